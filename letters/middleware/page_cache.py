"""Pages that are made once and served from the database until something changes.

Readers who are not logged in all get the same pages. One query asks for the state of the
archive, and for the page as it was made in that state. So the next request sees whatever
has been committed, and no change needs to say which pages it concerns.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import random
from collections.abc import Callable, Collection
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
from django.db.models import BigIntegerField, F, Func, Sum, Window
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_etags

from letters.front import etag_of
from letters.middleware.canonical_address import (
    Canonical,
    OtherAddressError,
    View,
    has_usual_port,
    put_in_canonical_form,
    view_of,
    without_parameters,
)
from letters.middleware.front import HEADERS, Front
from letters.middleware.sessions import drop_anonymous_session
from letters.models import CachedPage, ContentVersion

logger = logging.getLogger(__name__)

# The most pages in the cache, of some 15 kB each, and the most bytes of all together.
MOST_PAGES = 20_000
MOST_BYTES = 1_000_000_000
# A larger page, compressed, is made each time.
LONGEST_PAGE = 20_000_000
# The most pages discarded at once.
MOST_DISCARDED = 1_000
# The most versions that are stored before they become one.
MOST_VERSIONS = 100
# Those that programs in other sites need, whether or not the page comes with them.
_FOR_OTHER_SITES = ("Access-Control-Allow-Origin", "Access-Control-Expose-Headers")
# The headers that are stored with a page.
_HEADERS = (
    *(*_FOR_OTHER_SITES, "Content-Disposition", "Content-Type"),
    *("Referrer-Policy", "X-Robots-Tag"),
)
# One cached page in so many starts `tidy`, and one of so many bytes.
_TIDY_EVERY = 100
_TIDY_EVERY_BYTES = 10_000_000

_QUERY = """
    SELECT
        state.name,
        state.is_being_changed,
        page.etag,
        page.headers::text,
        -- A reader who has it needs no second copy.
        CASE WHEN page.etag = ANY(%s) THEN ''::bytea ELSE page.body END
    FROM (
        SELECT
            coalesce(max(id), 0) || '.' || count(*) AS name,
            -- What this very transaction changes may be rolled back.
            coalesce(
                bool_or(
                    transaction::text = current_setting('letters.transaction', TRUE)
                ),
                FALSE
            ) AS is_being_changed
        FROM letters_contentversion
    ) AS state
    LEFT JOIN letters_cachedpage AS page ON page.key = %s AND page.state = state.name
"""


class _Page(NamedTuple):
    """A page as it is stored; `body` is compressed, and empty for a reader who has it."""

    etag: str
    headers: dict[str, str]
    body: bytes


def cached_until_change(
    canonical: Canonical = without_parameters, *, uncached: Collection[str] = ()
) -> Callable[[View], View]:
    """Cache the responses of the view, each under its `canonical` address.

    Addresses with one of the `uncached` parameters, whose values have no end, are left
    out. A response may depend on nothing but the address and the database.
    """

    def decorate(view: Any) -> View:
        view.canonical_query = canonical
        view.uncached = {*uncached}
        return view

    return decorate


class PageCacheMiddleware:
    """Serves cached pages, and caches the pages that views make.

    It stands before the middleware for readers who are logged in.
    """

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        view = view_of(request)
        put_in_canonical_form(request, view)
        host = request.get_host()
        if not _may_be_cached(request, view, host):
            return self._get_response(request)
        key = _cache_key(host, request)
        state, page = _look_up(key, _etags_of(request))
        if page is None:
            response = self._get_response(request)
            if not state or not _is_cacheable(response):
                return response
            page = _page_of(response)
            _store(key, state, page)
        if settings.LETTERS_FRONT and page.body and page.headers == HEADERS:
            front_at(state).put_page(request, page.etag, page.body)
        return _response_with(page, request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        if isinstance(exception, OtherAddressError):
            return HttpResponseRedirect(f"{request.path}{exception}")
        return None


def archive_state() -> str:
    """The name of what readers see now; "" where nothing can be cached."""
    state, _ = _look_up("", [])
    return state


def front_at(state: str) -> Front:
    """The front for what was found in that state, which was asked for before."""
    return Front(state, _made_by(), archive_state)


def etag_of_state(request: HttpRequest, **_parts: Any) -> str | None:
    """An ETag for what is too long to be stored: another as soon as anything changes."""
    state = archive_state()
    if not state:
        return None
    shown = f"{_cache_key(request.get_host(), request)} {state}"
    return f'W/"{hashlib.sha256(shown.encode()).hexdigest()[:32]}"'


def _may_be_cached(request: HttpRequest, view: View | None, host: str) -> bool:
    is_safe = request.method in ("GET", "HEAD")
    uncached = getattr(view, "uncached", None)
    if not settings.LETTERS_PAGE_CACHE or not is_safe or uncached is None:
        return False
    if request.GET.keys() & uncached or not has_usual_port(host, request):
        return False
    return drop_anonymous_session(request)


def _cache_key(host: str, request: HttpRequest) -> str:
    address = f"{request.scheme}://{host}{request.get_full_path()}"
    return hashlib.sha256(f"{_made_by()} {address}".encode()).hexdigest()


def _made_by() -> str:
    """Another one for other programs, templates, and names of the site."""
    site = settings.LETTERS_SITE_NAME, settings.LETTERS_SITE_SUBTITLE
    made = f"{_code_version()} {site} {settings.LETTERS_CONTACT}"
    return hashlib.sha256(made.encode()).hexdigest()


@cache
def _code_version() -> str:
    """Changes with any of the programs and templates that make the pages."""
    base = Path(settings.BASE_DIR)
    files = [
        file
        for folder in ("archive", "letters", "static", "templates")
        for file in sorted((base / folder).rglob("*.*"))
        if file.suffix in (".css", ".html", ".js", ".py", ".xml")
    ]
    stamps = "".join(f"{file} {file.stat().st_mtime_ns}\n" for file in files)
    return hashlib.sha256(stamps.encode()).hexdigest()


def _etags_of(request: HttpRequest) -> list[str]:
    """The pages that the reader has, if nothing else decides what is sent."""
    if "If-Match" in request.headers or "If-Unmodified-Since" in request.headers:
        return []
    return parse_etags(request.headers.get("If-None-Match", ""))


def _look_up(key: str, etags: list[str]) -> tuple[str, _Page | None]:
    """The state of the archive, and the page; "" where nothing can be cached.

    The page comes without its body if its ETag is one of `etags`.
    """
    state, is_being_changed, etag, headers, body = _query_database([etags, key])
    if is_being_changed:
        return "", None
    return state, _Page(etag, json.loads(headers), bytes(body)) if etag else None


def _query_database(parameters: list[Any]) -> tuple[Any, ...]:
    # Without Django's health check: this query itself shows whether the connection lives.
    connection.health_check_done = True
    try:
        return _fetch_row(parameters)
    except (OperationalError, InterfaceError):
        if connection.in_atomic_block:
            raise
        connection.close()
        return _fetch_row(parameters)


def _fetch_row(parameters: list[Any]) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_QUERY, parameters)
        return cursor.fetchone()


def _is_cacheable(response: HttpResponseBase) -> bool:
    return (
        isinstance(response, HttpResponse)
        and response.status_code == HTTPStatus.OK
        and not response.cookies
        and "Cache-Control" not in response
    )


def _page_of(response: Any) -> _Page:
    # A page that stayed the same has the same ETag, whatever else has changed.
    body = gzip.compress(response.content, mtime=0)
    headers = {name: response[name] for name in _HEADERS if name in response}
    return _Page(etag_of(response.content, body), headers, body)


def _store(key: str, state: str, page: _Page) -> None:
    if len(page.body) > LONGEST_PAGE:
        return
    fields = {"state": state, **page._asdict()}
    try:
        if _number_of_versions(state) > MOST_VERSIONS:
            # Its state has no name any more: the page is cached the next time.
            _join_versions()
            return
        CachedPage.objects.bulk_create(
            [CachedPage(key=key, **fields)],
            update_conflicts=True,
            unique_fields=["key"],
            # One that is made again is as new as one that is made.
            update_fields=[*fields, "cached"],
        )
        chance = max(1 / _TIDY_EVERY, len(page.body) / _TIDY_EVERY_BYTES)
        if random.random() < chance:  # noqa: S311
            tidy()
    except DatabaseError:
        # The reader gets the page. Where nothing can be written, it is made each time.
        logger.warning("A page could not be cached.", exc_info=True)


def _number_of_versions(state: str) -> int:
    return int(state.rpartition(".")[2])


def _join_versions() -> None:
    """Every look-up counts the versions. One that is newer than all stands for them, so
    that no state has the name of a former one."""
    with transaction.atomic():
        newest = ContentVersion.objects.create()
        ContentVersion.objects.filter(pk__lt=newest.pk).delete()


def tidy() -> None:
    """Discard some pages of former states, and the oldest pages beyond the limit."""
    state = archive_state()
    former = CachedPage.objects.exclude(state=state)
    too_many = CachedPage.objects.order_by("-cached")[MOST_PAGES:]
    for pages in (former, too_many, _pages_beyond(MOST_BYTES)):
        # Not all at once, since a reader is waiting.
        keys = list(pages.values_list("pk", flat=True)[:MOST_DISCARDED])
        CachedPage.objects.filter(pk__in=keys).delete()


def _pages_beyond(size: int) -> Any:
    """The pages that are left when the newest have taken so many bytes."""
    of_body = Func(F("body"), function="octet_length", output_field=BigIntegerField())
    newest_first = [F("cached").desc(), F("key").asc()]
    taken = Window(Sum("size"), order_by=newest_first)
    pages = CachedPage.objects.annotate(size=of_body).annotate(taken=taken)
    return pages.filter(taken__gt=size).order_by("cached")


def _response_with(page: _Page, request: HttpRequest) -> HttpResponseBase:
    response = HttpResponse(headers={**page.headers, "ETag": page.etag})
    # Browsers store it too, and ask each time whether it has changed.
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response.content = page.body
        response["Content-Encoding"] = "gzip"
    elif page.body:
        response.content = gzip.decompress(page.body)
    sent = get_conditional_response(request, page.etag, response=response)
    for name in page.headers.keys() & _FOR_OTHER_SITES:
        sent[name] = page.headers[name]
    return sent
