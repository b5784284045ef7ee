"""A table of documents: one a row, by what its record says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from letters.models import Document
from letters.models.document_queries import CARD_FIELDS, DocumentQuerySet
from letters.reader.taking.selection import Selection

Row = tuple[str, ...]

ROWS_AT_ONCE = 500

# The address is the permanent one. Several names are separated by "; ".
COLUMNS = (
    "identifier",
    "title",
    "label",
    "date",
    "date in words",
    "from",
    "to",
    "volume",
    "number",
    "kind",
    "classification",
    "address",
)
_MARKINGS = (
    *("classification_marking", "printed_markings", "corrected_markings"),
    "holding__classification_markings",
)


def table_rows(selection: Selection) -> Iterator[Row]:
    """The names of the columns first. If some documents are left out, the last row says
    so."""
    yield COLUMNS
    yield from document_rows(selection.visible, selection.keys, selection.absolute)
    if selection.left_out:
        yield (selection.left_out,)


def document_rows(
    visible: DocumentQuerySet, keys: Sequence[int], absolute: Callable[[str], str]
) -> Iterator[Row]:
    cards = visible.for_cards().select_related("holding")
    for document in rows_in_order(cards.only(*CARD_FIELDS, *_MARKINGS), keys):
        yield _row(document, absolute(document.get_absolute_url()))


def rows_in_order(rows: QuerySet[Any], keys: Sequence[int]) -> Iterator[Any]:
    for start in range(0, len(keys), ROWS_AT_ONCE):
        chunk = keys[start : start + ROWS_AT_ONCE]
        by_key = rows.in_bulk(chunk)
        # A row may have been withdrawn since it was found.
        yield from (by_key[key] for key in chunk if key in by_key)


def _row(document: Document, address: str) -> Row:
    return (
        document.identifier,
        document.title,
        document.name_and_date,
        document.date_edtf,
        document.date_in_words,
        "; ".join(document.senders),
        "; ".join(document.recipients),
        document.edition.short_title if document.edition else "",
        document.number,
        document.get_kind_display(),
        document.markings,
        address,
    )
