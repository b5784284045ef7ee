"""What the readers of documents, footnotes and pages share while they read a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from letters.tei.references.citations import CitedVolumes
from letters.tei.references.grammar import Number
from letters.tei.references.resolution import Resolver
from letters.tei.references.stream import TokenStream


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """A text, its tokens still to come, what it has cited, and what that points to."""

    text: str
    tokens: TokenStream
    cited: CitedVolumes
    resolver: Resolver


def spans(numbers: Sequence[Number], start: int, end: int) -> list[tuple[int, int]]:
    """Where each of `numbers` stands: the first from `start`, with the words before
    it, and the last to `end`, with the words after it."""
    starts = [start, *(number.start for number in numbers[1:])]
    ends = [*(number.end for number in numbers[:-1]), end]
    return list(zip(starts, ends, strict=True))
