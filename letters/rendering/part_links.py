"""Puts a link at each paragraph of stored HTML, for what can be done with paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

from letters.rendering.contract import APPARATUS, ID, START_TAG

PART_LINK = "part-link"

# Within these, nothing but their own parts may stand.
_CLOSED = re.compile(r"<(?:table|tr|ul|ol|dl)\b")


def link_parts(html: str, addresses: Mapping[str, str], words: str, noun: str) -> str:
    """`html` with a link in each element whose id is a key of `addresses`.

    The links say `words`; to those who hear them, "`words` `noun` 3" as well. They are
    apparatus: no part of the text.
    """
    numbers = {key: number for number, key in enumerate(addresses, 1)}
    seen: set[str] = set()

    def with_link(match: re.Match[str]) -> str:
        tag = match[0]
        written = ID.search(tag)
        key = unescape(written[0][len(' id="') : -1]) if written else ""
        if key not in addresses or key in seen:
            return tag
        seen.add(key)
        link = (
            f'<a class="{PART_LINK} {APPARATUS}" href="{escape(addresses[key])}" '
            f'aria-label="{escape(f"{words} {noun} {numbers[key]}")}">{escape(words)}</a>'
        )
        return link + tag if _CLOSED.match(tag) else tag + link

    return START_TAG.sub(with_link, html)
