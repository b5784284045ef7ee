"""Puts today's targets into stored HTML: a reference resolves without a new rendering."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

_REFERENCE = re.compile(r'<a class="reference" id="(?P<key>x\d+)" href="[^"]*">')


@dataclass(frozen=True, slots=True)
class Link:
    """Where a reference leads now; `status` is "resolved", "wanted" or "external"."""

    href: str
    status: str
    title: str


def link_references(html: str, links: Mapping[str, Link]) -> str:
    """`html` with the references in `links` leading where they lead today."""

    def linked(found: re.Match[str]) -> str:
        link = links.get(found["key"])
        if not link:
            return found[0]
        return (
            f'<a class="reference reference--{escape(link.status)}" '
            f'id="{found["key"]}" href="{escape(link.href)}" '
            f'title="{escape(link.title)}">'
        )

    return _REFERENCE.sub(linked, html)
