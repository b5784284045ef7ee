"""The glossary: the terms and abbreviations of all volumes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.middleware.page_cache import cached_until_change
from letters.reader.glossary import Glossary
from letters.views.addresses import (
    names_by_letter,
    page_of_list,
    query_before_page,
)

TERMS_PER_PAGE = 100


@cached_until_change(names_by_letter, uncached=["words"])
@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    letter, words = request.GET.get("letter", ""), request.GET.get("words", "")
    terms = Glossary(request.user, letter, words)
    page = page_of_list(request, terms.keys, TERMS_PER_PAGE)
    context = {
        "names": terms,
        "words": words,
        "page": page,
        "terms": terms.load(page),
        "query": query_before_page(request.GET, "letter", "words"),
    }
    return render(request, "letters/glossary.html", context)
