"""The items of a reading that the annotations of a file belong to: those that are there,
and new ones for documents, pages and passages that are not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max

from letters.models import Document, Reading, ReadingItem
from letters.teaching.importing.held import HeldDocuments
from letters.teaching.importing.incoming import (
    IncomingNote,
    check_line,
    check_words,
)
from letters.teaching.limits import ReadingFullError, refuse_item_beyond
from letters.web_annotation.reading import AnnotationError

_Extent = ReadingItem.Extent
_COLUMNS = {
    "extent": "extent",
    "page_key": "page",
    "first_segment": "firstSegment",
    "last_segment": "lastSegment",
    "heading": "heading",
    "introduction": "introduction",
    "first_view": "firstView",
}
# In a file: some may be of documents that are not held here.
MOST_DESCRIBED = 500
# What makes it another item, and no other words about the same.
_EXTENT = ("extent", "page_key", "first_segment", "last_segment")


@dataclass(frozen=True, slots=True)
class DescribedItem:
    """An item as the file describes it; `source` is the address of its document."""

    number: int
    source: str
    values: dict[str, Any]


def read_items(written: Any) -> list[DescribedItem]:
    """Raises AnnotationError."""
    place = "partOf.letters:items"
    rows = written if written is not None else []
    if not isinstance(rows, list):
        raise AnnotationError(place, "It is no list of items.")
    if len(rows) > MOST_DESCRIBED:
        reason = f"It has {len(rows):,} items; {MOST_DESCRIBED} are the most."
        raise AnnotationError(place, reason)
    return [_read_item(row, f"{place}[{number}]") for number, row in enumerate(rows)]


def _read_item(row: Any, place: str) -> DescribedItem:
    if not isinstance(row, dict) or not isinstance(row.get("source"), str):
        raise AnnotationError(place, "It has no source.")
    values: dict[str, Any] = {}
    for column, name in _COLUMNS.items():
        value = row.get(name, "")
        longest = ReadingItem._meta.get_field(column).max_length
        if not isinstance(value, str) or len(value) > (longest or 0):
            reason = f"It is no text of at most {longest} characters."
            raise AnnotationError(f"{place}.{name}", reason)
        check = check_words if column == "introduction" else check_line
        check(value, f"{place}.{name}")
        values[column] = value
    values["extent"] = values["extent"] or _Extent.WHOLE.value
    if values["extent"] not in _Extent.values:
        raise AnnotationError(f"{place}.extent", "There is no such extent.")
    values["hides_annotations"] = row.get("hidesAnnotations") is True
    number = row.get("number")
    return DescribedItem(
        number if isinstance(number, int) else 0, row["source"], values
    )


@dataclass(slots=True)
class ItemsOfReading:
    """`new` are the primary keys of those that this import made."""

    reading: Reading
    held: HeldDocuments
    described: list[DescribedItem]
    new: set[int] = field(default_factory=set)
    _items: list[ReadingItem] = field(init=False)
    _by_extent: dict[tuple[Any, ...], ReadingItem] = field(
        init=False, default_factory=dict
    )
    _by_number: dict[int, ReadingItem] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        present = self.reading.items.present().select_for_update(of=("self",))
        self._items = list(present)
        for item in self._items:
            self._by_extent.setdefault(_extent_of(item), item)
        for described in self.described:
            if document := self.held.at(described.source):
                said = (document.pk, *(described.values[name] for name in _EXTENT))
                item = self._by_extent.get(said)
                self._by_number[described.number] = item or self._add(
                    document, described.values
                )

    def of(self, note: IncomingNote) -> ReadingItem | None:
        """The one that the file says, if it has the first of the documents that the
        note is about; else one with this document."""
        document = self.held.at(note.targets[0].source)
        said = self._by_number.get(note.item)
        if document is None or said is not None:
            return said
        of_document = [item for item in self._items if item.document_id == document.pk]
        whole = [item for item in of_document if item.extent == _Extent.WHOLE]
        return next(iter([*whole, *of_document]), None) or self._add(document, {})

    def _add(self, document: Document, values: dict[str, Any]) -> ReadingItem:
        try:
            refuse_item_beyond(len(self._items))
        except ReadingFullError as error:
            raise AnnotationError("file", str(error)) from error
        last = self.reading.items.aggregate(last=Max("position"))["last"]
        item = ReadingItem.objects.create(
            reading=self.reading,
            position=0 if last is None else last + 1,
            document=document,
            document_identifier=document.identifier,
            **values,
        )
        self._items.append(item)
        self._by_extent.setdefault(_extent_of(item), item)
        self.new.add(item.pk)
        return item


def _extent_of(item: ReadingItem) -> tuple[Any, ...]:
    """What tells it from the other items of its reading."""
    return item.document_id, *(getattr(item, name) for name in _EXTENT)
