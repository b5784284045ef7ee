"""Marks in stored HTML round stretches of its text, and what stands beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from letters.rendering.contract import ESCAPED_CHARACTER, IS_APPARATUS, LINE_BREAK, TAG
from letters.tei.plain_text import LINE_SEPARATOR

AROUND_TAGS = re.compile(f"({TAG.pattern})")
# The ends of lines are characters in the plain text and elements in the HTML. All
# other characters are in both, in the same order: they are the letters counted here.
LINE_ENDS = f"\n{LINE_SEPARATOR}"
_LINE_END = re.compile(rf"[{LINE_ENDS}]")
_LETTER = re.compile(rf"{ESCAPED_CHARACTER}|[^{LINE_ENDS}]")
_ODD = re.compile(rf"[&{LINE_ENDS}]")
_START_OF_LINK = re.compile("<a[ >]")
_END_OF_LINK = "</a>"
_END_OF_MARK = "</mark>"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters from `start` to `end`, and what is written round them.

    A stretch that crosses a tag becomes a mark on either side of it: `first_tag` opens
    the first, `next_tag` the others. `before` stands before the first and `after` behind
    the last; both stand outside of a link, since they may be links.
    """

    start: int
    end: int
    first_tag: str
    next_tag: str
    before: str = ""
    after: str = ""


def count_letters(
    text: str, spans: Iterable[tuple[int, int]]
) -> Iterable[tuple[int, int]]:
    """The `spans` of characters as spans of letters, which ends of lines are not."""
    ends = [end.start() for end in _LINE_END.finditer(text)]
    for start, end in spans:
        yield start - bisect_left(ends, start), end - bisect_left(ends, end)


def mark_stretches(html: str, stretches: Sequence[Stretch]) -> str:
    """`html` with its `stretches` marked, which are in order and do not overlap.

    They may begin before it or end after it. Apparatus is not part of the text and stays
    as it is.
    """
    if not stretches:
        return html
    pieces = AROUND_TAGS.split(html)  # text and tags by turns
    marker, link, depth = _Marker(stretches), 0, 0
    for index, piece in enumerate(pieces):
        if not index % 2:
            if piece and not depth:
                pieces[index] = marker.mark(piece)
            continue
        is_apparatus, depth = depth > 0, depth_after(piece, depth)
        if is_apparatus or depth:
            continue
        if _START_OF_LINK.match(piece):
            link, marker.is_in_link = index, True
        elif piece == _END_OF_LINK and marker.is_in_link:
            pieces[link] = "".join([*marker.before_link, pieces[link]])
            pieces[index] = "".join([piece, *marker.after_link])
            marker.leave_link()
    return "".join(pieces)


def depth_after(tag: str, depth: int) -> int:
    """How many elements are open after `tag`, counted from the outermost apparatus."""
    if tag == LINE_BREAK:
        return depth
    if tag.startswith("</"):
        return max(depth - 1, 0)
    return depth + 1 if depth or IS_APPARATUS.search(tag) else 0


@dataclass(slots=True)
class _Marker:
    """Marks the text of some HTML, piece by piece."""

    stretches: Sequence[Stretch]
    letters: int = 0  # in the text so far
    index: int = 0  # of the stretch that is next, or not yet at its end
    last_begun: int = -1
    is_in_link: bool = False
    before_link: list[str] = field(default_factory=list)
    after_link: list[str] = field(default_factory=list)

    def mark(self, text: str) -> str:
        """`text` with its marks; it holds no tag, and follows on the piece before."""
        starts = starts_of_letters(text)
        before, self.letters = self.letters, self.letters + len(starts) - 1
        pieces, copied = [], 0
        while self.index < len(self.stretches):
            stretch = self.stretches[self.index]
            if stretch.start >= self.letters:
                break
            begin = starts[max(stretch.start - before, 0)]
            stop = starts[max(min(stretch.end, self.letters) - before, 0)]
            if begin < stop:
                pieces += [text[copied:begin], *self._begin(stretch)]
                pieces += [text[begin:stop], _END_OF_MARK]
                copied = stop
            if stretch.end > self.letters:
                break
            self._beside(pieces, self.after_link, stretch.after)
            self.index += 1
        return "".join([*pieces, text[copied:]])

    def leave_link(self) -> None:
        self.is_in_link, self.before_link, self.after_link = False, [], []

    def _begin(self, stretch: Stretch) -> list[str]:
        if self.last_begun == self.index:
            return [stretch.next_tag]
        self.last_begun = self.index
        pieces: list[str] = []
        self._beside(pieces, self.before_link, stretch.before)
        return [*pieces, stretch.first_tag]

    def _beside(self, here: list[str], beside_link: list[str], html: str) -> None:
        if html:
            (beside_link if self.is_in_link else here).append(html)


def starts_of_letters(text: str) -> Sequence[int]:
    """Where in `text` each letter begins, and where the last one ends."""
    if not _ODD.search(text):
        return range(len(text) + 1)
    return [*(letter.start() for letter in _LETTER.finditer(text)), len(text)]
