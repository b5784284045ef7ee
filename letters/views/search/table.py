"""The results of a search as a table: one document a row, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.http import HttpRequest, StreamingHttpResponse

from letters.forms.search import SearchForm
from letters.models import Document
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


@search_view()
def search_csv(request: HttpRequest, form: SearchForm) -> StreamingHttpResponse:
    """Dates are EDTF. If some documents are missing, the last row says so."""
    search_page = search_for_program(form, request.user, MOST_ROWS)
    return csv_response("search.csv", rows_of(search_page, request.build_absolute_uri))


def rows_of(search_page: SearchPage, absolute: Callable[[str], str]) -> Iterator[Row]:
    yield COLUMNS
    pks = search_page.result.pks
    for start in range(0, len(pks), ROWS_AT_ONCE):
        chunk = pks[start : start + ROWS_AT_ONCE]
        documents = (
            search_page.documents.for_cards().select_related("holding").in_bulk(chunk)
        )
        # A document may have been withdrawn since the search.
        for document in (documents[pk] for pk in chunk if pk in documents):
            yield _row(document, absolute(document.get_absolute_url()))
    if search_page.total > len(pks):
        total = counted(search_page.total, "document")
        yield (f"Only the first {len(pks):,} of {total} found are listed.",)


def _row(document: Document, address: str) -> Row:
    return (
        document.identifier,
        document.title,
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
