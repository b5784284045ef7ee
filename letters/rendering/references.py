"""Puts today's targets into stored HTML: a reference resolves without a new rendering.

And puts several texts on one page, where each needs anchors of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape, unescape

from letters.rendering.contract import (
    ENTRY,
    PASSAGE,
    REFERENCE,
    REFERENCE_TAG,
    START_OF_ID,
    START_TAG,
)

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
            f'<a class="{REFERENCE} {REFERENCE}--{escape(link.status)}" '
            f'id="{found["key"]}" href="{escape(link.href)}" '
            f'title="{escape(link.title)}"{away}>'
        )

    return REFERENCE_TAG.sub(linked, html)


def explain_entries(html: str, explanations: Mapping[str, str]) -> str:
    """`html` with each person and term explained that its volume lists, by the key of
    the entry."""

    def explained(found: re.Match[str]) -> str:
        words = explanations.get(unescape(found["key"]))
        return f'{found[0]} title="{escape(words)}"' if words else found[0]

    return ENTRY.sub(explained, html) if explanations else html


def hide_passages(html: str, passages: Collection[str]) -> str:
    """`html` without the conditional `passages`; they are hidden, not gone, so that
    offsets in it stay what they are."""

    def hidden(found: re.Match[str]) -> str:
        return f"{found[0]} hidden" if unescape(found["key"]) in passages else found[0]

    return PASSAGE.sub(hidden, html) if passages else html


def prefix_anchors(html: str, prefix: str) -> str:
    """`html` with `prefix` before its identifiers, and in the links that lead to them."""

    def prefixed(tag: re.Match[str]) -> str:
        return START_OF_ID.sub(lambda found: found[0] + escape(prefix), tag[0])

    return START_TAG.sub(prefixed, html) if prefix else html
