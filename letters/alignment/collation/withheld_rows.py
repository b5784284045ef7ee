"""What one text has withheld, beside the paragraph that the other has in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letters.alignment.collation.linked_paragraphs import LinkedParagraphs
from letters.alignment.collation.witness_text import Flag, WitnessText
from letters.alignment.runs import Range

_NOTHING = (0, 0)


def place_of(numbers: range, text: WitnessText) -> Range:
    if not numbers:
        return _NOTHING
    return text.lines[numbers[0]][0], text.lines[numbers[-1]][1]


def beside_withheld(
    links: Sequence[LinkedParagraphs], old: WitnessText, new: WitnessText
) -> Iterator[LinkedParagraphs]:
    """Put what was withheld beside the paragraph that stands there instead."""
    before: LinkedParagraphs | None = None
    for link in links:
        if before and _is_instead(before, link, old, new):
            yield LinkedParagraphs(before.old or link.old, before.new or link.new)
            before = None
            continue
        if before:
            yield before
        before = link
    if before:
        yield before


def _is_instead(
    one: LinkedParagraphs, other: LinkedParagraphs, old: WitnessText, new: WitnessText
) -> bool:
    if (bool(one.old), bool(one.new)) != (bool(other.new), bool(other.old)):
        return False
    if bool(one.old) == bool(one.new):
        return False
    old_place = place_of(one.old or other.old, old)
    new_place = place_of(one.new or other.new, new)
    return old.has_most(old_place, Flag.WITHHELD) or new.has_most(
        new_place, Flag.WITHHELD
    )
