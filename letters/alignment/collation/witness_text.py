"""A text as it is compared with another witness of it: paragraphs, and what is said of
some of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from letters.alignment.runs import Range
from letters.alignment.touching import TouchingRanges


class Flag(StrEnum):
    """What some words are besides words."""

    CONDITIONAL = "conditional"
    WITHHELD = "withheld"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class FlaggedRange:
    """Offsets in the paragraph; `name` is that of a conditional passage."""

    start: int
    end: int
    flag: Flag
    name: str = ""


@dataclass(frozen=True, slots=True)
class WitnessParagraph:
    """`key` is the name of the paragraph in addresses, "" if it has none."""

    text: str
    key: str = ""
    flags: tuple[FlaggedRange, ...] = ()


@dataclass(frozen=True, slots=True)
class WitnessText:
    """`lines` are the places of the paragraphs in `text`."""

    paragraphs: tuple[WitnessParagraph, ...]
    text: str = field(init=False)
    lines: tuple[Range, ...] = field(init=False)
    flags: tuple[FlaggedRange, ...] = field(init=False)
    _by_place: TouchingRanges[FlaggedRange] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "\n".join(one.text for one in self.paragraphs))
        object.__setattr__(self, "lines", tuple(_places(self.paragraphs)))
        flags = tuple(_flags(self.paragraphs, self.lines))
        object.__setattr__(self, "flags", flags)
        by_place = TouchingRanges(flags, lambda one: (one.start, one.end))
        object.__setattr__(self, "_by_place", by_place)

    def flags_at(self, stretch: Range) -> Sequence[FlaggedRange]:
        """Those of some of its characters, by their places in `text`."""
        return self._by_place.at(stretch) if self.flags else ()

    def has_most(self, stretch: Range, flag: Flag) -> bool:
        """Whether most characters of the stretch have the flag."""
        if not self.flags:
            return False
        count = sum(
            max(0, min(one.end, stretch[1]) - max(one.start, stretch[0]))
            for one in self.flags_at(stretch)
            if one.flag is flag
        )
        return 2 * count > stretch[1] - stretch[0]

    def passage_at(self, stretch: Range) -> str | None:
        """The name of the conditional passage that most of the stretch is part of."""
        for one in self.flags_at(stretch):
            shared = min(one.end, stretch[1]) - max(one.start, stretch[0])
            is_most = 2 * shared > stretch[1] - stretch[0]
            if one.flag is Flag.CONDITIONAL and shared > 0 and is_most:
                return one.name
        return None


def plain_witness(lines: Sequence[str]) -> WitnessText:
    """Of words alone; blank lines are no paragraphs."""
    return WitnessText(tuple(WitnessParagraph(line) for line in lines if line.strip()))


def _places(paragraphs: Sequence[WitnessParagraph]) -> Iterator[Range]:
    start = 0
    for paragraph in paragraphs:
        yield start, start + len(paragraph.text)
        start += len(paragraph.text) + 1


def _flags(
    paragraphs: Sequence[WitnessParagraph], lines: Sequence[Range]
) -> Iterator[FlaggedRange]:
    for paragraph, (start, _) in zip(paragraphs, lines, strict=True):
        for one in paragraph.flags:
            yield FlaggedRange(start + one.start, start + one.end, one.flag, one.name)
