"""Searching the texts, for readers and for programs."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from letters.forms.search import SearchForm
from letters.search import Hit, SearchUnavailableError
from letters.search import search as find

HITS_PER_PAGE = 20


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    text = form.query_text
    try:
        results = find(text, request.user, form.page_number, HITS_PER_PAGE)
    except SearchUnavailableError:
        status = HTTPStatus.SERVICE_UNAVAILABLE
        context = {"form": form, "is_unavailable": True}
        return render(request, "letters/search.html", context, status=status)
    context = {
        "form": form,
        "text": text,
        "results": results,
        "query": f"{urlencode({'q': text})}&",
    }
    return render(request, "letters/search.html", context)


@require_safe
def search_json(request: HttpRequest) -> JsonResponse:
    form = SearchForm(request.GET)
    try:
        results = find(form.query_text, request.user, form.page_number, HITS_PER_PAGE)
    except SearchUnavailableError:
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return JsonResponse({"error": "Search is not available now."}, status=status)
    if results.is_too_broad:
        status = HTTPStatus.BAD_REQUEST
        return JsonResponse({"error": "The search is too broad."}, status=status)
    return JsonResponse(
        {
            "total": results.total,
            "page": results.page.number,
            "pages": results.page.paginator.num_pages,
            "understood": results.understood,
            "not_understood": [
                {"text": remark.text, "reason": remark.reason}
                for remark in results.not_understood
            ],
            "results": [_result(hit) for hit in results.hits],
        }
    )


def _result(hit: Hit) -> dict[str, str]:
    return {
        "identifier": hit.document.identifier,
        "url": hit.address,
        "page": hit.page,
        "title": hit.document.title,
        "excerpt": hit.excerpt_in_words,
    }
