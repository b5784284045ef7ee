"""Ways in: the home page, the list of editions, what is held, the pages of help."""

from __future__ import annotations

from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.middleware.page_cache import cached_until_change
from letters.models import Document, Edition
from letters.models.document_queries import DocumentQuerySet
from letters.reader.coverage import Coverage
from letters.reader.front_page import FrontPage
from letters.reader.taking.selection import MOST_DOCUMENTS
from letters.search.query import LONGEST_QUERY, MOST_TERMS
from letters.search.query import examples as queries
from letters.search.query.facets import LEVELS, Feature
from letters.tei.notation.examples import EXAMPLES
from letters.views.search.table import MOST_ROWS


@cached_until_change()
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "letters/home.html", {"front": FrontPage(request.user)})


@cached_until_change()
@require_safe
def edition_list(request: HttpRequest) -> HttpResponse:
    visible = Document.objects.visible_to(request.user)
    editions = (
        Edition.objects.visible_to(request.user)
        .annotate(
            document_count=_count_in_edition(visible.printed()),
            letter_count=_count_in_edition(visible.filter(carrier__isnull=False)),
        )
        .order_by("series_title", "identifier")
    )
    return render(request, "letters/edition_list.html", {"editions": editions})


def _count_in_edition(documents: DocumentQuerySet) -> Coalesce:
    of_edition = documents.order_by().filter(edition=OuterRef("pk")).values("edition")
    return Coalesce(Subquery(of_edition.values(count=Count("pk"))), Value(0))


@cached_until_change()
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Which volumes and years are held, and where to see what is missing."""
    context = {"coverage": Coverage(request.user)}
    return render(request, "letters/coverage.html", context)


@require_safe
def notation_help(request: HttpRequest) -> HttpResponse:
    return render(request, "letters/notation_help.html", {"examples": EXAMPLES})


@require_safe
def teaching_help(request: HttpRequest) -> HttpResponse:
    return render(request, "letters/teaching_help.html")


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    context = {
        "examples": {
            "words": queries.WORDS,
            "phrases": queries.PHRASES,
            "operators": queries.OPERATORS,
            "fields": queries.FIELDS,
            "dates": queries.DATES,
            "parts": queries.PARTS,
        },
        "features": Feature.values,
        "levels": LEVELS.values(),
        "longest": LONGEST_QUERY,
        "most": MOST_TERMS,
        "rows": f"{MOST_ROWS:,}",
        "most_taken": f"{MOST_DOCUMENTS:,}",
    }
    return render(request, "letters/search_help.html", context)
