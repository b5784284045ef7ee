"""What can go wrong with a page scan, each in a sentence for the archivist."""

from __future__ import annotations


class FacsimileError(Exception):
    """The text of every one of these may be shown as it is."""


class ScanRefusedError(FacsimileError):
    """The file is not a page scan that can be kept and shown."""


class UnknownScanError(FacsimileError):
    """No scan, or no size of a scan, has the name that was asked for."""


class DamagedMasterError(FacsimileError):
    """The stored file is not the one that was once put there."""


class StorageFullError(FacsimileError):
    """There is no room; nothing was written."""
