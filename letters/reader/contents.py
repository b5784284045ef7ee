"""The table of contents of an edition: its sections and their documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from letters.models import Document, Edition, Section
from letters.models.document_queries import DocumentQuerySet
from letters.tei.dates import describe, parse_edtf

# Deeper sections are listed under their ancestor at this depth: the template that shows
# them includes itself.
DEEPEST_SHOWN = 12
DATES = ("date_edtf", "date_earliest", "date_latest")


@dataclass(slots=True)
class DateSpan:
    """From the first to the last date of some documents, if any bears a date."""

    first: tuple[date, str] | None = None
    last: tuple[date, str] | None = None

    def add(self, document: Document) -> None:
        if document.date_earliest:
            earliest = (document.date_earliest, document.date_edtf)
            self.first = min(self.first or earliest, earliest)
        if document.date_latest:
            latest = (document.date_latest, document.date_edtf)
            self.last = max(self.last or latest, latest)

    def __str__(self) -> str:
        """Each end as exactly as its document is dated: "April 1961 – May 3, 1962"."""
        ends = [_end_in_words(self.first, 0), _end_in_words(self.last, -1)]
        return " – ".join(dict.fromkeys(filter(None, ends)))


def _end_in_words(bound: tuple[date, str] | None, side: int) -> str:
    """One end of a date, without the time; a choice of dates has no ends."""
    if not bound:
        return ""
    edtf = bound[1]
    if not edtf.startswith(("[", "{")):
        edtf = edtf.split("/")[side].partition("T")[0]
    return describe(parse_edtf(edtf))


@dataclass(slots=True)
class Node:
    """A section in its place. `count` and `dates` are of all documents in and below it."""

    section: Section
    above: Node | None
    depth: int
    parts: list[Node] = field(default_factory=list)
    count: int = 0
    dates: DateSpan = field(default_factory=DateSpan)

    @property
    def path(self) -> list[Section]:
        """The sections around it, from the outermost."""
        return [node.section for node in self._ancestry()][:0:-1]

    def add(self, document: Document) -> None:
        for node in self._ancestry():
            node.count += 1
            node.dates.add(document)

    def _ancestry(self) -> Iterator[Node]:
        node: Node | None = self
        while node:
            yield node
            node = node.above


class Contents:
    """The sections of `edition` as a tree, with the `visible` documents: two queries."""

    def __init__(self, edition: Edition, visible: DocumentQuerySet) -> None:
        self.nodes: dict[int, Node] = {}
        self.body: list[Node] = []
        self.front: list[Node] = []
        self.back: list[Node] = []
        self.count = 0
        self.dates = DateSpan()
        # How many documents begin in each month of a year, and how many in none.
        self.months: Counter[tuple[int, int] | None] = Counter()
        # Whether its pages are numbered through, from one document to the next.
        self.is_paged_through = not edition.is_imported
        for section in edition.sections.order_by("position"):
            section.edition = edition
            self._place(section)
        fields = ("section_id", "begins_on_page", *DATES)
        for document in visible.filter(edition=edition).order_by().only(*fields):
            self._count(document)

    def _place(self, section: Section) -> None:
        above = self.nodes.get(section.parent_id)
        node = Node(section, above, above.depth + 1 if above else 0)
        self.nodes[section.pk] = node
        while above and above.depth >= DEEPEST_SHOWN:
            above = above.above
        (above.parts if above else getattr(self, section.place)).append(node)

    def _count(self, document: Document) -> None:
        self.count += 1
        self.dates.add(document)
        day = document.date_earliest
        self.months[day and (day.year, day.month)] += 1
        if document.begins_on_page:
            self.is_paged_through = True
        if node := self.nodes.get(document.section_id):
            node.add(document)

    def find(self, key: str) -> tuple[Node | None, Node | None, Node | None]:
        """The section before the one with this key, that section, and the next."""
        nodes: list[Node | None] = [None, *self.nodes.values(), None]
        for before, node, after in zip(nodes, nodes[1:], nodes[2:], strict=False):
            if node and node.section.key == key:
                return before, node, after
        return None, None, None
