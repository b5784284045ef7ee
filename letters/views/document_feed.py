"""The documents that are new or were changed last, as a feed (Atom, RFC 4287)."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from letters.exports.xml_text import storable_in_xml
from letters.middleware.page_cache import cached_until_change
from letters.models import Document
from letters.views.search.feed import ATOM, MOST_ENTRIES, FeedEntry


@cached_until_change()
@require_safe
def document_feed(request: HttpRequest) -> HttpResponse:
    absolute = request.build_absolute_uri
    newest = Document.objects.visible_to(request.user).for_rows()
    entries = [
        FeedEntry(
            absolute(document.get_absolute_url()),
            storable_in_xml(document.name_and_date),
            document.changed,
            [storable_in_xml(name) for name in document.senders],
            storable_in_xml(_summary(document)),
        )
        for document in newest.order_by("-changed", "identifier")[:MOST_ENTRIES]
    ]
    context = {
        "title": "Documents, new and changed",
        "address": absolute(reverse("letters:document-list")),
        "address_of_feed": absolute(reverse("letters:document-feed")),
        "entries": entries,
        "changed": entries[0].changed if entries else datetime.fromtimestamp(0, UTC),
    }
    return render(request, "letters/search_feed.xml", context, content_type=ATOM)


def _summary(document: Document) -> str:
    """ "Letter. 1961–1963, Volume VI, Document 66"."""
    place = document.place_in_edition
    return ". ".join(filter(None, [document.get_kind_display(), place]))
