"""The parts of a volume, as read from its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from letters.tei.references import Outline
from letters.tei.source import Element


class VolumePart(StrEnum):
    """The part of TEI's `text` that something stands in."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"


class EntryKind(StrEnum):
    PERSON = "person"
    TERM = "term"


class ProblemCode(StrEnum):
    OTHER_IDENTIFIER = "other-identifier"
    REPEATED_ID = "repeated-id"
    UNUSABLE_ID = "unusable-id"
    MISSING_ID = "missing-id"
    MISSING_NUMBER = "missing-number"
    NESTED_DOCUMENT = "nested-document"
    MISPLACED_DOCUMENT = "misplaced-document"
    UNTYPED_DIVISION = "untyped-division"
    UNKNOWN_ELEMENT = "unknown-element"
    FOREIGN_MARKUP = "foreign-markup"
    INSTRUCTION = "processing-instruction"
    MISSING_TARGET = "missing-target"
    UNLISTED_PERSON = "unlisted-person"
    UNLISTED_TERM = "unlisted-term"


@dataclass(frozen=True, slots=True)
class VolumeProblem:
    """`line` counts from 1 in the file; 0 where no single line is meant."""

    code: ProblemCode
    message: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Header:
    """The title and imprint; "" where the file gives none.

    `numbers` are its `idno`s by type: "isbn-13", "dospubno", "frus" …
    """

    title: str
    series_title: str
    sub_series: str
    volume: str
    volume_title: str
    editors: tuple[str, ...]
    publisher: str
    place: str
    year: int | None
    numbers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Division:
    """A part that is no document: a compilation, chapter, preface, index, title page.

    `tei` is its own content, verbatim, without the divisions and documents in it.
    `kind` is the `type` in the file ("division" if it has none, "titlePage" for a
    title page); `position` counts the divisions of the volume from 1.
    """

    key: str
    kind: str
    title: str
    parent: str
    place: VolumePart
    position: int
    tei: str
    element: Element
    line: int


@dataclass(frozen=True, slots=True)
class PageInForce:
    """A `pb`: its `n`, `xml:id` and `facs`, "" where it has none."""

    label: str
    identifier: str
    facsimile: str


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """A document: `tei` is its slice of the file, which can be parsed by itself.

    `page_before` is the page that the text before it ends on; the document's own
    first page break may come before its first word.
    """

    key: str
    number: str
    division: str
    position: int
    tei: str
    element: Element
    page_before: PageInForce | None
    line: int


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A person or term that the volume explains, in the words that follow the name."""

    kind: EntryKind
    key: str
    name: str
    description: str
    division: str
    position: int


@dataclass(frozen=True)
class Volume:
    """`pages` are the labels of all its pages in order, `size` the bytes of its file."""

    identifier: str
    header: Header
    divisions: tuple[Division, ...]
    documents: tuple[DocumentSource, ...]
    entries: tuple[ListEntry, ...]
    outline: Outline
    pages: tuple[str, ...]
    skeleton: str
    size: int
    problems: tuple[VolumeProblem, ...]
