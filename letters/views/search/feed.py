"""A search as a feed (Atom, RFC 4287): its documents, the newest change first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from letters.exports.xml_text import storable_in_xml
from letters.forms.search import SearchForm
from letters.reader.search.facets import chosen_values, readable_facets
from letters.reader.search.links import SearchLinks
from letters.search import Hit, SearchPage, read_hits
from letters.views.search.answers import (
    refuse_in_plain_text,
    search_for_program,
    search_view,
)

MOST_ENTRIES = 50
# All documents: any of them may be the one that changed last.
EVERYTHING = 1_000_000_000
NOT_DATED = "A feed has documents alone: when front matter changed is not known."
ATOM = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """Its permanent address is also its identifier; `authors` may be empty."""

    address: str
    title: str
    changed: datetime
    authors: list[str]
    summary: str


@search_view()
def search_feed(request: HttpRequest, form: SearchForm) -> HttpResponse:
    if form.query.is_for_front_matter:
        return refuse_in_plain_text(NOT_DATED, HTTPStatus.BAD_REQUEST)
    search_page = search_for_program(form, request.user, EVERYTHING)
    links = SearchLinks(form)
    chosen = chosen_values(readable_facets(search_page, request.user), links)
    narrowed = [f"{choice.heading}: {choice.label}" for choice in chosen]
    entries = list(_entries(search_page, request.build_absolute_uri))
    page = f"{reverse('letters:search')}?{links.query}"
    feed = f"{reverse('letters:search-feed')}?{links.query}"
    context = {
        "title": storable_in_xml(
            "; ".join(filter(None, [search_page.understood, *narrowed]))
        ),
        "address": request.build_absolute_uri(page),
        "address_of_feed": request.build_absolute_uri(feed),
        "entries": entries,
        "changed": entries[0].changed if entries else _last_change(search_page),
    }
    return render(request, "letters/search_feed.xml", context, content_type=ATOM)


def _entries(
    search_page: SearchPage, absolute: Callable[[str], str]
) -> Iterator[FeedEntry]:
    documents = search_page.documents.filter(pk__in=search_page.result.pks)
    newest = documents.order_by("-changed", "identifier").values_list("pk", flat=True)
    query = search_page.search.query
    for hit in read_hits(list(newest[:MOST_ENTRIES]), search_page.documents, query):
        yield _entry(hit, absolute(hit.document.get_absolute_url()))


def _entry(hit: Hit, address: str) -> FeedEntry:
    return FeedEntry(
        address,
        storable_in_xml(hit.document.name_and_date),
        hit.document.changed,
        [storable_in_xml(name) for name in hit.document.senders],
        storable_in_xml(hit.excerpts[0].text),
    )


def _last_change(search_page: SearchPage) -> datetime:
    """Of all documents that the reader may see: the date of a feed without entries."""
    last = search_page.documents.aggregate(last=Max("changed"))["last"]
    return last or datetime.fromtimestamp(0, UTC)
