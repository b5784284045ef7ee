"""Lines between the pages of a paper: what they hold, and which page begins at them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from letters.tei.transcription.page_lines import PageLine


@dataclass(frozen=True, slots=True)
class RunningLines:
    """Lines between two pages, or below or above all text; no part of the text.

    `label` is that of the page which begins; it is empty where none does. A page that
    `is_typed` has its number on the paper, on itself or on the page before it.
    """

    start: int
    end: int
    lines: tuple[PageLine, ...]
    label: str = ""
    is_typed: bool = False

    @property
    def stamps(self) -> list[PageLine]:
        """The lines without a number of the page, which are kept as marks."""
        return [line for line in self.lines if line.has_words and not line.page]


@dataclass(frozen=True, slots=True)
class PageTurns:
    """All running lines of a paper, in their order; `first` labels the first page."""

    runs: tuple[RunningLines, ...] = ()
    first: str = ""

    def between(self, start: int, end: int) -> list[RunningLines]:
        first, last = (
            bisect_left(self.runs, at, key=lambda run: run.start) for at in (start, end)
        )
        return [*self.runs[first:last]]
