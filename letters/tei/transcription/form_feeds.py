"""The form feeds between the pages of a paper."""

from __future__ import annotations

import re


def without_feeds(text: str) -> tuple[str, list[int]]:
    """`text` with blanks for the form feeds that part two lines, and where they stood.

    One within a line is left, and no text can hold it.
    """
    feeds = [
        match.start()
        for match in re.finditer("\f", text)
        if _is_at_edge(text, match.start())
    ]
    kept = list(text) if feeds else []
    for at in feeds:
        kept[at] = " "
    return ("".join(kept) if feeds else text), feeds


def _is_at_edge(text: str, at: int) -> bool:
    before = text[max(0, at - 1) : at]
    after = text[at + 1 : at + 2]
    return before in ("", "\n", "\f") or after in ("", "\n", "\f")
