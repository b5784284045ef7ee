"""Puts today's targets into stored HTML: a reference resolves without a new rendering.

And puts several texts on one page, where each needs anchors of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape, unescape

_REFERENCE = re.compile(
    r'<a class="reference" id="(?P<key>x\d+)" href="[^"]*"(?: rel="noreferrer")?>'
)

# No text holds a "<", and no attribute either: both are escaped.
_TAG = re.compile(r"<[a-z][^<>]*+>")
# As `rendering` writes them, after a class.
_ENTRY = re.compile(r'(?<=") data-entry="(?P<key>[^"<>]*)"(?=[ >])')
_PASSAGE = re.compile(r'(?<=") data-passage="(?P<key>[^"<>]*)"(?=[ >])')
_ANCHOR = re.compile(r' (?:id="|href="#)')

EXTERNAL = "external"


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
        away = ' rel="noreferrer"' if link.status == EXTERNAL else ""
        return (
            f'<a class="reference reference--{escape(link.status)}" '
            f'id="{found["key"]}" href="{escape(link.href)}" '
            f'title="{escape(link.title)}"{away}>'
        )

    return _REFERENCE.sub(linked, html)


def explain_entries(html: str, explanations: Mapping[str, str]) -> str:
    """`html` with each person and term explained that its volume lists, by the key of
    the entry."""

    def explained(found: re.Match[str]) -> str:
        words = explanations.get(unescape(found["key"]))
        return f'{found[0]} title="{escape(words)}"' if words else found[0]

    return _ENTRY.sub(explained, html) if explanations else html


def hide_passages(html: str, passages: Collection[str]) -> str:
    """`html` without the conditional `passages`; they are hidden, not gone, so that
    offsets in it stay what they are."""

    def hidden(found: re.Match[str]) -> str:
        return f"{found[0]} hidden" if unescape(found["key"]) in passages else found[0]

    return _PASSAGE.sub(hidden, html) if passages else html


def prefix_anchors(html: str, prefix: str) -> str:
    """`html` with `prefix` before its identifiers, and in the links that lead to them."""

    def prefixed(tag: re.Match[str]) -> str:
        return _ANCHOR.sub(lambda found: found[0] + escape(prefix), tag[0])

    return _TAG.sub(prefixed, html) if prefix else html
