"""The results of a search as a table: one document, or section, a row, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse

from letters.forms.search import SearchForm
from letters.models import Document
from letters.models.document_queries import CARD_FIELDS
from letters.reader.search.counting import counted
from letters.search import SearchPage
from letters.views.csv_tables import Row, csv_response
from letters.views.search.answers import search_for_program, search_view

MOST_ROWS = 5_000
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
COLUMNS_OF_SECTIONS = ("volume", "identifier", "title", "place", "kind", "address")


@search_view()
def search_csv(request: HttpRequest, form: SearchForm) -> StreamingHttpResponse:
    """Dates are EDTF. If some documents are missing, the last row says so."""
    search_page = search_for_program(form, request.user, MOST_ROWS)
    rows = _section_rows if form.query.is_for_front_matter else rows_of
    return csv_response("search.csv", rows(search_page, request.build_absolute_uri))


def rows_of(search_page: SearchPage, absolute: Callable[[str], str]) -> Iterator[Row]:
    yield COLUMNS
    cards = search_page.documents.for_cards().select_related("holding")
    documents = cards.only(*CARD_FIELDS, *_MARKINGS)
    for document in _in_order(documents, search_page.result.pks):
        yield _row(document, absolute(document.get_absolute_url()))
    yield from _end(search_page, "document")


def _section_rows(
    search_page: SearchPage, absolute: Callable[[str], str]
) -> Iterator[Row]:
    yield COLUMNS_OF_SECTIONS
    sections = search_page.sections.select_related("edition")
    for section in _in_order(sections, search_page.result.pks):
        yield (
            section.edition.identifier,
            section.key,
            section.name,
            section.place,
            section.kind,
            absolute(section.get_absolute_url()),
        )
    yield from _end(search_page, "section")


def _in_order(rows: QuerySet[Any], pks: Sequence[int]) -> Iterator[Any]:
    for start in range(0, len(pks), ROWS_AT_ONCE):
        chunk = pks[start : start + ROWS_AT_ONCE]
        by_pk = rows.in_bulk(chunk)
        # A row may have been withdrawn since the search.
        yield from (by_pk[pk] for pk in chunk if pk in by_pk)


def _end(search_page: SearchPage, noun: str) -> Iterator[Row]:
    listed = len(search_page.result.pks)
    if search_page.total > listed:
        total = counted(search_page.total, noun)
        yield (f"Only the first {listed:,} of {total} found are listed.",)


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
