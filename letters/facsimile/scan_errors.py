"""What can go wrong with a page scan, in sentences for the archivist."""

from __future__ import annotations


class FacsimileError(Exception):
    """The text of each of these errors may be shown as it is."""


class ScanRefusedError(FacsimileError):
    """The file is not a page scan that can be stored and shown."""


class UnknownScanError(FacsimileError):
    """No scan, or no size of a scan, has this name."""


class DamagedMasterError(FacsimileError):
    """The stored file is no longer the one that was stored."""


class StorageFullError(FacsimileError):
    """There is no room; nothing was written."""


class NotPreparedError(FacsimileError):
    """The scan cannot be shown so until it has been cut into tiles."""


class TooBusyError(FacsimileError):
    """So large a picture cannot be made now, or not in time."""
