"""The store of original scans: immutable files, each named by its SHA-256."""

from __future__ import annotations

import errno
import hashlib
import re
from contextlib import ExitStack
from pathlib import Path
from typing import IO, BinaryIO

from letters.facsimile.atomic_files import publish, unfinished_file
from letters.facsimile.scan_errors import DamagedMasterError, UnknownScanError
from letters.facsimile.verified_files import (
    VerifiedFiles,
    digest_of,
    verify_each_time,
)

CHUNK = 1024 * 1024
READ_ONLY = 0o444

DIGEST = re.compile(r"[0-9a-f]{64}")

# Something has this name, and it cannot be read as a file.
UNREADABLE = {
    errno.EACCES,
    errno.EIO,
    errno.EISDIR,
    errno.ELOOP,
    errno.ENOTDIR,
    errno.ENXIO,
    errno.EPERM,
}

VERIFIED_MASTERS = VerifiedFiles()


def store_master(file: BinaryIO, root: Path) -> str:
    """Store a scan's bytes for ever and return their digest, the master's name.

    Storing the same bytes again changes nothing. Raises DamagedMasterError where the
    copy stored earlier has other bytes: it is left as it is, as evidence.
    """
    file.seek(0)
    with unfinished_file(root) as received:
        digest, byte_count = _receive(file, received)
        path = master_path(root, digest)
        if path.exists():
            _check_length(path, byte_count)
            open_master(root, digest, verify_each_time()).close()
        else:
            # Two workers may both come here; they then publish the same bytes.
            publish(received, path, mode=READ_ONLY)
    return digest


def open_master(
    root: Path, digest: str, verified: VerifiedFiles = VERIFIED_MASTERS
) -> BinaryIO:
    """Open a master whose bytes have this digest.

    Raises UnknownScanError where there is no such master, and DamagedMasterError where
    its bytes have another digest or cannot be read.
    """
    try:
        file = _open_if_sound(master_path(root, digest), digest, verified)
    except FileNotFoundError as error:
        raise UnknownScanError(f"There is no scan {digest}.") from error
    except OSError as error:
        if error.errno not in UNREADABLE:
            raise
        raise DamagedMasterError(
            f"The scan {digest} cannot be read ({error.strerror}). "
            "Restore it from a backup."
        ) from error
    if not file:
        raise DamagedMasterError(
            f"The scan {digest} is damaged: its bytes no longer have this SHA-256. "
            "Restore it from a backup."
        )
    return file


def _open_if_sound(path: Path, digest: str, verified: VerifiedFiles) -> BinaryIO | None:
    with ExitStack() as closing:
        file = closing.enter_context(path.open("rb"))
        if not verified.is_sound(
            str(path), file, lambda master: digest_of(master) == digest
        ):
            return None
        closing.pop_all()
        return file


def master_path(root: Path, digest: str) -> Path:
    return shelf_path(root, digest) / digest


def shelf_path(root: Path, digest: str) -> Path:
    """The folder for a digest: nothing else may become part of a path."""
    if not DIGEST.fullmatch(digest):
        raise UnknownScanError("A scan is named by 64 hexadecimal digits.")
    return root / digest[:2]


def _receive(file: BinaryIO, received: IO[bytes]) -> tuple[str, int]:
    sha256, byte_count = hashlib.sha256(), 0
    while chunk := file.read(CHUNK):
        sha256.update(chunk)
        received.write(chunk)
        byte_count += len(chunk)
    return sha256.hexdigest(), byte_count


def _check_length(path: Path, byte_count: int) -> None:
    stored_bytes = path.stat().st_size
    if stored_bytes != byte_count:
        raise DamagedMasterError(
            f"The scan {path.name} is stored already, but damaged: it has "
            f"{stored_bytes:,} bytes instead of {byte_count:,}. Restore it from a backup."
        )
