"""The documents that a search finds as a file, in the order of the search."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase

from letters.forms.search import SearchForm
from letters.reader.taking.selection import MOST_DOCUMENTS, Selection
from letters.views.search.answers import (
    refuse_in_plain_text,
    search_for_program,
    search_view,
)
from letters.views.taking.downloads import download_response
from letters.views.taking.held_places import few_streams_at_once

ONLY_DOCUMENTS = "Front matter of volumes comes as a table alone: /search.csv."


@search_view()
@few_streams_at_once
def search_download(
    request: HttpRequest, form: SearchForm, suffix: str
) -> HttpResponseBase:
    if form.query.is_for_front_matter:
        return refuse_in_plain_text(ONLY_DOCUMENTS, HTTPStatus.BAD_REQUEST)
    found = search_for_program(form, request.user, MOST_DOCUMENTS)
    keys = list(found.result.pks)
    others = max(found.total - len(keys), 0)
    selection = Selection(keys, request.user, request.build_absolute_uri, others)
    return download_response("search", suffix, selection)
