"""Lines of a text that are the same on every paper, so that a class can say "line 12".

The lines of a page follow from its width. Here they follow from the text alone: so many
characters at the most, ended at a blank. A program that shows them as one paragraph,
such as on a telephone, hides the ends of lines and keeps the numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letters.rendering.contract import (
    APPARATUS,
    BLOCK_TAG,
    LINE_END,
    LINE_NUMBER,
)
from letters.rendering.left_out import first_shown, join_spans
from letters.rendering.stretches import (
    AROUND_TAGS,
    LINE_ENDS,
    count_letters,
    depth_after,
    starts_of_letters,
)

NUMBERED_EVERY = 5
_PARAGRAPH = re.compile(rf"[^{LINE_ENDS}]+")
_WORD = re.compile(r"\S++\s*+")
_LINE_BREAK = f'<br class="{LINE_END}">'
_CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines begin in the plain text; those in `wrapped` go on a paragraph."""

    starts: Sequence[int]
    wrapped: frozenset[int]

    def number_at(self, offset: int) -> int:
        """The number of the line with this character, from 1."""
        return max(bisect_right(self.starts, offset), 1)


def lay_lines(
    text: str,
    width: int,
    *,
    part: tuple[int, int] | None = None,
    pages: Sequence[int] = (),
    hidden: Sequence[tuple[int, int]] = (),
) -> Lines:
    """The lines of the `part`. Each of the `pages` begins one; what is `hidden` has none,
    and its characters are not counted."""
    start, end = part or (0, len(text))
    hidden = join_spans(hidden)
    starts: list[int] = []
    wrapped: set[int] = set()
    for first, last in _paragraphs(text, start, end, pages):
        taken = 0
        for word in _WORD.finditer(text, first, last):
            begins = first_shown(text, *word.span(), hidden)
            if begins is None:
                continue
            length = len(word[0].rstrip())
            if not taken or taken + length > width:
                if taken:
                    wrapped.add(begins)
                starts.append(begins)
                taken = 0
            taken += len(word[0])
    return Lines(starts, frozenset(wrapped))


def _paragraphs(
    text: str, start: int, end: int, pages: Sequence[int]
) -> Iterator[tuple[int, int]]:
    for paragraph in _PARAGRAPH.finditer(text, start, end):
        first, last = paragraph.span()
        for page in pages[bisect_right(pages, first) : bisect_left(pages, last)]:
            yield first, page
            first = page
        yield first, last


def number_lines(
    html: str, text: str, lines: Lines, part: tuple[int, int] | None = None
) -> str:
    """`html`, which renders the `part` of `text`, with ends of lines, and every fifth
    number. Cells of tables have neither."""
    start, end = part or (0, len(text))
    first, last = bisect_left(lines.starts, start), bisect_left(lines.starts, end)
    begins = [(offset, offset) for offset in (start, *lines.starts[first:last])]
    (before, _), *letters = count_letters(text, begins)
    marks = [
        (letter - before, _before_line(number, offset in lines.wrapped))
        for number, ((letter, _), offset) in enumerate(
            zip(letters, lines.starts[first:last], strict=True), first + 1
        )
    ]
    return _insert(html, [mark for mark in marks if mark[1]])


def without_line_ends(html: str) -> str:
    """`html` with the numbers alone, for programs that break lines as they like."""
    return html.replace(_LINE_BREAK, "")


def _before_line(number: int, is_wrapped: bool) -> str:
    line_break = _LINE_BREAK if is_wrapped else ""
    if number % NUMBERED_EVERY:
        return line_break
    return (
        f'{line_break}<span class="{LINE_NUMBER} {APPARATUS}" aria-hidden="true">'
        f"{number}</span>"
    )


def _insert(html: str, marks: Sequence[tuple[int, str]]) -> str:
    """`html` with each of the marks before the letter of that number."""
    pieces = AROUND_TAGS.split(html)  # text and tags by turns
    depth = cells = letters = index = 0
    for position, piece in enumerate(pieces):
        if position % 2:
            depth = depth_after(piece, depth)
            if (block := BLOCK_TAG.match(piece)) and block["tag"] in _CELLS:
                cells += -1 if block["end"] else 1
        elif piece and not depth:
            starts = starts_of_letters(piece)
            before, letters = letters, letters + len(starts) - 1
            parts, copied = [], 0
            while index < len(marks) and marks[index][0] < letters:
                letter, mark = marks[index]
                at = starts[letter - before]
                parts += [piece[copied:at], "" if cells else mark]
                copied, index = at, index + 1
            pieces[position] = "".join([*parts, piece[copied:]])
    return "".join(pieces)
