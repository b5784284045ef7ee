"""Which brackets and quotation marks of a text lack their counterpart?

Printed editions have such slips, and so have copies of them. They are reported as
they stand, for an editor to judge. Apostrophes and single quotation marks share a
character, so only double typographic ones are weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CLOSED_BY = {"(": ")", "[": "]", "“": "”"}
OPENED_BY = {closing: opening for opening, closing in CLOSED_BY.items()}
NAMES = {
    "(": "opening parenthesis",
    ")": "closing parenthesis",
    "[": "opening square bracket",
    "]": "closing square bracket",
    "“": "opening quotation mark",
    "”": "closing quotation mark",
}
MARKS = re.compile(r"[()\[\]“”]")
# A paragraph ends at an empty line, before an indented or numbered line, and after
# a line that ends a sentence; any other line break is one of a typescript's own.
PARAGRAPH_END = re.compile(
    r"(?=[ \t\n])"
    r"(?:\n[ \t]*(?=\n)|\n(?=[ \t]+\S|\d+[.)] )|(?<=[.?!:;”)\]])[ \t]*\n)"
)
ENUMERATOR = re.compile(
    r"(?:\A|[\n.,;:—–] ?|\b(?:and|or) )(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\Z"
)


@dataclass(frozen=True, slots=True)
class Imbalance:
    """A mark without its counterpart, at `offset` in the text."""

    offset: int
    message: str


def find_imbalances(text: str) -> list[Imbalance]:
    """Return the unbalanced marks of every paragraph of `text`, in their order.

    A quotation may run on over paragraphs when each of them opens it again.
    """
    imbalances: list[Imbalance] = []
    paragraphs = list(_paragraphs(text))
    following = [start for start, _ in paragraphs[1:]] + [len(text)]
    for (start, end), follower in zip(paragraphs, following, strict=False):
        runs_on = text.startswith("“", follower)
        for offset in _unbalanced(text, start, end):
            if not (runs_on and text[offset] == "“"):
                imbalances.append(Imbalance(offset, _message(text[offset])))
    return imbalances


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The bounds of the non-empty paragraphs of `text`, without outer blanks."""
    start = 0
    for end in [*(match.start() for match in PARAGRAPH_END.finditer(text)), len(text)]:
        words = text[start:end]
        if words.strip():
            yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        start = end


def _unbalanced(text: str, start: int, end: int) -> list[int]:
    """Offsets of the marks between `start` and `end` that have no counterpart."""
    unmatched: list[int] = []
    brackets: list[int] = []
    quotes: list[int] = []
    still_open = dict.fromkeys(CLOSED_BY, 0)
    for match in MARKS.finditer(text, start, end):
        at, mark = match.start(), match[0]
        opened = quotes if mark in "“”" else brackets
        if mark in CLOSED_BY:
            opened.append(at)
            still_open[mark] += 1
        elif still_open[OPENED_BY[mark]]:
            while text[last := opened.pop()] != OPENED_BY[mark]:
                unmatched.append(last)
                still_open[text[last]] -= 1
            still_open[OPENED_BY[mark]] -= 1
        elif mark != ")" or not ENUMERATOR.search(text[max(start, at - 8) : at]):
            unmatched.append(at)
    return sorted([*unmatched, *brackets, *quotes])


def _message(mark: str) -> str:
    """Say what is wrong with a lone `mark`, in a sentence for an editor."""
    if mark in CLOSED_BY:
        return f"The {NAMES[mark]} {mark} is not closed in this paragraph."
    return f"The {NAMES[mark]} {mark} has no {NAMES[OPENED_BY[mark]]} before it."
