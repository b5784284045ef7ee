"""A real PostgreSQL that needs no installation: from a wheel, in a folder of ours.

Nothing here imports Django except `base`, the database backend that settings
name, so that the watchdog stays a small process.

How it is started and stopped:

* Every process that connects holds a shared lock on the cluster's lease file
  (`archive.locks`). The kernel drops the lock when the process ends, however it ends.
* Each server has one watchdog, which is its parent (`watchdog`). When no process
  holds the lease any more, the watchdog waits a few seconds and stops the server.
* Starting and stopping happen under an exclusive lock (`server`), so that two
  commands at once share one server.
"""
