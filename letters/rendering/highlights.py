"""Marks in stored HTML round the words that a reader searched for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from letters.rendering.contract import (
    ESCAPED_CHARACTER,
    IS_APPARATUS,
    LINE_BREAK,
    MATCH,
    TAG,
    match_id,
)
from letters.tei.plain_text import LINE_SEPARATOR

_AROUND_TAGS = re.compile(f"({TAG.pattern})")
# The ends of lines are characters in the plain text and elements in the HTML. All
# other characters are in both, in the same order.
_LINE_END = re.compile(rf"[\n{LINE_SEPARATOR}]")
_LETTER = re.compile(rf"{ESCAPED_CHARACTER}|[^\n{LINE_SEPARATOR}]")
_ODD = re.compile(rf"[&\n{LINE_SEPARATOR}]")


def mark_matches(
    html: str, text: str, spans: Sequence[tuple[int, int]], *, first: int = 1
) -> str:
    """`html` with `<mark id="match-N" class="match">` round each span of its `text`.

    `text` is what `html` renders. `spans` count in it, are in order, do not overlap, and
    may begin before it or end after it. N counts from `first`. A match that crosses a
    tag becomes a mark on either side of it; the first has the id. Apparatus is not part
    of the text and stays as it is.
    """
    if not spans:
        return html
    ends = [end.start() for end in _LINE_END.finditer(text)]
    marker = _Marker(
        [
            (start - bisect_left(ends, start), end - bisect_left(ends, end))
            for start, end in spans
        ],
        first,
    )
    pieces = _AROUND_TAGS.split(html)  # text and tags by turns
    depth = 0
    for index, piece in enumerate(pieces):
        if index % 2:
            depth = _depth_after(piece, depth)
        elif piece and not depth:
            pieces[index] = marker.mark(piece)
    return "".join(pieces)


def _depth_after(tag: str, depth: int) -> int:
    """How many elements are open after `tag`, counted from the outermost apparatus."""
    if tag == LINE_BREAK:
        return depth
    if tag.startswith("</"):
        return max(depth - 1, 0)
    return depth + 1 if depth or IS_APPARATUS.search(tag) else 0


@dataclass(slots=True)
class _Marker:
    """Marks the text of some HTML, piece by piece. `spans` count letters, no line ends."""

    spans: Sequence[tuple[int, int]]
    first: int
    letters: int = 0  # in the text so far
    index: int = 0  # of the span that is next, or not yet at its end
    last_begun: int = -1

    def mark(self, text: str) -> str:
        """`text` with its marks; it holds no tag, and follows on the piece before."""
        starts = _starts_of_letters(text)
        before, self.letters = self.letters, self.letters + len(starts) - 1
        pieces, copied = [], 0
        while self.index < len(self.spans):
            start, end = self.spans[self.index]
            if start >= self.letters:
                break
            begin = starts[max(start - before, 0)]
            stop = starts[max(min(end, self.letters) - before, 0)]
            if begin < stop:
                pieces += [text[copied:begin], self._tag(), text[begin:stop], "</mark>"]
                copied = stop
            if end > self.letters:
                break
            self.index += 1
        return "".join([*pieces, text[copied:]])

    def _tag(self) -> str:
        if self.last_begun == self.index:
            return f'<mark class="{MATCH}">'
        self.last_begun = self.index
        return f'<mark id="{match_id(self.first + self.index)}" class="{MATCH}">'


def _starts_of_letters(text: str) -> Sequence[int]:
    """Where in `text` each letter begins, and where the last one ends."""
    if not _ODD.search(text):
        return range(len(text) + 1)
    return [*(letter.start() for letter in _LETTER.finditer(text)), len(text)]
