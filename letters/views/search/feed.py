"""A search as a feed (Atom, RFC 4287): what was found, the newest change first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from letters.forms.search import SearchForm
from letters.search import Hit, SearchPage, read_hits
from letters.views.search.answers import find_in_time, search_view
from letters.views.search.facets import chosen_values, readable_facets
from letters.views.search.links import SearchLinks

MOST_ENTRIES = 50
# All that is found: any of it may be what was changed last.
EVERYTHING = 1_000_000_000
ATOM = "application/atom+xml; charset=utf-8"

# What XML 1.0 cannot say, not even escaped.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """Its permanent address is its identifier, too; `authors` may be none."""

    address: str
    title: str
    changed: datetime
    authors: list[str]
    summary: str


@search_view()
def search_feed(request: HttpRequest, form: SearchForm) -> HttpResponse:
    found = find_in_time(form, request.user, EVERYTHING)
    links = SearchLinks(form)
    chosen = chosen_values(readable_facets(found, request.user), links)
    narrowed = [f"{one.heading}: {one.label}" for one in chosen]
    entries = list(_entries(found, request.build_absolute_uri))
    page = f"{reverse('letters:search')}?{links.query}"
    feed = f"{reverse('letters:search-feed')}?{links.query}"
    context = {
        "title": _xml("; ".join(filter(None, [found.understood, *narrowed]))),
        "address": request.build_absolute_uri(page),
        "address_of_feed": request.build_absolute_uri(feed),
        "entries": entries,
        "changed": entries[0].changed if entries else _last_change(found),
    }
    return render(request, "letters/search_feed.xml", context, content_type=ATOM)


def _entries(found: SearchPage, absolute: Callable[[str], str]) -> Iterator[FeedEntry]:
    documents = found.documents.filter(pk__in=found.result.pks)
    newest = documents.order_by("-changed", "identifier").values_list("pk", flat=True)
    query = found.search.query
    for hit in read_hits(list(newest[:MOST_ENTRIES]), found.documents, query):
        yield _entry(hit, absolute(hit.document.get_absolute_url()))


def _entry(hit: Hit, address: str) -> FeedEntry:
    return FeedEntry(
        address,
        _xml(hit.document.title),
        hit.document.changed,
        [_xml(name) for name in hit.document.senders],
        _xml(hit.excerpts[0].text),
    )


def _last_change(found: SearchPage) -> datetime:
    """Of anything that could have been found: a feed without entries is as old."""
    last = found.documents.aggregate(last=Max("changed"))["last"]
    return last or datetime.fromtimestamp(0, UTC)


def _xml(text: str) -> str:
    return _NOT_IN_XML.sub(" ", text)
