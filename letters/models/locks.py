"""The numbers of PostgreSQL's advisory locks, which all users of a database share."""

from enum import IntEnum


class AdvisoryLock(IntEnum):
    """What only one connection at a time may do."""

    # "LETR" in ASCII. Held for as long as a process writes the search index.
    INDEX_WRITER = 0x4C455452
    # "PEOP" in ASCII. Held to the end of a transaction that merges or unmerges agents:
    # which rows it concerns depends on merges that somebody else is about to make.
    AGENT_MERGE = 0x50454F50
    # Held for the length of a run of the importer: two would get in each other's way.
    IMPORT_RUN = 7_105_033
    # Held to the end of a transaction that links references to their targets: two could
    # want each other's references and wait for ever.
    REFERENCE_TARGETS = 7_105_034
    # With a hash of the volume's identifier as its second number. Held for the import of
    # that volume, which two processes of a run may find in two files.
    VOLUME_IMPORT = 7_105_035
