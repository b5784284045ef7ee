"""The pictures of scans that files carry along, made ready if need be."""

from __future__ import annotations

from pathlib import Path

from letters.facsimile import (
    READING,
    DamagedMasterError,
    NotPreparedError,
    ScanRefusedError,
    TooBusyError,
    UnknownScanError,
    ensure_derivative,
)
from letters.ingest.media_folders import derivatives_folder, masters_folder
from letters.ingest.scan_checks import record_scan_state
from letters.ingest.tiled_scans import tiled_scan
from letters.models import PageImage

# In one file. Each takes some hundredths of a second, and half a megabyte.
MOST_SCANS = 200
TOO_MANY_SCANS = (
    f"It has more than {MOST_SCANS} scans, which are too many for one file."
)


def find_picture(image: PageImage) -> Path | None:
    """The file of the size that pages show; None, and a note to the archivists, if there
    is none."""
    try:
        path: Path = ensure_derivative(
            masters_folder(),
            derivatives_folder(),
            image.scan_name,
            READING,
            tiled=tiled_scan(image),
        )
    except (NotPreparedError, ScanRefusedError, TooBusyError):
        return None
    except (DamagedMasterError, UnknownScanError) as error:
        record_scan_state(image.sha256, error)
        return None
    return path
