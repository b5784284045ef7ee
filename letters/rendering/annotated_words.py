"""Marks in stored HTML round the words that teachers annotated, with calls to the notes.

Annotations may overlap, lie in one another, or be about the same words. Marks do not:
the text is cut into stretches, each of which names the annotations about it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from letters.rendering.contract import (
    ANNOTATED,
    ANNOTATION_CALL,
    APPARATUS,
    NOTE_CALL,
    NOTES_OF_STRETCH,
    annotation_call_id,
    annotation_id,
    annotation_note_id,
    fragment_to,
)
from letters.rendering.stretches import (
    LINE_ENDS,
    Stretch,
    count_letters,
    mark_stretches,
)

_WORD = re.compile(r"\S")
_LETTER = re.compile(rf"[^{LINE_ENDS}]")
# A stretch names no more annotations than these, the innermost: what is written then
# grows with the annotations alone, however many are about the same words.
MOST_NAMED = 12


class AnnotationError(ValueError):
    """An annotation that cannot be marked in its text; `number` is its number."""

    def __init__(self, number: int, message: str) -> None:
        super().__init__(f"Annotation {number} {message}")
        self.number = number


@dataclass(frozen=True, slots=True)
class AnnotatedPlace:
    """Where an annotation is, in characters of its text. A comparison has two places.

    `shown_as` is the number that readers see; `number`, which ids have, if there is none.
    """

    number: int
    start: int
    end: int
    shown_as: int = 0


@dataclass(frozen=True, slots=True)
class PlaceHere:
    """The letters of a place in some HTML; `turn` counts the places of one annotation."""

    number: int
    shown_as: int
    turn: int
    start: int
    end: int
    has_beginning: bool
    has_end: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """Letters between two edges, the places around them, the outer ones first; those
    that begin at its beginning, and those that end at its end."""

    start: int
    end: int
    around: Sequence[PlaceHere]
    beginning: Sequence[PlaceHere]
    ending: Sequence[PlaceHere]


def mark_annotations(
    html: str,
    text: str,
    places: Sequence[AnnotatedPlace],
    *,
    part: tuple[int, int] | None = None,
    among_others: bool = False,
) -> str:
    """`html` with marks round the annotated words, and a call behind each annotation.

    `places`, in any order, count in the whole `text`, of which `html` renders the `part`:
    a page, if not the whole. The first mark of an annotation has its id, here `a-7`; one
    that is in several places has `a-7-2` in the second. `among_others` says that all
    other pages stand above and below: then the id is only where an annotation begins,
    and the call only where it ends.

    Raises AnnotationError for a place without words, or beyond the text.
    """
    here = places_here(text, places, part, among_others=among_others)
    stretches = [
        Stretch(
            cut.start,
            cut.end,
            _first_tag(cut),
            _tag(cut, ""),
            after="".join(map(_call, cut.ending)),
        )
        for cut in cut_apart(here, MOST_NAMED)
    ]
    return mark_stretches(html, stretches)


def places_here(
    text: str,
    places: Sequence[AnnotatedPlace],
    part: tuple[int, int] | None,
    *,
    among_others: bool,
) -> list[PlaceHere]:
    """What is of `places` in the `part` of the `text`, in letters of it."""
    first, last = part or (0, len(text))
    turns: Counter[int] = Counter()
    partly_here = []
    for place in places:
        _check(place, text)
        turns[place.number] += 1
        if place.start < last and place.end > first:
            partly_here.append((place, turns[place.number]))
    clipped = [
        (max(place.start - first, 0), min(place.end, last) - first)
        for place, _ in partly_here
    ]
    return [
        PlaceHere(
            place.number,
            place.shown_as or place.number,
            turn,
            start,
            end,
            not (among_others and _LETTER.search(text, place.start, first)),
            not (among_others and _LETTER.search(text, last, place.end)),
        )
        for (place, turn), (start, end) in zip(
            partly_here, count_letters(text[first:last], clipped), strict=True
        )
        if start < end
    ]


def cut_apart(places: Iterable[PlaceHere], most: int | None = None) -> Iterator[Cut]:
    """The stretches between all edges of `places`, in order; without those around which
    no place is. Of the places around one, only the `most` innermost are told."""
    # The outer ones come first, those about the same words by their numbers.
    ordered = sorted(
        places, key=lambda place: (place.start, -place.end, place.shown_as)
    )
    beginning, ending = _grouped(ordered, "start"), _grouped(ordered, "end")
    edges = sorted({*beginning, *ending})
    open_places: list[int] = []  # as numbers in `ordered`, rising
    for start, end in pairwise(edges):
        for rank in ending.get(start, ()):
            del open_places[bisect_left(open_places, rank)]
        open_places += beginning.get(start, ())
        if open_places:
            around = open_places[-most:] if most else open_places
            yield Cut(
                start,
                end,
                [ordered[rank] for rank in around],
                [ordered[rank] for rank in beginning.get(start, ())],
                sorted(
                    (ordered[rank] for rank in ending.get(end, ())),
                    key=attrgetter("shown_as", "turn"),
                ),
            )


def numbers_of(places: Iterable[PlaceHere]) -> str:
    """The numbers of `places`, each once, in order, as an attribute has them."""
    return " ".join(map(str, sorted({place.number for place in places})))


def _grouped(places: Sequence[PlaceHere], edge: str) -> dict[int, list[int]]:
    """The numbers of `places` in their sequence, by where their `edge` is."""
    edge_of: Callable[[PlaceHere], int] = attrgetter(edge)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for rank, place in enumerate(places):
        groups[edge_of(place)].append(rank)
    return dict(groups)


def _check(place: AnnotatedPlace, text: str) -> None:
    if not 0 <= place.start <= place.end <= len(text):
        raise AnnotationError(
            place.number,
            f"goes from character {place.start} to {place.end}, but its text has "
            f"{len(text)} characters.",
        )
    if not _WORD.search(text, place.start, place.end):
        raise AnnotationError(
            place.number,
            f"has no words between character {place.start} and {place.end} of its text.",
        )


def _first_tag(cut: Cut) -> str:
    """The tag with the id of the first annotation that begins; an element has one id,
    so that those of others about the same words stand in it."""
    ids = [
        annotation_id(place.number, place.turn)
        for place in cut.beginning
        if place.has_beginning
    ]
    if not ids:
        return _tag(cut, "")
    others = "".join(f'<span id="{other}"></span>' for other in ids[1:])
    return _tag(cut, f' id="{ids[0]}"') + others


def _tag(cut: Cut, written_id: str) -> str:
    notes = numbers_of(cut.around)
    return f'<mark class="{ANNOTATED}"{written_id} {NOTES_OF_STRETCH}="{notes}">'


def _call(place: PlaceHere) -> str:
    if not place.has_end:
        return ""
    return (
        f'<a class="{ANNOTATION_CALL} {APPARATUS}" '
        f'id="{annotation_call_id(place.number, place.turn)}" '
        f'href="{fragment_to(annotation_note_id(place.number))}" role="{NOTE_CALL}" '
        f'aria-label="Annotation {place.shown_as}">{place.shown_as}</a>'
    )
