"""The pages in a file of scans: a ZIP, a TIFF or a PDF of many pages, or one scan alone."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import BinaryIO, cast

from PIL.TiffImagePlugin import TiffImageFile

from letters.facsimile.decoding import ScanLimits, check_scan_header, damage_is_refused
from letters.facsimile.pdf_pages import draw_pages
from letters.facsimile.scan_errors import ScanRefusedError
from letters.facsimile.zip_members import ZipRefusedError, open_zip, unpack

MOST_PAGES = 200
# All files of a ZIP together, unpacked.
MOST_BYTES = 1_000_000_000
_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
_TIFF = (b"II*\x00", b"MM\x00*")
_DIGITS = re.compile(r"([0-9]+)")
# What programs put into a ZIP for themselves.
_BY_PROGRAMS = ("__MACOSX", ".", "Thumbs.db")


@dataclass(frozen=True, slots=True)
class PageFile:
    """One page, with the name that its file has or is given."""

    name: str
    content: BinaryIO


def split_pages(file: BinaryIO, name: str) -> Iterator[PageFile]:
    """Each page of a seekable file, in order; a scan of one page comes as it is.

    A page of a TIFF is stored again without loss; one of a PDF is drawn. Raises
    ScanRefusedError, naming the file within a ZIP.
    """
    file.seek(0)
    beginning = file.read(8)
    file.seek(0)
    if beginning.startswith(_ZIP):
        yield from _zipped(file)
    elif beginning.startswith(_PDF):
        yield from _drawn(file, name)
    elif beginning.startswith(_TIFF):
        yield from _frames(file, name)
    else:
        yield PageFile(name, file)


def _zipped(file: BinaryIO) -> Iterator[PageFile]:
    with open_zip(file) as archive:
        entries = [entry for entry in archive.infolist() if _is_wanted(entry)]
        if len(entries) > MOST_PAGES:
            raise ScanRefusedError(_TOO_MANY.format(len(entries), MOST_PAGES))
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > MOST_BYTES:
            raise ScanRefusedError(_TOO_LARGE.format(unpacked, MOST_BYTES))
        for entry in sorted(entries, key=lambda entry: _natural(entry.filename)):
            yield from _unzipped(archive, entry)


def _unzipped(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[PageFile]:
    try:
        unpacked = unpack(archive, entry, ScanLimits().max_bytes)
    except ZipRefusedError as error:
        raise ScanRefusedError(f"“{entry.filename}” in the ZIP: {error}") from error
    with unpacked as file:
        content = cast(BinaryIO, file)
        is_zip = content.read(len(_ZIP)) == _ZIP
        if is_zip:
            raise ScanRefusedError(
                f"“{entry.filename}” is a ZIP within the ZIP. Unpack it first."
            )
        yield from split_pages(content, PurePosixPath(entry.filename).name)


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    return not entry.is_dir() and not any(
        part.startswith(_BY_PROGRAMS) for part in parts
    )


def _natural(name: str) -> list[str | tuple[int, str]]:
    """ "p2" before "p10"."""
    parts = _DIGITS.split(name.casefold())
    return [part.zfill(20) if part.isdigit() else part for part in parts]


_TOO_LARGE = "Unpacked, it would have {:,} bytes; the limit is {:,}. Divide it."
_TOO_MANY = "This has {:,} pages; at most {:,} are taken at once."


def _frames(file: BinaryIO, name: str) -> Iterator[PageFile]:
    with damage_is_refused():
        image = TiffImageFile(file)
        is_single = image.tag_v2.next == 0
    if is_single:
        file.seek(0)
        yield PageFile(name, file)
        return
    for number in range(MOST_PAGES + 1):
        with damage_is_refused():
            try:
                image.seek(number)
            except EOFError:
                return
        if number == MOST_PAGES:
            raise ScanRefusedError(_TOO_MANY.format(number + 1, MOST_PAGES))
        check_scan_header(image, ScanLimits())
        page = BytesIO()
        with damage_is_refused():
            single = image.copy()
            dpi = image.info.get("dpi")
            options = {"dpi": dpi} if dpi else {}
            single.save(page, "TIFF", compression="tiff_deflate", **options)
        page.seek(0)
        yield PageFile(_page_name(name, number + 1, "tif"), page)


def _drawn(file: BinaryIO, name: str) -> Iterator[PageFile]:
    with TemporaryDirectory(prefix="pdf-pages-") as folder:
        drawn = draw_pages(file, Path(folder), MOST_PAGES)
        for number, path in enumerate(drawn, 1):
            with path.open("rb") as page:
                yield PageFile(_page_name(name, number, "png"), page)


def _page_name(name: str, number: int, extension: str) -> str:
    return f"{PurePosixPath(name).stem} page {number}.{extension}"
