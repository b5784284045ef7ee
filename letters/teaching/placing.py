"""Finds the place that a teacher means: words, a part of the text, a region of a scan.

What a browser says is compared with the stored text. Its offsets only tell which of
equal words are meant; words that do not stand where it says are looked for in the same
part alone. What is not there, or is there more than once, is refused with its place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice

from letters.alignment import Range
from letters.teaching.annotatable_parts import (
    Part,
    Stretch,
    UnknownPartError,
    shortened,
    stretch_of,
)
from letters.teaching.checked_places import (
    CheckedPlace,
    Occurrence,
    PlacingError,
    SaidRegion,
    SaidWords,
    SeveralPlacesError,
)
from letters.teaching.item_texts import ItemTexts
from letters.teaching.quoted_words import (
    FoldedText,
    end_after,
    fold_words,
    offset_after,
    trimmed,
)

# More than these would be a list to read, not a choice to make.
MOST_CHOICES = 12
_CONTEXT = 40
# Two single letters begin and end millions of passages.
_MOST_LOOKED_AT = 200
LONGEST_WORDS = 20_000


def place_words(texts: ItemTexts, said: SaidWords) -> CheckedPlace:
    """The place that is meant, within what the item shows."""
    stretch = _stretch(texts, said)
    if len(said.words) > LONGEST_WORDS:
        raise PlacingError(too_long(said.words))
    text = texts.text_of(stretch.footnote)
    if fold_words(said.words):
        counted = _as_counted(said, stretch, text)
        start, end = counted or _only(said, stretch, text)
    elif fold_words(said.first_words) or fold_words(said.last_words):
        start, end = _place_between(said, stretch, text)
    else:
        start, end = trimmed(text, stretch.start, stretch.end)
    return _checked(texts, stretch, start, end)


def too_long(words: str) -> str:
    return (
        f"These are {len(words):,} characters. Mark {LONGEST_WORDS:,} at most, or give "
        "only the first and the last words."
    )


def place_region(texts: ItemTexts, said: SaidRegion) -> SaidRegion:
    """The region, if it lies within a scan that the item shows."""
    image = next((row for row in texts.images if row.scan_name == said.image), None)
    if image is None:
        raise PlacingError(
            "This scan is not among those of the item any more. Open the text again and "
            "choose another scan."
        )
    if said.width < 1 or said.height < 1:
        raise PlacingError("A region is at least one pixel wide and one high.")
    right, bottom = said.x + said.width, said.y + said.height
    if min(said.x, said.y) < 0 or right > image.width or bottom > image.height:
        raise PlacingError(
            f"The region ends at {right}, {bottom}. The scan of page {image.page_key} "
            f"is {image.width} pixels wide and {image.height} high: the region must lie "
            "within it."
        )
    return said


def find_in_item(texts: ItemTexts, said: SaidWords) -> CheckedPlace:
    """The place of words that stand anywhere in the item: in its text or in its notes."""
    stretches = [
        stretch_of(texts, Part("text")),
        *(stretch_of(texts, Part("note", key)) for key in texts.notes),
    ]
    found = []
    for stretch in stretches:
        text = texts.text_of(stretch.footnote)
        places = _candidates(said, stretch, text)
        found += [(stretch, text, place) for place in places]
    if not found:
        raise PlacingError(_not_there(_as_said(said), f"“{texts.document.title}”"))
    if len(found) > 1:
        found = [_chosen(said, found, f"“{texts.document.title}”")]
    stretch, _, (start, end) = found[0]
    return _checked(texts, stretch, start, end)


def _stretch(texts: ItemTexts, said: SaidWords) -> Stretch:
    """The part, or all from it to the last part that the words touch."""
    try:
        first = stretch_of(texts, said.part)
        if said.last_part is None or said.last_part == said.part:
            return first
        last = stretch_of(texts, said.last_part)
    except UnknownPartError as error:
        raise PlacingError(str(error)) from error
    if last.footnote != first.footnote:
        raise PlacingError(
            "The words begin in the text and end in a note, or in another note. Mark "
            "words of one text at a time."
        )
    if last.start < first.start:
        raise PlacingError("The words end before they begin. Mark them again.")
    return Stretch(first.footnote, first.start, last.end, first.name, last.start)


def _as_counted(said: SaidWords, stretch: Stretch, text: str) -> Range | None:
    """Where the browser counted, if just these words stand there."""
    if said.start is None or said.end is None or said.choice:
        return None
    # What follows the stretch is not looked at.
    within = text[: stretch.end]
    start = offset_after(within, stretch.start, said.start)
    end = end_after(within, stretch.start_of_last, said.end)
    if start is None or end is None or start >= end:
        return None
    is_the_same = FoldedText.of(text, start, end).folded == fold_words(said.words)
    return (start, end) if is_the_same else None


def _place_between(said: SaidWords, stretch: Stretch, text: str) -> Range:
    if not (fold_words(said.first_words) and fold_words(said.last_words)):
        raise PlacingError(
            "Give both the first and the last words of the passage; or neither, for the "
            "whole of it."
        )
    return _only(said, stretch, text)


def _only(said: SaidWords, stretch: Stretch, text: str) -> Range:
    """The one place in the stretch, or the one that was chosen of several."""
    places = _candidates(said, stretch, text)
    if not places:
        raise PlacingError(
            _not_there(_what_is_missing(said, stretch, text), stretch.name)
        )
    if len(places) == 1:
        return places[0]
    found = [(stretch, text, place) for place in places]
    return _chosen(said, found, stretch.name)[2]


def _candidates(said: SaidWords, stretch: Stretch, text: str) -> list[Range]:
    folded = FoldedText.of(text, stretch.start, stretch.end)
    if fold_words(said.words):
        return folded.occurrences(said.words)
    between = _between(folded, said.first_words, said.last_words)
    return list(islice(between, _MOST_LOOKED_AT))


def _between(folded: FoldedText, first: str, last: str) -> Iterable[Range]:
    """From each place of the first words to each later place of the last ones.

    They may overlap: "these talks" goes from "these talks" to "talks".
    """
    ends = folded.occurrences(last)
    begins = [begin for begin, _ in ends]
    for start, stop in folded.occurrences(first):
        later = islice(ends, bisect_left(begins, start), None)
        yield from ((start, end) for _, end in later if end >= stop)


def _chosen(
    said: SaidWords, found: list[tuple[Stretch, str, Range]], where: str
) -> tuple[Stretch, str, Range]:
    """The one that the teacher chose, if there are still as many as she was offered."""
    if said.choice and said.choices == len(found) >= said.choice > 0:
        return found[said.choice - 1]
    words = shortened(_as_said(said))
    if len(found) > MOST_CHOICES:
        raise PlacingError(
            f"“{words}” stands {len(found)} times in {where}. Give more of the words, "
            "so that they stand there only once."
        )
    occurrences = [
        _occurrence(number, text, place)
        for number, (_, text, place) in enumerate(found, 1)
    ]
    raise SeveralPlacesError(
        f"“{words}” stands {len(found)} times in {where}. Choose below which one you "
        "mean.",
        occurrences,
    )


def _occurrence(number: int, text: str, place: Range) -> Occurrence:
    start, end = place
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return Occurrence(
        number,
        ("…" if start > _CONTEXT else "") + " ".join(before.split("\n")),
        shortened(text[start:end]),
        " ".join(after.split("\n")) + ("…" if end + _CONTEXT < len(text) else ""),
    )


def _as_said(said: SaidWords) -> str:
    if fold_words(said.words):
        return said.words.strip()
    return f"{said.first_words.strip()} … {said.last_words.strip()}"


def _what_is_missing(said: SaidWords, stretch: Stretch, text: str) -> str:
    """Of first and last words, those that are not there at all."""
    if not fold_words(said.words):
        folded = FoldedText.of(text, stretch.start, stretch.end)
        for words in (said.first_words, said.last_words):
            if not folded.occurrences(words):
                return words.strip()
    return _as_said(said)


def _not_there(words: str, where: str) -> str:
    return (
        f"“{shortened(words)}” does not stand in {where}. The text may have been "
        "corrected since you opened it. Compare it with the words that you gave, and "
        "mark them again."
    )


def _checked(texts: ItemTexts, stretch: Stretch, start: int, end: int) -> CheckedPlace:
    if start >= end:
        raise PlacingError(f"There are no words in {stretch.name}.")
    if not texts.holds(stretch.footnote, start, end):
        raise PlacingError(
            f"“{shortened(texts.text_of(stretch.footnote)[start:end])}” lies outside of "
            "what this item shows. Change what the item shows, or mark other words."
        )
    return CheckedPlace(stretch.footnote, start, end)
