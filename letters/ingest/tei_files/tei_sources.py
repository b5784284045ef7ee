"""Finds files of TEI: single ones, in folders, compressed, and within a .zip."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from letters.ingest.volumes.files import MAX_BYTES, printable, read_file
from letters.tei.errors import SourceError

SUFFIXES = (".xml", ".tei")
_PACKED = ("", ".gz", ".xz")
_ZIP = ".zip"
# More files than any edition has: who hands in more can part them.
MOST_MEMBERS = 100_000


@dataclass(frozen=True, slots=True)
class TeiSource:
    """`name` is shown, `stem` is the name without what stands for its format; `read` gives
    the bytes or raises SourceError."""

    name: str
    stem: str
    read: Callable[[], bytes]


def find_tei_sources(paths: Iterable[Path]) -> list[TeiSource]:
    """The files among `paths`, and those in folders and zips among them, each once.

    Raises FileNotFoundError for a path that is missing or has no file of TEI, and
    SourceError for a zip that cannot be opened.
    """
    files: dict[Path, None] = {}
    for path in paths:
        found = [path] if path.is_file() else sorted(_below(path), key=_place)
        if not found:
            what = f"no file of TEI ({', '.join((*SUFFIXES, _ZIP))})"
            raise FileNotFoundError(
                f"{path}: {what if path.exists() else 'no such file or folder'}"
            )
        files.update(dict.fromkeys(found))
    return [source for file in files for source in _sources_of(file)]


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        is_named = _is_tei(path.name) or path.suffix.lower() == _ZIP
        is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if is_named and not is_hidden and path.is_file():
            yield path


def _place(path: Path) -> tuple[Path, str]:
    """A text that another one carries comes after that: its name has more at its end."""
    return path.parent, stem_of(path.name)


def _is_tei(name: str) -> bool:
    lower = name.lower()
    return any(
        lower.endswith(f"{suffix}{packed}") for suffix in SUFFIXES for packed in _PACKED
    )


def _sources_of(path: Path) -> Iterator[TeiSource]:
    name = printable(path.name)
    if path.suffix.lower() == _ZIP:
        yield from _members(path)
    else:
        yield TeiSource(name, stem_of(name), partial(read_file, path))


def stem_of(name: str) -> str:
    """The name without ".xml.gz" and the like."""
    for packed in _PACKED[1:]:
        name = name.removesuffix(packed)
    for suffix in SUFFIXES:
        if name.lower().endswith(suffix):
            return name[: -len(suffix)]
    return name


def _members(path: Path) -> Iterator[TeiSource]:
    try:
        with zipfile.ZipFile(path) as packed:
            members = [info for info in packed.infolist() if _is_member(info)]
    except (OSError, zipfile.BadZipFile) as error:
        raise SourceError(f"{printable(path)} cannot be opened: {error}") from error
    if len(members) > MOST_MEMBERS:
        raise SourceError(
            f"{printable(path)} holds {len(members):,} files; the limit is "
            f"{MOST_MEMBERS:,}."
        )
    for info in members:
        name = printable(PurePosixPath(info.filename).name)
        read = partial(_read_member, path, info.filename)
        yield TeiSource(f"{printable(path.name)}/{name}", stem_of(name), read)


def _is_member(info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(info.filename).parts
    is_hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    is_plain = info.filename.lower().endswith(SUFFIXES)
    return is_plain and not info.is_dir() and not is_hidden


def _read_member(path: Path, member: str) -> bytes:
    try:
        with zipfile.ZipFile(path) as packed, packed.open(member) as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, RuntimeError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise SourceError(f"The file cannot be read: {error}") from error
    if len(content) > MAX_BYTES:
        raise SourceError(
            f"Unpacked, the file has more than {MAX_BYTES:,} bytes, the limit."
        )
    return content
