"""Changes stored HTML for one page: links, explanations, hidden passages, anchors.

References lead where they lead today, without a new rendering. Several texts can stand
on one page when each has anchors of its own.
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
    """Where a reference leads today; `status` is "resolved", "wanted" or "external"."""

    href: str
    status: str
    title: str


def link_references(html: str, links: Mapping[str, Link]) -> str:
    """`html` with the references in `links` leading where they lead today."""

    def linked(match: re.Match[str]) -> str:
        link = links.get(match["key"])
        if not link:
            return match[0]
        away = ' rel="noreferrer"' if link.status == EXTERNAL else ""
        return (
            f'<a class="{REFERENCE} {REFERENCE}--{escape(link.status)}" '
            f'id="{match["key"]}" href="{escape(link.href)}" '
            f'title="{escape(link.title)}"{away}>'
        )

    return REFERENCE_TAG.sub(linked, html)


def explain_entries(html: str, explanations: Mapping[str, str]) -> str:
    """`html` with an explanation of each person and term that the volume lists;
    `explanations` are by the key of the entry."""

    def explained(match: re.Match[str]) -> str:
        keys = unescape(match["key"]).split()
        words = "; ".join(explanations[key] for key in keys if explanations.get(key))
        return f'{match[0]} title="{escape(words)}"' if words else match[0]

    return ENTRY.sub(explained, html) if explanations else html


def hide_passages(html: str, passages: Collection[str]) -> str:
    """`html` with the conditional `passages` hidden: they are still there, so that
    offsets stay the same."""

    def hidden(match: re.Match[str]) -> str:
        return f"{match[0]} hidden" if unescape(match["key"]) in passages else match[0]

    return PASSAGE.sub(hidden, html) if passages else html


def prefix_anchors(html: str, prefix: str) -> str:
    """`html` with `prefix` before its identifiers, and in the links that lead to them."""

    def prefixed(tag: re.Match[str]) -> str:
        return START_OF_ID.sub(lambda match: match[0] + escape(prefix), tag[0])

    return START_TAG.sub(prefixed, html) if prefix else html
