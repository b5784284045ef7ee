"""Two texts as one, with the words that were put in and taken out, to be read by people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from letters.alignment import (
    DELETED,
    INSERTED,
    ComparedLine,
    WordStretch,
    compare_lines_by_words,
    compare_words,
)

# Unchanged paragraphs that are shown before and after a changed one.
PARAGRAPHS_AROUND = 1
# Fewer are not worth folding.
_LEAST_FOLDED = 2
# How many characters of what is unchanged stand around changed words in an excerpt.
_AROUND = 30


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """`tag` is ins or del for a paragraph of one text alone. `stretches` have one of the
    two as `tag` where words of a paragraph are changed. `folded` ones stand in its place."""

    stretches: tuple[WordStretch, ...] = ()
    tag: str = ""
    folded: tuple[str, ...] = ()


def compare_for_reading(old: str, new: str) -> list[ShownParagraph]:
    """The paragraphs of both, in order; none if they differ in blank lines alone, or not
    at all. What is unchanged and far from a change is folded."""
    compared = compare_lines_by_words(_lines(old), _lines(new))
    shown = [
        line for line in compared if any(one.text.strip() for one in line.stretches)
    ]
    if all(line.is_equal for line in shown):
        return []
    return list(_folded(shown))


def compare_values(old: str, new: str) -> tuple[WordStretch, ...]:
    """The words of a short text, such as a title."""
    return compare_words(old, new)


def excerpt(stretches: Sequence[WordStretch]) -> list[WordStretch]:
    """The changed words with a little of what stands around them."""
    cut: list[WordStretch] = []
    last = len(stretches) - 1
    for at, stretch in enumerate(stretches):
        text = stretch.text
        if not stretch.tag and len(text) > 2 * _AROUND:
            before = "" if at == 0 else text[:_AROUND]
            after = "" if at == last else text[-_AROUND:]
            text = f"{before}…{after}"
        cut.append(WordStretch(text, stretch.tag))
    return cut


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _folded(lines: Sequence[ComparedLine]) -> Iterator[ShownParagraph]:
    groups = [(is_equal, list(group)) for is_equal, group in _runs(lines)]
    for place, (is_equal, group) in enumerate(groups):
        if not is_equal:
            yield from map(_shown, group)
            continue
        before = PARAGRAPHS_AROUND if place else 0
        after = PARAGRAPHS_AROUND if place < len(groups) - 1 else 0
        far = group[before : len(group) - after]
        if len(far) < _LEAST_FOLDED:
            yield from map(_shown, group)
            continue
        yield from map(_shown, group[:before])
        yield ShownParagraph(folded=tuple(line.stretches[0].text for line in far))
        yield from map(_shown, group[len(group) - after :])


def _runs(
    lines: Sequence[ComparedLine],
) -> Iterable[tuple[bool, Iterable[ComparedLine]]]:
    return groupby(lines, lambda line: line.is_equal)


def _shown(line: ComparedLine) -> ShownParagraph:
    if line.old is None or line.new is None:
        text = "".join(stretch.text for stretch in line.stretches)
        tag = INSERTED if line.old is None else DELETED
        return ShownParagraph((WordStretch(text),), tag)
    return ShownParagraph(line.stretches)
