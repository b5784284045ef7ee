"""The texts that are printed below the one that encloses them, each with its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letters.derivation.correspondence.transmitted.enclosure_beginnings import (
    is_after_text,
)
from letters.derivation.correspondence.transmitted.enclosure_heads import (
    Head,
    read_head,
)
from letters.derivation.correspondence.transmitted.enclosure_labels import (
    below_listing,
    is_label,
    is_listing,
)
from letters.derivation.correspondence.transmitted.quoted_texts import Extent, extent_of
from letters.derivation.correspondence.transmitted.running_lines import (
    Line,
    count_words,
)

# In characters, of a text that is only named.
_LONGEST_NAME = 150
# Fewer words are a remark about what is not printed.
_FEWEST_WORDS = 12
_MOST_LISTED = 8
_TAB = re.compile(r"\b(?:Tab|TAB) [A-Z0-9]{1,2}\b")
# Words of the mark of a tab and of its name.
_MOST_OF_TAB = 14


@dataclass(frozen=True, slots=True)
class Enclosure:
    extent: Extent
    label: str
    head: Head


def read_enclosures(
    lines: Sequence[Line], beginnings: Sequence[int]
) -> Iterator[Enclosure]:
    """Each enclosure that is given, and not only named."""
    for begin, end in pairwise([*beginnings, len(lines)]):
        if enclosure := _read(lines, begin, end):
            yield enclosure


def _read(lines: Sequence[Line], begin: int, end: int) -> Enclosure | None:
    head = Head()
    is_list = is_listing(lines[begin])
    label = lines[begin].text.strip() if is_list or is_label(lines[begin]) else ""
    first = below_listing(lines, begin) if is_list else begin + bool(label)
    first = read_head(lines, first, end, head)
    end = _above_listing(lines, first, end)
    while end > first and is_after_text(lines[end - 1]):
        end -= 1
    if first >= end:
        return None
    last = end - 1
    if first == last and _is_name(lines[first]):
        return None
    if all(_is_list_of_tabs(line.text) for line in lines[first:end]):
        return None
    extent = extent_of(lines[:end], (first, 0), (last, len(lines[last].text)))
    words = sum(count_words(line.text) for line in lines[first:end])
    return Enclosure(extent, label, head) if extent and words >= _FEWEST_WORDS else None


def _above_listing(lines: Sequence[Line], first: int, end: int) -> int:
    """The line of "Enclosures:" where nothing but what is enclosed stands below it."""
    for number in range(max(first + 1, end - _MOST_LISTED), end):
        if is_listing(lines[number]) and below_listing(lines, number) >= end:
            return number
    return end


def _is_list_of_tabs(text: str) -> bool:
    """Whether it says no more than what stands at each tab: "Tab A Fanfani Proposal"."""
    tabs = len(_TAB.findall(text))
    return tabs > 0 and count_words(text) <= tabs * _MOST_OF_TAB


def _is_name(line: Line) -> bool:
    """Whether the only line names a text that is not given: "Memcon of meeting with X"."""
    text = line.text.strip()
    return len(text) <= _LONGEST_NAME and not text.endswith((".", "”", '"', "!", "?"))
