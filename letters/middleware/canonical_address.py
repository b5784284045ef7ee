"""One address for each page: what means nothing is taken out of a request.

Otherwise strangers could have any page made, and cached, under any number of addresses.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.http.request import split_domain_port
from django.urls import Resolver404, resolve

View = Callable[..., HttpResponseBase]
# From the parameters of a request to the query string that means the same.
Canonical = Callable[[QueryDict], str]

# The highest number of a page that is looked up, in digits.
_PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
# A year of the calendar, in four digits.
YEAR = re.compile(r"[1-9][0-9]{3}")
# As Django writes them: 32 lower-case letters and digits.
_SESSION_KEY = re.compile(r"[a-z0-9]{32}")


class OtherAddressError(Exception):
    """The page that is asked for has another address; its text is the query string."""


def without_parameters(_given: QueryDict) -> str:
    return ""


def page_numbers(*names: str) -> Canonical:
    """Leave these parameters, numbers of pages of lists, where they are numbers.

    The first page needs no number.
    """

    def canonical(given: QueryDict) -> str:
        numbers = {name: given.get(name, "") for name in sorted(names)}
        return urlencode(
            {
                name: number
                for name, number in numbers.items()
                if _PAGE_NUMBER.fullmatch(number) and number != "1"
            }
        )

    return canonical


def values_and_page(*names: str) -> Canonical:
    """Leave these parameters, in this order, where they have a value, and the page."""

    def canonical(given: QueryDict) -> str:
        values = {name: given.get(name, "") for name in names}
        query = urlencode({name: value for name, value in values.items() if value})
        return "&".join(filter(None, [query, page_numbers("page")(given)]))

    return canonical


def values_that_match(**patterns: re.Pattern[str]) -> Canonical:
    """Leave these parameters, in this order, where all of the value matches, and the
    page."""

    def canonical(given: QueryDict) -> str:
        values = {name: given.get(name, "") for name in patterns}
        matching = {
            name: value
            for name, value in values.items()
            if patterns[name].fullmatch(value)
        }
        return "&".join(
            filter(None, [urlencode(matching), page_numbers("page")(given)])
        )

    return canonical


def view_of(request: HttpRequest) -> View | None:
    """The view that answers the request, if its address is one of ours."""
    try:
        return resolve(request.path_info).func
    except Resolver404:
        return None


def put_in_canonical_form(request: HttpRequest, view: View | None) -> None:
    """Change the request to the one that means the same, whoever wrote it."""
    if host := request.META.get("HTTP_HOST"):
        request.META["HTTP_HOST"] = _canonical_host(host)
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if key is not None and not _SESSION_KEY.fullmatch(key):
        del request.COOKIES[settings.SESSION_COOKIE_NAME]
    canonical: Canonical | None = getattr(view, "canonical_query", None)
    given = request.META.get("QUERY_STRING")
    if canonical and given and (query := canonical(request.GET)) != given:
        request.META["QUERY_STRING"] = query
        changed: Any = request
        changed.GET = QueryDict(query, encoding=request.encoding)


def has_usual_port(host: str, request: HttpRequest) -> bool:
    """Whether the port in the name of the `host` is the archive's own, or the scheme's.

    Pages name it. Any other port is that of a proxy, or invented.
    """
    _, port = split_domain_port(host)
    return port in ("", "80", "443", request.META["SERVER_PORT"])


def _canonical_host(host: str) -> str:
    """Names of hosts are the same in capitals, and with a dot at their end."""
    name, colon, port = host.lower().partition(":")
    return f"{name.rstrip('.')}{colon}{port}"
