"""The lines of a text as it was handed in: their doubts, and where a document may begin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from letters.models import Problem

_SPACES_AND_MARKS = re.compile(r"[\s*~]+")
_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class RawLine:
    """`may_begin` says whether a document may be told to begin here."""

    number: int
    text: str
    doubts: list[Problem] = field(default_factory=list)
    may_begin: bool = False

    @property
    def is_doubtful(self) -> bool:
        return any(not doubt.is_settled for doubt in self.doubts)


class RawText:
    """The text in lines, counted from 1, and the lines on which its documents begin."""

    def __init__(self, text: str, starts: Sequence[int], *, may_be_cut: bool) -> None:
        self.lines = text.split("\n")
        self.starts = list(starts)
        self.may_be_cut = may_be_cut
        self._has_blanks = any(not line.strip() for line in self.lines)

    def bounds(self, number: int) -> tuple[int, int]:
        """The first and the last line of a document; the first has those above it."""
        first = self.starts[number - 1] if number > 1 else 1
        is_last = number == len(self.starts)
        return first, len(self.lines) if is_last else self.starts[number] - 1

    def of_document(self, number: int, problems: Iterable[Problem]) -> list[RawLine]:
        first, last = self.bounds(number)
        doubts: defaultdict[int, list[Problem]] = defaultdict(list)
        for problem in problems:
            doubts[problem.line or 0].append(problem)
        return [
            RawLine(line, self.lines[line - 1], doubts[line], self._may_begin(line))
            for line in range(first, last + 1)
        ]

    def _may_begin(self, line: int) -> bool:
        is_inside = self.may_be_cut and line > self.starts[0]
        if not is_inside or line in self.starts or not self.lines[line - 1].strip():
            return False
        return not self._has_blanks or not self.lines[line - 2].strip()

    def has(self, words: str, number: int) -> bool:
        """Whether a document has these words, on whatever lines."""
        first, last = self.bounds(number)
        return _plain(words) in _plain(" ".join(self.lines[first - 1 : last]))

    def place_of(self, words: str, number: int, name: str = "") -> str:
        """ "From line 3: “FROM: Paul Marsh”"; empty if no line of the document has them.

        Of several lines with the words, the one with the `name` that was read in them.
        """
        first, last = self.bounds(number)
        wanted = _plain(words)
        plain = {line: _plain(self.lines[line - 1]) for line in range(first, last + 1)}
        whole = [line for line in plain if wanted and wanted in plain[line]]
        parts = [
            line
            for line in plain
            if len(plain[line]) >= _FEWEST_LETTERS and plain[line] in wanted
        ]
        # Of lines that the words were put together from, the one with most of them.
        parts.sort(key=lambda line: -len(plain[line]))
        named = [line for line in parts if name and _plain(name) in plain[line]]
        found = whole[:1] or named[:1] or parts[:1]
        if not found:
            return ""
        return f"From line {found[0]}: “{self.lines[found[0] - 1].strip()[:100]}”"


def _plain(text: str) -> str:
    return _SPACES_AND_MARKS.sub(" ", text).strip().casefold()
