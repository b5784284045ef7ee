"""All documents as a list that can be narrowed and sorted, and as files."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.forms.document_filter import UNAVAILABLE, DocumentFilterForm
from letters.middleware.canonical_address import values_and_page
from letters.middleware.page_cache import cached_until_change
from letters.models import Document
from letters.reader.taking.selection import first_of
from letters.views.addresses import page_of_list
from letters.views.outages import unavailable
from letters.views.search.answers import RETRY_SECONDS
from letters.views.taking.downloads import download_links, download_response
from letters.views.taking.held_places import few_streams_at_once

DOCUMENTS_PER_PAGE = 50


@cached_until_change(
    values_and_page(*DocumentFilterForm.base_fields),
    uncached=DocumentFilterForm.base_fields,
)
@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    visible = Document.objects.visible_to(request.user)
    form = DocumentFilterForm(request.GET or None, documents=visible, user=request.user)
    documents = visible.for_rows()
    if form.is_bound:
        documents = form.apply_to(documents)
    page = page_of_list(request, documents, DOCUMENTS_PER_PAGE)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "has_letters_inside": documents.filter(carrier__isnull=False).exists(),
        "query": f"{query.urlencode()}&" if query else "",
        "downloads": download_links("document-list-file", query.urlencode()),
    }
    response = render(request, "letters/document_list.html", context)
    if form.is_search_away:
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        response["Retry-After"] = str(RETRY_SECONDS)
    return response


@require_safe
@few_streams_at_once
def list_download(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The first documents of the list that the address asks for, as a file."""
    visible = Document.objects.visible_to(request.user)
    form = DocumentFilterForm(request.GET, user=request.user)
    documents = form.apply_to(visible)
    if form.is_search_away:
        return unavailable(UNAVAILABLE, retry_after=RETRY_SECONDS)
    if form.errors:
        raise Http404("No such list")
    selection = first_of(documents, request.user, request.build_absolute_uri)
    return download_response("documents", suffix, selection)
