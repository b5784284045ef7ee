"""Answers that are sent before, or in place of, any page that the archive makes."""

from __future__ import annotations

from http import HTTPStatus

_PAGE = """<!DOCTYPE html>
<html lang="en">
<title>{title}</title>
<h1>{heading}</h1>
<p>{text}</p>
</html>
"""


def plain_answer(
    status: HTTPStatus, title: str, heading: str, text: str, *headers: str
) -> bytes:
    """An answer of HTTP/1.1 in ASCII, after which the connection is closed."""
    page = _PAGE.format(title=title, heading=heading, text=text)
    lines = [
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Connection: close",
        "Content-Type: text/html; charset=utf-8",
        "Content-Security-Policy: default-src 'none'",
        f"Content-Length: {len(page)}",
        *headers,
    ]
    return "\r\n".join([*lines, "", page]).encode("ascii")


TOO_LONG = plain_answer(
    HTTPStatus.REQUEST_URI_TOO_LONG,
    "Too long",
    "This address is too long",
    "No search was made. A search reads 500 characters:\n"
    '<a href="/search/">search again</a> with fewer words.',
)
TOO_MANY_HEADERS = plain_answer(
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    "Too long",
    "This request is too long",
    "Its headers take more than 64 kB.",
)
BUSY = plain_answer(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Busy",
    "The archive is busy",
    "Many readers search and take files just now. Please try again in a few seconds.",
    "Retry-After: 10",
    "Cache-Control: no-store",
)
