"""Backups of the whole archive: the database and the scans in one consistent state.

A folder of backups looks like this:

    masters/0f/0f3a…                 scans, each once for all backups, named by SHA-256
    2026-11-30T074500Z/              one backup, named by its time
        database.dump                what pg_dump wrote, in its custom format
        manifest.json                `Manifest`
        SHA256SUMS                   of both, and of each scan, as sha256sum reads it

Scans are stored before the rows that name them, and never change: those that are there
when the database has been dumped are all that its rows name. Smaller images, the search
index and cached pages are made again from these two.
"""
