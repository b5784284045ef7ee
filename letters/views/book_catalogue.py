"""The electronic books of the archive as a catalogue for reading apps (OPDS 1.2)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from letters.exports.xml_text import storable_in_xml
from letters.middleware.page_cache import cached_until_change
from letters.models import DocumentStatus, Edition

ANYBODY = AnonymousUser()
BOOKS_PER_PAGE = 50
_PROFILE = "application/atom+xml;profile=opds-catalog;kind="
NAVIGATION, ACQUISITION = f"{_PROFILE}navigation", f"{_PROFILE}acquisition"
_EVER = datetime.fromtimestamp(0, UTC)
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
# The names of the feeds, and what each has.
NEWEST, ALL = "New and changed books", "All books"


@cached_until_change()
@require_safe
def opds(request: HttpRequest) -> HttpResponse:
    """Where a reading app begins."""
    last = _books().aggregate(last=Max("changed"))["last"]
    feeds = (
        (NEWEST, "opds-new", "The volumes with the latest changes"),
        (ALL, "opds-books", "Every volume, by its identifier"),
    )
    context = {
        "title": "Books",
        "kind": NAVIGATION,
        "address": _address(request, "opds"),
        "changed": last or _EVER,
        "feeds": [
            (title, _address(request, name), words) for title, name, words in feeds
        ],
    }
    return _feed(request, context)


@cached_until_change()
@require_safe
def opds_new(request: HttpRequest) -> HttpResponse:
    books = list(_books().order_by("-changed", "identifier")[:BOOKS_PER_PAGE])
    return _books_feed(request, NEWEST, "opds-new", books)


def _after(given: QueryDict) -> str:
    after = given.get("after", "")
    return urlencode({"after": after}) if _IDENTIFIER.fullmatch(after) else ""


@cached_until_change(_after, uncached=["after"])
@require_safe
def opds_books(request: HttpRequest) -> HttpResponse:
    """Some at a time, each page after the last book of the one before."""
    books = _books().order_by("identifier")
    if after := request.GET.get("after"):
        books = books.filter(identifier__gt=after)
    found = list(books[: BOOKS_PER_PAGE + 1])
    page = found[:BOOKS_PER_PAGE]
    following = ""
    if len(found) > len(page):
        query = urlencode({"after": page[-1].identifier})
        following = f"{_address(request, 'opds-books')}?{query}"
    return _books_feed(request, ALL, "opds-books", page, following)


def _books() -> Any:
    """The editions, each with `changed`: when any of its documents was, the last time."""
    public = Q(documents__status=DocumentStatus.PUBLISHED)
    visible = Edition.objects.visible_to(ANYBODY)
    return visible.annotate(changed=Max("documents__changed", filter=public))


def _books_feed(
    request: HttpRequest,
    title: str,
    name: str,
    books: list[Any],
    following: str = "",
) -> HttpResponse:
    context = {
        "title": title,
        "kind": ACQUISITION,
        "address": request.build_absolute_uri(),
        "first": _address(request, name),
        "following": following,
        "changed": max((book.changed for book in books), default=_EVER),
        "books": [_entry(request, book) for book in books],
    }
    return _feed(request, context)


def _entry(request: HttpRequest, book: Any) -> dict[str, Any]:
    return {
        "address": request.build_absolute_uri(book.get_absolute_url()),
        "file": _address(request, "edition-epub", book.identifier),
        "title": storable_in_xml(book.full_title),
        "authors": [storable_in_xml(name) for name in book.editor_names],
        "publisher": storable_in_xml(book.publisher),
        "rights": storable_in_xml(book.reproduction_conditions),
        "year": book.year,
        "changed": book.changed,
    }


def _address(request: HttpRequest, name: str, *arguments: str) -> str:
    return request.build_absolute_uri(reverse(f"letters:{name}", args=arguments))


def _feed(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    shared = {
        "start": _address(request, "opds"),
        "navigation": NAVIGATION,
        "acquisition": ACQUISITION,
    }
    response = render(
        request, "letters/opds_feed.xml", context | shared, content_type=context["kind"]
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response
