"""What readers see of matching sections of volumes, read from the database.

As with documents, the index only proposes: PostgreSQL is asked each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.http import urlencode

from letters.models import Section, SectionNote
from letters.models.section_queries import SectionQuerySet
from letters.search.query.tree import Query
from letters.search.results.excerpts import Piece, best_passages, cut_excerpt
from letters.search.results.match_places import MatchPlace, find_match_places
from letters.search.results.matches import Finder

MOST_EXCERPTS = 3


@dataclass(frozen=True, slots=True)
class SectionExcerpt:
    """Words of a section, in its text or in a note; `address` opens it there."""

    pieces: tuple[Piece, ...]
    note: SectionNote | None
    address: str

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class SectionHit:
    """A section, and excerpts with the words asked for.

    `places` is the number of matches in its text and notes. If it is 0, the excerpt is
    the beginning of the text.
    """

    section: Section
    excerpts: tuple[SectionExcerpt, ...]
    places: int

    @property
    def address(self) -> str:
        return self.excerpts[0].address


def read_section_hits(
    pks: Sequence[int], sections: SectionQuerySet, query: Query
) -> tuple[SectionHit, ...]:
    """In the order of `pks`, without those that are not among `sections`."""
    loaded = (
        sections.select_related("content", "edition", "parent")
        .defer("content__tei", "content__html")
        .order_by()
        .in_bulk(pks)
    )
    finder, parameters = Finder(query.terms), urlencode({"find": query})
    # A section may have been withdrawn since it was counted.
    return tuple(_hit(loaded[pk], finder, parameters) for pk in pks if pk in loaded)


def _hit(section: Section, finder: Finder, parameters: str) -> SectionHit:
    notes = {note.key: note for note in section.own_notes}
    places = find_match_places(finder, section.own_text, notes.values(), ())
    places_in: dict[str, list[MatchPlace]] = defaultdict(list)
    for place in places:
        places_in[place.footnote].append(place)
    address = section.get_absolute_url()

    def excerpt(passage: Sequence[MatchPlace]) -> SectionExcerpt:
        place = passage[0]
        note = notes.get(place.footnote)
        text = note.text if note else section.own_text
        return SectionExcerpt(
            cut_excerpt(text, passage, places_in[place.footnote]),
            note,
            f"{address}?{parameters}&match={place.number}#match-{place.number}",
        )

    excerpts = tuple(
        excerpt(passage.places) for passage in best_passages(places, MOST_EXCERPTS)
    )
    beginning = SectionExcerpt(cut_excerpt(section.own_text, ()), None, address)
    return SectionHit(section, excerpts or (beginning,), len(places))
