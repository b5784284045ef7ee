"""Pages that are made once and given again until something changes.

Pages for readers who are not logged in are all alike. One query asks in which state the
archive is, and for the page as it was made in that state: whatever is committed, by
whomever, is seen with the next request, and nothing needs to say which pages it concerns.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import random
from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import (
    DatabaseError,
    InterfaceError,
    OperationalError,
    connection,
    transaction,
)
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.cache import get_conditional_response, patch_vary_headers

from letters.models import CachedPage, ContentVersion

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponseBase]

# How many pages are kept at most, with some 15 kB each.
MOST_PAGES = 20_000
# How many are forgotten at once.
MOST_DISCARDED = 1_000
# How many changes are counted before they become one.
MOST_VERSIONS = 100
# Those that a page is kept with.
_HEADERS = ("Content-Disposition", "Content-Type")
# One page in so many looks whether there are too many.
_SELDOM = 100

_ASK = """
    SELECT state.name, state.is_being_changed, page.etag, page.headers::text, page.body
    FROM (
        SELECT
            coalesce(max(id), 0) || '.' || count(*) AS name,
            -- What this very transaction changes may be taken back.
            coalesce(
                bool_or(transaction = pg_current_xact_id_if_assigned()::text::bigint),
                FALSE
            ) AS is_being_changed
        FROM letters_contentversion
    ) AS state
    LEFT JOIN letters_cachedpage AS page ON page.key = %s AND page.state = state.name
"""


class _Page(NamedTuple):
    """As it is sent; `body` is compressed."""

    etag: str
    headers: dict[str, str]
    body: bytes


def cached_until_change(*parameters: str) -> Callable[[View], View]:
    """Have what the view answers kept, where no other `parameters` are asked for.

    The answer may depend on nothing but the address and the database.
    """

    def decorate(view: View) -> View:
        view.cached_with = {*parameters}
        return view

    return decorate


class PageCacheMiddleware:
    """Middleware: gives pages that are kept, and keeps those that were made.

    It stands before the middleware for readers who are logged in.
    """

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _may_be_cached(request):
            return self._get_response(request)
        key = _key(request)
        state, page = _look_up(key)
        if page is None:
            made = self._get_response(request)
            if not state or not _is_page(made):
                return made
            page = _page(made)
            _store(key, state, page)
        return _send(request, page)


def _may_be_cached(request: HttpRequest) -> bool:
    is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
    is_read = request.method in ("GET", "HEAD")
    if not settings.LETTERS_PAGE_CACHE or is_known or not is_read:
        return False
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return False
    cached_with = getattr(view, "cached_with", None)
    return cached_with is not None and request.GET.keys() <= cached_with


def _key(request: HttpRequest) -> str:
    address = request.build_absolute_uri(request.get_full_path())
    site = settings.LETTERS_SITE_NAME, settings.LETTERS_SITE_SUBTITLE
    shown = f"{_build()} {site} {settings.LETTERS_CONTACT} {address}"
    return hashlib.sha256(shown.encode()).hexdigest()


@cache
def _build() -> str:
    """Names the programs and templates that make the pages, as they are now."""
    base = Path(settings.BASE_DIR)
    files = [
        file
        for folder in ("archive", "letters", "static", "templates")
        for file in sorted((base / folder).rglob("*.*"))
        if file.suffix in (".css", ".html", ".js", ".py")
    ]
    stamps = "".join(f"{file} {file.stat().st_mtime_ns}\n" for file in files)
    return hashlib.sha256(stamps.encode()).hexdigest()


def _look_up(key: str) -> tuple[str, _Page | None]:
    """The state of the archive, and the page; no state where none can be kept."""
    state, is_being_changed, etag, headers, body = _ask(key)
    if is_being_changed:
        return "", None
    return state, _Page(etag, json.loads(headers), bytes(body)) if etag else None


def _ask(key: str) -> tuple[Any, ...]:
    # Whether the connection is alive, which Django would ask first, this shows as well.
    connection.health_check_done = True
    try:
        return _fetch(key)
    except (OperationalError, InterfaceError):
        if connection.in_atomic_block:
            raise
        connection.close()
        return _fetch(key)


def _fetch(key: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_ASK, [key])
        return cursor.fetchone()


def _is_page(response: HttpResponseBase) -> bool:
    return (
        isinstance(response, HttpResponse)
        and response.status_code == HTTPStatus.OK
        and not response.cookies
        and "Cache-Control" not in response
    )


def _page(response: Any) -> _Page:
    # The same page is the same to browsers, whatever else of the archive changed.
    etag = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    body = gzip.compress(response.content, mtime=0)
    headers = {name: response[name] for name in _HEADERS if name in response}
    return _Page(etag, headers, body)


def _store(key: str, state: str, page: _Page) -> None:
    fields = {"state": state, **page._asdict()}
    try:
        CachedPage.objects.bulk_create(
            [CachedPage(key=key, **fields)],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=fields,
        )
        if random.randrange(_SELDOM) == 0:  # noqa: S311
            tidy()
    except DatabaseError:
        # The reader has the page. Where nothing can be written, it is made each time.
        logger.warning("A page could not be kept.", exc_info=True)


def tidy() -> None:
    """Forget some pages of former states, the oldest of too many, and all changes but
    the last."""
    if ContentVersion.objects.count() > MOST_VERSIONS:
        # With a new one, so that no state has the name of one before.
        with transaction.atomic():
            newest = ContentVersion.objects.create()
            ContentVersion.objects.filter(pk__lt=newest.pk).delete()
    state, _ = _look_up("")
    former = CachedPage.objects.exclude(state=state)
    too_many = CachedPage.objects.order_by("-cached")[MOST_PAGES:]
    for pages in (former, too_many):
        # A few, since a reader is waiting.
        some = list(pages.values_list("pk", flat=True)[:MOST_DISCARDED])
        CachedPage.objects.filter(pk__in=some).delete()


def _send(request: HttpRequest, page: _Page) -> HttpResponseBase:
    response = HttpResponse(headers={**page.headers, "ETag": page.etag})
    # Browsers keep it too, and ask each time whether it is still so.
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response.content = page.body
        response["Content-Encoding"] = "gzip"
    else:
        response.content = gzip.decompress(page.body)
    return get_conditional_response(request, page.etag, response=response)
