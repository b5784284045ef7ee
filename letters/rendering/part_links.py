"""Puts a link at each paragraph of stored HTML, for what can be done with paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from letters.rendering.contract import APPARATUS

PART_LINK = "part-link"

# The start tag of an element with an id, as the writer writes it.
_WITH_ID = re.compile(
    r'<(?P<tag>[a-z][a-z0-9]*+)(?= )[^<>]*? id="(?P<key>[^"<>]*+)"[^<>]*+>'
)
# Within these, nothing but their own parts may stand.
_CLOSED = {"table", "tr", "ul", "ol", "dl"}


def link_parts(html: str, addresses: Mapping[str, str], words: str, noun: str) -> str:
    """`html` with a link in each element whose id is a key of `addresses`.

    The links say `words`; to those who hear them, "`words` `noun` 3" as well. They are
    apparatus: no part of the text.
    """
    numbers = {key: number for number, key in enumerate(addresses, 1)}
    seen: set[str] = set()

    def with_link(match: re.Match[str]) -> str:
        key = match["key"]
        if key not in addresses or key in seen:
            return match[0]
        seen.add(key)
        link = (
            f'<a class="{PART_LINK} {APPARATUS}" href="{escape(addresses[key])}" '
            f'aria-label="{escape(f"{words} {noun} {numbers[key]}")}">{escape(words)}</a>'
        )
        return link + match[0] if match["tag"] in _CLOSED else match[0] + link

    return _WITH_ID.sub(with_link, html)
