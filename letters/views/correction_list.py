"""What was corrected in public documents, the newest first: a page, and a feed (Atom)."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from letters.exports.xml_text import storable_in_xml
from letters.middleware.canonical_address import page_numbers
from letters.middleware.page_cache import cached_until_change
from letters.models import TextCorrection
from letters.reader.told_corrections import tell_correction
from letters.views.addresses import page_of_list
from letters.views.search.feed import ATOM, MOST_ENTRIES

CORRECTIONS_PER_PAGE = 100


@cached_until_change(page_numbers("page"))
@require_safe
def correction_list(request: HttpRequest) -> HttpResponse:
    rows = TextCorrection.objects.for_telling()
    page = page_of_list(request, rows, CORRECTIONS_PER_PAGE)
    context = {"page": page, "corrections": [tell_correction(one) for one in page]}
    return render(request, "letters/correction_list.html", context)


@require_safe
def correction_feed(request: HttpRequest) -> HttpResponse:
    corrections = [
        tell_correction(one)
        for one in TextCorrection.objects.for_telling()[:MOST_ENTRIES]
    ]
    absolute = request.build_absolute_uri
    entries = [
        {
            "address": absolute(one.address),
            "title": storable_in_xml(one.document.name_and_date),
            "changed": one.corrected,
            "summary": storable_in_xml(". ".join(filter(None, [one.what, one.reason]))),
        }
        for one in corrections
    ]
    never = datetime.fromtimestamp(0, UTC)
    context = {
        "title": "Corrections",
        "address": absolute(reverse("letters:correction-list")),
        "address_of_feed": absolute(reverse("letters:correction-feed")),
        "entries": entries,
        "changed": corrections[0].corrected if corrections else never,
    }
    return render(request, "letters/search_feed.xml", context, content_type=ATOM)
