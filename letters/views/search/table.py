"""What a search finds, as a table: one document a row, in the order of the results."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.http import HttpRequest, StreamingHttpResponse

from letters.forms.search import SearchForm
from letters.models import Document
from letters.search import SearchPage
from letters.views.csv_tables import Row, csv_response
from letters.views.search.answers import find_in_time, search_view
from letters.views.search.counting import counted

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
    """Dates are EDTF. If not all documents are in it, the last row says so."""
    found = find_in_time(form, request.user, MOST_ROWS)
    return csv_response("search.csv", rows_of(found, request.build_absolute_uri))


def rows_of(found: SearchPage, absolute: Callable[[str], str]) -> Iterator[Row]:
    yield COLUMNS
    pks = found.result.pks
    for start in range(0, len(pks), ROWS_AT_ONCE):
        some = pks[start : start + ROWS_AT_ONCE]
        documents = found.documents.for_cards().select_related("holding").in_bulk(some)
        # One may have been withdrawn since it was found.
        for document in (documents[pk] for pk in some if pk in documents):
            yield _row(document, absolute(document.get_absolute_url()))
    if found.total > len(pks):
        all_of_them = counted(found.total, "document")
        yield (f"Only the first {len(pks):,} of {all_of_them} found are listed.",)


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
