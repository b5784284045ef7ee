"""Which document and page a scan is of, by the name of its file and its folders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from letters.models.identifiers import DOCUMENT_PATTERN

SCHEME = (
    ("reagan-andropov-1983_002.jpg", "the identifier, “_” and the page"),
    ("reagan-andropov-1983/002.jpg", "a folder by the identifier, and the page"),
    ("frus1961-63v06/d12_p3.tif", "the edition as a folder, its document, the page"),
    ("frus1961-63v06/d12/p3.tif", "the same, with a folder for the document"),
    ("frus1961-63v06/d12.pdf", "all pages of the document, in one file"),
    ("frus1961-63v06/d12_680-682.pdf", "several of its pages, in one file"),
)
_IDENTIFIER = re.compile(DOCUMENT_PATTERN)
# "002", "p3", "page-12", "pg_680", "3r"
_PAGE = re.compile(
    r"(?:pages?+|pg|p)?+[-_. ]?+0*+([A-Za-z0-9][A-Za-z0-9._-]{0,79}+)", re.IGNORECASE
)
# Put beside the files by systems, and meant by nobody.
_OF_SYSTEMS = ("__MACOSX", "Thumbs.db", "desktop.ini")


class NamedPage(NamedTuple):
    """A document and a page as a name may mean them; `page` as written, and short. It is
    empty for all pages; it may be the first and the last of several ("680-682")."""

    identifier: str
    written: str
    page: str


def is_of_a_system(path: PurePosixPath) -> bool:
    """Whether a system put the file there, beside those that somebody chose."""
    return any(
        part in _OF_SYSTEMS or (part.startswith(".") and part.strip("."))
        for part in path.parts
    )


def readings_of(path: PurePosixPath) -> list[NamedPage]:
    """What the name may mean, the longest identifier first. The archive says which of
    them is there."""
    pages = [
        NamedPage(identifier, written, short[1])
        for identifier, written in _splits(path)
        if _IDENTIFIER.fullmatch(identifier) and (short := _PAGE.fullmatch(written))
    ]
    wholes = [
        NamedPage(identifier, "", "")
        for identifier in _within(path.parts[:-1], path.stem)
        if _IDENTIFIER.fullmatch(identifier)
    ]
    return list(dict.fromkeys(pages + wholes))


def _splits(path: PurePosixPath) -> Iterator[tuple[str, str]]:
    """The identifier and the page as the scheme divides them."""
    folders, stem = path.parts[:-1], path.stem
    for position, letter in enumerate(stem):
        if letter == "_":
            name, page = stem[:position], stem[position + 1 :]
            yield from ((identifier, page) for identifier in _within(folders, name))
    if folders:
        *outer, inner = folders
        yield from ((identifier, stem) for identifier in _within(outer, inner))


def _within(folders: Sequence[str], name: str) -> Iterator[str]:
    """The name as a part of the edition whose folder it is in, and by itself."""
    if folders:
        yield f"{folders[-1]}/{name}"
    yield name
