"""Corrections of public documents in words: "two words in paragraph 6", "the date"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from letters.derivation.text.changed_parts import PartChange
from letters.models import Document, TextCorrection
from letters.tei.dates import describe, parse_edtf

# More parts are counted.
_MOST_NAMED = 3
_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "ten",
)
_MARKUP = "markup alone; no word was changed"
_UNKNOWN = "what changed cannot be told"

# The label of a part, how many words of it, and what became of it.
StoredPart = Sequence


@dataclass(frozen=True, slots=True)
class ToldCorrection:
    """What readers are told: no word of an archivist but the `reason` meant for them."""

    document: Document
    number: int
    corrected: datetime
    what: str
    reason: str
    address: str
    restated: list[tuple[str, str, str]]


def tell_correction(correction: TextCorrection) -> ToldCorrection:
    """Expects the correction with its document and revision."""
    return ToldCorrection(
        correction.document,
        correction.revision.number,
        correction.corrected,
        describe_extent(correction),
        correction.revision.public_reason,
        correction.get_absolute_url(),
        [_restated(*row) for row in correction.record],
    )


def _restated(name: str, before: str, now: str) -> tuple[str, str, str]:
    """The name, and the words before and now."""
    told = (before, now)
    if name == "date":
        told = tuple(describe(parse_edtf(date)) if date else "" for date in told)
    return name, *told


def describe_extent(correction: TextCorrection) -> str:
    record = [f"the {name}" for name, _, _ in correction.record]
    return "; ".join([*filter(None, [_extent_of_text(correction)]), *record])


def _extent_of_text(correction: TextCorrection) -> str:
    if correction.extent == TextCorrection.Extent.RECORD:
        return ""
    if correction.extent == TextCorrection.Extent.UNKNOWN:
        return _UNKNOWN
    if correction.extent == TextCorrection.Extent.MARKUP:
        return _MARKUP
    parts = correction.parts
    if len(parts) > _MOST_NAMED:
        words = sum(words for _, words, _ in parts)
        return f"{_count(words, 'word')} in {_count(len(parts), 'paragraph or note')}"
    return ", ".join(_describe(*part) for part in parts)


def _describe(label: str, words: int, change: str) -> str:
    label = label or "the text"
    if change == PartChange.ADDED:
        return f"{label} added"
    if change == PartChange.REMOVED:
        return f"{label} taken out"
    if change == PartChange.SIGNS:
        return f"signs in {label}"
    return f"{_count(words, 'word')} in {label}"


def _count(number: int, noun: str) -> str:
    written = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
    if number == 1:
        return f"{written} {noun}"
    return f"{written} {' or '.join(f'{one}s' for one in noun.split(' or '))}"
