"""The page about one printed page of a volume."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from letters.middleware.canonical_address import page_numbers
from letters.middleware.page_cache import cached_until_change
from letters.models import Document, Edition
from letters.reader.printed_page import (
    begin_anew,
    neighbouring_labels,
    page_labels,
    page_pieces,
    pages_labelled,
)
from letters.views.addresses import page_of_list
from letters.views.decorators import edition_view

# More are on one page only where every document has pages of its own.
DOCUMENTS_PER_PAGE = 12


@cached_until_change(page_numbers("page"))
@edition_view
def edition_page(request: HttpRequest, edition: Edition, label: str) -> HttpResponse:
    visible = Document.objects.visible_to(request.user).printed()
    labels = page_labels(edition, visible)
    pages = pages_labelled(edition, label, visible)
    page = page_of_list(request, pages, DOCUMENTS_PER_PAGE)
    if not page.paginator.count and label not in labels:
        raise Http404("No such page")
    previous, following = neighbouring_labels(label, labels)
    has_several = page.paginator.count > 1
    context = {
        "edition": edition,
        "label": label,
        "page": page,
        "pieces": page_pieces(page.object_list, request.user),
        "previous_label": previous,
        "next_label": following,
        "begins_anew": has_several and begin_anew(page.object_list, edition),
    }
    return render(request, "letters/edition_page.html", context)
