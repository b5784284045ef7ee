"""Marks in stored HTML round the words that a reader searched for."""

from __future__ import annotations

from collections.abc import Sequence

from letters.rendering.contract import MATCH, match_id
from letters.rendering.stretches import Stretch, count_letters, mark_stretches

_NEXT_TAG = f'<mark class="{MATCH}">'


def mark_matches(
    html: str, text: str, spans: Sequence[tuple[int, int]], *, first: int = 1
) -> str:
    """`html` with `<mark id="match-N" class="match">` round each span of its `text`.

    `text` is what `html` renders. `spans` count in it, are in order, do not overlap, and
    may begin before it or end after it. N counts from `first`. A match that crosses a
    tag becomes a mark on either side of it; the first has the id. Apparatus is not part
    of the text and stays as it is.
    """
    matches = [
        Stretch(
            start, end, f'<mark id="{match_id(number)}" class="{MATCH}">', _NEXT_TAG
        )
        for number, (start, end) in enumerate(count_letters(text, spans), first)
    ]
    return mark_stretches(html, matches)
