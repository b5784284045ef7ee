"""How an item is to be shown: as its teacher chose, until a student chooses."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from letters.forms.reading_view import ReadingViewForm
from letters.middleware.canonical_address import OtherAddressError
from letters.models import ReadingItem
from letters.reader.readings import AnnotatedItem
from letters.reader.readings.reading_pages import layers_of


def view_form_of(
    request: HttpRequest,
) -> Callable[[ReadingItem, AnnotatedItem], ReadingViewForm]:
    """Makes the form of an item. Raises OtherAddressError for what the item lacks: that
    would be a further address of the same page."""

    def form_of(item: ReadingItem, shown: AnnotatedItem) -> ReadingViewForm:
        form = ReadingViewForm(request.GET, item)
        asked = ReadingViewForm.canonical_query(request.GET)
        paginations = shown.apparatus.paginations if shown.extent.is_whole else ()
        if form.has_choice and form.is_for_pages_beyond(paginations):
            raise OtherAddressError(form.query_with(view=""))
        if asked and (query := _query_without_absent(form, shown)) != asked:
            raise OtherAddressError(f"?{query}" if query else "")
        return form

    return form_of


def _query_without_absent(form: ReadingViewForm, shown: AnnotatedItem) -> str:
    passages = shown.apparatus.passages if form.has_version else ()
    query = form.query_without_absent(lambda: layers_of(shown), passages)
    if not shown.has_covered_words:
        query = query.replace(f"&cover={form.NOTHING_COVERED}", "")
        query = query.replace(f"?cover={form.NOTHING_COVERED}", "")
    return query.removeprefix("?")
