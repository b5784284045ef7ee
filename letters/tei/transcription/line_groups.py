"""Lines that stand together and yet are several things: a closing above a name, a date
below a letterhead, a stamp below both."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.foot_lines import is_foot_line, is_marking

# More lines, or a longer one, are an address, a table or prose.
MOST_LINES = 10
LONGEST_LINE = 80
_LINE = re.compile(r"[^\n]++")

Bounds = tuple[int, int]


def split_lines(
    text: str, bounds: Bounds, *, is_head: bool, is_closing: Callable[[str], object]
) -> list[Bounds]:
    """The parts of the lines of `text` within `bounds`, as offsets in `text`.

    Only at the head of a paper is a line that is a date parted from the others.
    """
    lines = [match.span() for match in _LINE.finditer(text, *bounds)]
    is_short = all(end - start <= LONGEST_LINE for start, end in lines)
    if not 1 < len(lines) <= MOST_LINES or not is_short:
        return [bounds]
    words = [text[slice(*line)].strip() for line in lines]
    cuts = {1} if is_closing(words[0]) else set[int]()
    for index in range(len(lines) - 1, 0, -1):
        if not (is_marking(words[index]) or is_foot_line(words[index])):
            break
        cuts.add(index)
    if is_head:
        for index in (0, len(lines) - 1):
            if date_in_line(words[index]):
                cuts |= {index, index + 1}
    edges = sorted({0, *cuts, len(lines)})
    return [(lines[first][0], lines[last - 1][1]) for first, last in pairwise(edges)]
