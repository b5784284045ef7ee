"""The words of one block, and where each of its lines came from."""

from __future__ import annotations

from dataclasses import dataclass

from letters.tei.errors import NotationError


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`lines` has for each line its number and how many columns were cut from it."""

    text: str
    lines: tuple[tuple[int, int], ...]

    def error(self, message: str, at: int) -> NotationError:
        row = self.text.count("\n", 0, at)
        number, cut = self.lines[min(row, len(self.lines) - 1)]
        column = at - (self.text.rfind("\n", 0, at) + 1) + cut + 1
        return NotationError(message, line=number, column=column)
