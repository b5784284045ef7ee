"""Where the target of an annotation from a file is in a document, or that it is lost.

No position in a file is believed: the words must stand there, and what is around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from letters.models import AnnotationTarget, segment_key_at
from letters.rendering.contract import note_id
from letters.teaching.importing.held import NotedDocument, image_in
from letters.web_annotation.found_words import WordsFound, WordsLost, find_in_texts
from letters.web_annotation.placement import Candidate
from letters.web_annotation.quotes import Quote, quote_at
from letters.web_annotation.reading import AnnotationError
from letters.web_annotation.web_annotations import RegionTarget, TextTarget

# Positions that say so count as ours do, in whichever archive.
_OUR_RULES = "/help/annotations/"
_LONGEST_CONTEXT = 80
# As `find_in_texts` counts it.
MOST_WORK = 120_000_000
_State = AnnotationTarget.State


@dataclass(slots=True)
class SearchBudget:
    """How much is looked for in one file: who imports waits ten seconds at the most."""

    left: int = field(default_factory=lambda: MOST_WORK)
    is_spent: bool = False

    def may_spend(self, work: int) -> bool:
        """Whether so much is left; then there is less."""
        if work > self.left:
            self.is_spent = True
            return False
        self.left -= work
        return True


def place_words(
    target: TextTarget, noted: NotedDocument, budget: SearchBudget
) -> dict[str, Any] | None:
    """The columns of an AnnotationTarget; None for the document as a whole."""
    if target.quote is None and target.position is None and not target.fragment:
        return None
    found = _find(target, noted, budget)
    if isinstance(found, WordsFound):
        return _placed(found, target, noted)
    return _lost(found, target)


def place_region(
    target: RegionTarget, noted: NotedDocument, place: str
) -> dict[str, Any]:
    """The same for a region, in pixels of the scan as it is kept."""
    digest, size = image_in(target.source)
    scan = noted.scans[digest]
    scale = (
        scan.width / min(scan.width, int(size)) if size.isdigit() and int(size) else 1.0
    )
    numbers = (target.x, target.y, target.width, target.height)
    x, y, width, height = (round(number * scale) for number in numbers)
    if not (width and height and x + width <= scan.width and y + height <= scan.height):
        raise AnnotationError(f"{place}.target", "The region is not within the scan.")
    return {"image": digest, "x": x, "y": y, "width": width, "height": height}


def _find(
    target: TextTarget, noted: NotedDocument, budget: SearchBudget
) -> WordsFound | WordsLost:
    if target.quote is None:
        return _find_unquoted(target, noted)
    for key, start, end in _said_places(target, noted):
        if _stands_at(noted.texts[key], target.quote, start, end):
            return WordsFound(key, start, end)
    if note := _note_of(target, noted):
        texts = {note: noted.texts[note]}
        found = find_in_texts(texts, target.quote, budget.may_spend)
        if isinstance(found, WordsFound):
            return found
    return find_in_texts(noted.texts, target.quote, budget.may_spend)


def _find_unquoted(target: TextTarget, noted: NotedDocument) -> WordsFound | WordsLost:
    """A paragraph or a note by its name; a mere position is only a candidate."""
    segment = noted.segments.get(target.fragment)
    if segment and not target.within and not target.position:
        return WordsFound("", segment.start, segment.end)
    note = _note_of(target, noted)
    if note and noted.texts[note] and not target.within:
        return WordsFound(note, 0, len(noted.texts[note]))
    places = (
        (key, start, end)
        for key, start, end in _said_places(target, noted)
        if start < end <= len(noted.texts[key])
    )
    key, start, end = next(places, ("", 0, 0))
    return WordsLost(key, (Candidate(start, end, 0.0),) if end else ())


def _said_places(
    target: TextTarget, noted: NotedDocument
) -> Iterator[tuple[str, int, int]]:
    """The key of the text, and the positions, that the file says."""
    if not target.counted_as.partition("#")[0].endswith(_OUR_RULES):
        return
    note, segment = _note_of(target, noted), noted.segments.get(target.fragment)
    if target.within and note:
        yield note, *target.within
    if target.position:
        yield "", *target.position
    if target.within and segment:
        yield "", segment.start + target.within[0], segment.start + target.within[1]


def _note_of(target: TextTarget, noted: NotedDocument) -> str:
    """The key of the note that the fragment names; "" for none."""
    key = target.fragment.removeprefix(note_id(""))
    return key if key != target.fragment and key in noted.texts else ""


def _stands_at(text: str, quote: Quote, start: int, end: int) -> bool:
    return (
        start < end
        and text[start:end] == quote.exact
        and text[:start].endswith(quote.prefix)
        and text[end:].startswith(quote.suffix)
    )


def _placed(
    found: WordsFound, target: TextTarget, noted: NotedDocument
) -> dict[str, Any]:
    quote = quote_at(noted.texts[found.key], found.start, found.end)
    was = target.quote.exact if target.quote and found.is_changed else ""
    return {
        "footnote": found.key,
        "start": found.start,
        "end": found.end,
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "segment": ""
        if found.key
        else segment_key_at([*noted.segments.values()], found.start),
        "state": _State.CHANGED if was else _State.PLACED,
        "former_words": was,
    }


def _lost(lost: WordsLost, target: TextTarget) -> dict[str, Any]:
    quote = target.quote or Quote("")
    return {
        "footnote": lost.key,
        "exact": quote.exact,
        "prefix": quote.prefix[-_LONGEST_CONTEXT:],
        "suffix": quote.suffix[:_LONGEST_CONTEXT],
        "state": _State.LOST,
        "candidates": [
            {"start": place.start, "end": place.end, "score": round(place.score, 3)}
            for place in lost.candidates
        ],
    }
