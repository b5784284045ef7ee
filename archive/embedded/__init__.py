"""A real PostgreSQL that needs no installing: from a wheel, in a folder of ours.

Nothing here imports Django except `base`, the database backend that settings
name, so that the watchdog stays a small process.

How its life is kept:

* Every process that connects holds a shared lock on the cluster's lease file
  (`archive.locks`). The kernel drops the lock when the process ends, however it ends.
* One watchdog per server is the server's parent (`watchdog`). When nobody holds
  the lease any more, it waits a few seconds and stops the server.
* Starting and stopping happen under an exclusive lock (`server`), so that two
  commands at once share one server.
"""
