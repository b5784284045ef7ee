"""The persons and terms that a volume lists, and the documents that name them."""

from __future__ import annotations

import unicodedata

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from letters.middleware.canonical_address import page_numbers
from letters.middleware.page_cache import cached_until_change
from letters.models import Document, Edition, Entry, Mention
from letters.reader.topic_page import topic_of
from letters.views.addresses import page_of_list
from letters.views.decorators import edition_view

MENTIONS_PER_PAGE = 100
NO_LETTER = "0–9"


@cached_until_change()
@edition_view
def entry_list(request: HttpRequest, edition: Edition, kind: str) -> HttpResponse:
    """All entries of one kind, in the order of the volume, under their first letters."""
    printed = Document.objects.visible_to(request.user).printed()
    visible = printed.filter(edition=edition)
    entries = edition.entries.filter(kind=kind).annotate(
        documents=Count("mentions", filter=Q(mentions__document__in=visible))
    )
    letters: dict[str, list[Entry]] = {}
    for entry in entries.order_by("position"):
        entry.edition = edition
        letters.setdefault(_first_letter(entry.name), []).append(entry)
    context = {"edition": edition, "letters": letters, "kind": Entry.Kind(kind)}
    return render(request, "letters/entry_list.html", context)


@cached_until_change(page_numbers("page"))
@edition_view
def entry_detail(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    entries = edition.entries.select_related("agent")
    entry = get_object_or_404(entries, key=key)
    printed = Document.objects.visible_to(request.user).printed()
    mentions = Mention.objects.filter(entry=entry, document__in=printed)
    mentions = mentions.in_volume_order()
    context = {
        "edition": edition,
        "entry": entry,
        # A person in the list of a public volume is public.
        "agent": entry.agent and entry.agent.identity_for(request.user),
        "topic": topic_of(entry),
        "page": page_of_list(request, mentions, MENTIONS_PER_PAGE),
    }
    return render(request, "letters/entry_detail.html", context)


def _first_letter(name: str) -> str:
    """The letter under which a name is looked up: O for "Östermann"."""
    plain = unicodedata.normalize("NFD", name)
    first = next((character for character in plain if character.isalnum()), "")
    return first.upper() if first.isalpha() else NO_LETTER
