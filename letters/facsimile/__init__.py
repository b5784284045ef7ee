"""Page scans: inspected, stored, and made small enough to read in a browser.

The only package that knows Pillow. Nothing here knows Django: folders and limits
are arguments, and every error is a FacsimileError whose text may be shown.
"""

from letters.facsimile.decoding import ScanLimits
from letters.facsimile.derivatives import (
    READING,
    THUMBNAIL,
    WIDTHS,
    ZOOM,
    derivative_path,
    ensure_derivative,
    is_sound_derivative,
    make_derivative,
)
from letters.facsimile.inspection import ScanFacts, inspect_scan
from letters.facsimile.page_files import PageFile, split_pages
from letters.facsimile.regions import Box, cut_region
from letters.facsimile.scan_errors import (
    DamagedMasterError,
    FacsimileError,
    ScanRefusedError,
    StorageFullError,
    UnknownScanError,
)
from letters.facsimile.seals import has_seal
from letters.facsimile.store import DIGEST, master_path, open_master, store_master
from letters.facsimile.verified_files import digest_of, verify_each_time

__all__ = [
    "DIGEST",
    "READING",
    "THUMBNAIL",
    "WIDTHS",
    "ZOOM",
    "Box",
    "DamagedMasterError",
    "FacsimileError",
    "PageFile",
    "ScanFacts",
    "ScanLimits",
    "ScanRefusedError",
    "StorageFullError",
    "UnknownScanError",
    "cut_region",
    "derivative_path",
    "digest_of",
    "ensure_derivative",
    "has_seal",
    "inspect_scan",
    "is_sound_derivative",
    "make_derivative",
    "master_path",
    "open_master",
    "split_pages",
    "store_master",
    "verify_each_time",
]
