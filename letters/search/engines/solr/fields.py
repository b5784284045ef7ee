"""An entry of the index as Solr takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from letters.search.interface import IndexEntry
from letters.search.query.facets import Facet, read_value, words_of_value
from letters.search.query.tree import TextPart
from letters.search.query.words import (
    GAP,
    UNSEEN,
    WORD,
    Word,
    take_apart,
    without_apostrophe,
)

Row = Mapping[str, str | int | Sequence[str]]

# What Haystack's `id`, and this, tell apart in a core that others use as well.
KIND = "letters.document"
# So many positions are between two texts, and no word: as far as words are looked for
# near each other.
APART = 100
_NO_WORD = "|"
_BETWEEN = (_NO_WORD,) * APART


def identifier(pk: int) -> str:
    return f"{KIND}.{pk}"


def words_field(part: TextPart) -> str:
    """The words in order; then, apart from each other, what else each is found by."""
    return f"{part}_words_ws"


def stems_field(part: TextPart) -> str:
    return f"{part}_stems_ws"


def values_field(facet: Facet) -> str:
    return f"{facet}_ss"


def keys_field(facet: Facet) -> str:
    return f"{facet}_keys_ss"


def names_field(facet: Facet) -> str:
    """The words of the values."""
    return f"{facet}_words_ws"


def row_of(entry: IndexEntry, generation: str) -> Row:
    """`generation` tells what was written by one run from what was before."""
    row: dict[str, str | int | Sequence[str]] = {
        "id": identifier(entry.pk),
        "kind_of_row_s": KIND,
        "pk_l": entry.pk,
        "place_i": entry.place,
        "undated_i": 0 if entry.earliest else 1,
        "fingerprint_s": entry.fingerprint().hex(),
        "generation_s": generation,
    }
    if entry.earliest:
        row |= {"earliest_i": entry.earliest, "latest_i": entry.latest}
    for part in TextPart:
        row[words_field(part)], row[stems_field(part)] = _words(
            entry.texts.get(part, ())
        )
    for facet in Facet:
        values = entry.lists.get(facet, ())
        row[values_field(facet)] = values
        row[keys_field(facet)] = [read_value(value)[0] for value in values]
        names = (words_of_value(value) for value in values)
        row[names_field(facet)] = _apart(sorted(words) for words in names)
    return row


def _words(texts: Sequence[str]) -> tuple[str, str]:
    """The two fields of a part."""
    pieces = [piece for text in texts for piece in text.split(GAP)]
    # A phrase has no soft hyphen that would take a word apart.
    seen = [list(_words_in(piece.translate(UNSEEN))) for piece in pieces]
    plain = [[one for word in words for one in _plain(word)] for words in seen]
    known = {one for words in plain for one in words}
    words = {word for piece in pieces for word in _words_in(piece)}
    others = {form.text for word in words for form in word.forms} - known
    stems = sorted({found.text for word in words for found in word.stems})
    return _apart([*plain, *([one] for one in sorted(others))]), " ".join(stems)


def _words_in(text: str) -> Iterator[Word]:
    return (take_apart(match[0]) for match in WORD.finditer(text))


def _plain(word: Word) -> list[str]:
    """Its parts as phrases are looked for; a sign of nothing has its place, too."""
    return [without_apostrophe(part) or _NO_WORD for part in word.parts]


def _apart(pieces: Iterable[Sequence[str]]) -> str:
    return " ".join(
        word
        for number, piece in enumerate(filter(None, pieces))
        for word in ([*_BETWEEN, *piece] if number else piece)
    )
