"""Words of a note and where they stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the note and where they stand: `note[start:end] == text`."""

    text: str
    start: int
    end: int

    def __str__(self) -> str:
        return self.text

    def part(self, start: int, end: int | None = None) -> Passage:
        """What stands between two offsets into this one, without outer blanks."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return Passage(words, self.start + start, self.start + start + len(words))

    def without_stop(self) -> Passage:
        return self.part(0, len(self.text.rstrip(" .")))

    def between(self, separators: Iterator[tuple[int, int]]) -> Iterator[Passage]:
        """The parts around the separators, whose two offsets are given."""
        begin = 0
        for start, end in separators:
            yield self.part(begin, start)
            begin = end
        yield self.part(begin)
