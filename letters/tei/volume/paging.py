"""The printed pages and the notes of each document: the outline of a volume."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from letters.tei import vocabulary as tei
from letters.tei.references import Outline, OutlinedDocument, OutlinedNote
from letters.tei.source import XML_ID, Element, local_name
from letters.tei.volume.contents import PageInForce

_LONGEST_LABEL = 20


@dataclass(slots=True)
class Paging:
    """A document, the pages it is printed on, and its notes."""

    key: str
    before: PageInForce | None
    first: PageInForce | None
    last: PageInForce | None
    notes: list[OutlinedNote] = field(default_factory=list)

    def without_pages(self) -> Paging:
        notes = [OutlinedNote(note.mark, note.key) for note in self.notes]
        return Paging(self.key, None, None, None, notes)


def read_paging(root: Element, documents: Mapping[Element, str]) -> list[Paging]:
    """The pages of each of `documents` (their keys), in order.

    Where the numbers begin anew in most documents, as in volumes published online
    only, they number no pages of the volume, and no pages are returned.
    """
    reader = _PagingReader(documents)
    pagings = list(reader.read(root))
    if reader.restarts * 2 <= len(pagings):
        return pagings
    return [paging.without_pages() for paging in pagings]


def outline_of(documents: Iterable[Paging]) -> Outline:
    return Outline(
        tuple(
            OutlinedDocument(
                paging.key,
                _label(paging.first),
                _label(paging.last),
                tuple(paging.notes),
            )
            for paging in documents
        )
    )


def page_labels(root: Element) -> tuple[str, ...]:
    """The labels of the main pagination in order, each once."""
    breaks = (element for element in root.iter("{*}pb") if not element.get("ed"))
    labels = (element.get("n") for element in breaks)
    return tuple(dict.fromkeys(label for label in labels if label))


class _PagingReader:
    def __init__(self, documents: Mapping[Element, str]) -> None:
        self._documents = documents
        self._paging: Paging | None = None
        self._at_start: Container[Element] = ()
        self._at_end: Container[Element] = ()
        self._page: PageInForce | None = None
        self._number = 0
        self.restarts = 0

    def read(self, root: Element) -> Iterator[Paging]:
        tags = ("{*}div", "{*}pb", "{*}note")
        for event, element in etree.iterwalk(root, events=("start", "end"), tag=tags):
            name = local_name(element)
            if event == "end":
                if self._paging and element in self._documents:
                    yield self._paging
                    self._paging = None
            elif name == tei.PAGE_BREAK:
                self._turn_page(element)
            elif name == tei.NOTE:
                self._add_note(element)
            elif element in self._documents:
                self._open(element)

    def _open(self, document: Element) -> None:
        page = self._page
        self._paging = Paging(self._documents[document], page, page, page)
        self._at_start = set(_breaks_at_start(document))
        self._at_end = set(_breaks_at_end(document))

    def _turn_page(self, page_break: Element) -> None:
        if page_break.get("ed"):
            return  # of another pagination
        label, identifier, facsimile = (
            page_break.get(name) or "" for name in ("n", XML_ID, "facs")
        )
        self._page = PageInForce(label, identifier, facsimile)
        if label.isdecimal() and len(label) <= _LONGEST_LABEL:
            self.restarts += int(label) <= self._number
            self._number = int(label)
        if self._paging and page_break not in self._at_end:
            self._paging.last = self._page
            if page_break in self._at_start:
                self._paging.first = self._page

    def _add_note(self, note: Element) -> None:
        mark = note.get("n") or ""
        before, _, key = (note.get(XML_ID) or "").partition("fn")
        # A few notes carry the identifier of another document: no link leads there.
        if self._paging and mark and key and before == self._paging.key:
            page = _label(self._page)
            self._paging.notes.append(OutlinedNote(mark, key, page))


def _breaks_at_start(element: Element) -> Iterator[Element]:
    """The page breaks before the first word of `element`."""
    if (element.text or "").strip():
        return
    for child in element:
        name = local_name(child)
        if name == tei.PAGE_BREAK:
            yield child
        elif name:
            yield from _breaks_at_start(child)
            return
        if (child.tail or "").strip():
            return


def _breaks_at_end(document: Element) -> Iterator[Element]:
    """The page breaks after the last word: their pages are the next document's."""
    for child in document.iterchildren(reversed=True):
        is_break = local_name(child) in (tei.PAGE_BREAK, "")
        if not is_break or (child.tail or "").strip():
            return
        yield child


def _label(page: PageInForce | None) -> str | None:
    """The number of a page as the outline has it; None for a label that can be none."""
    is_number = page and 0 < len(page.label) <= _LONGEST_LABEL
    return page.label if page and is_number else None
