"""The results of a search as a table: one document, or section, a row, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.http import HttpRequest, StreamingHttpResponse

from letters.exports.table_file import Row
from letters.forms.search import SearchForm
from letters.reader.search.counting import counted
from letters.reader.taking.table_rows import COLUMNS, document_rows, rows_in_order
from letters.search import SearchPage
from letters.views.csv_tables import csv_response
from letters.views.search.answers import search_for_program, search_view

MOST_ROWS = 5_000
COLUMNS_OF_SECTIONS = ("volume", "identifier", "title", "place", "kind", "address")


@search_view()
def search_csv(request: HttpRequest, form: SearchForm) -> StreamingHttpResponse:
    """Dates are EDTF. If some documents are missing, the last row says so."""
    search_page = search_for_program(form, request.user, MOST_ROWS)
    rows = _section_rows if form.query.is_for_front_matter else rows_of
    return csv_response("search.csv", rows(search_page, request.build_absolute_uri))


def rows_of(search_page: SearchPage, absolute: Callable[[str], str]) -> Iterator[Row]:
    yield COLUMNS
    yield from document_rows(search_page.documents, search_page.result.pks, absolute)
    yield from _end(search_page, "document")


def _section_rows(
    search_page: SearchPage, absolute: Callable[[str], str]
) -> Iterator[Row]:
    yield COLUMNS_OF_SECTIONS
    sections = search_page.sections.select_related("edition")
    for section in rows_in_order(sections, search_page.result.pks):
        yield (
            section.edition.identifier,
            section.key,
            section.name,
            section.place,
            section.kind,
            absolute(section.get_absolute_url()),
        )
    yield from _end(search_page, "section")


def _end(search_page: SearchPage, noun: str) -> Iterator[Row]:
    listed = len(search_page.result.pks)
    if search_page.total > listed:
        total = counted(search_page.total, noun)
        yield (f"Only the first {listed:,} of {total} found are listed.",)
