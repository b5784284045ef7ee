"""The fields in which Solr stores an entry of the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from letters.search.interface import IndexEntry
from letters.search.query.facets import Facet, read_value, words_of_value
from letters.search.query.terms import FARTHEST
from letters.search.query.tree import Material, TextPart
from letters.search.query.words import (
    GAP,
    UNSEEN,
    WORD,
    Word,
    stem,
    take_apart,
    without_apostrophe,
)

Row = Mapping[str, str | int | Sequence[str]]

# Tell our rows apart in a core that others use as well, as Haystack's `id` does.
KINDS = {Material.DOCUMENTS: "letters.document", Material.FRONT: "letters.section"}
KIND = KINDS[Material.DOCUMENTS]
# The positions without a word between two texts: as far as NEAR can reach.
APART = FARTHEST
_NO_WORD = "|"
_BETWEEN = (_NO_WORD,) * APART


def identifier(pk: int, kind: str = KIND) -> str:
    return f"{kind}.{pk}"


def words_field(part: TextPart) -> str:
    """The words in order; then, apart from each other, their other forms."""
    return f"{part}_words_ws"


def stems_field(part: TextPart) -> str:
    """The same without their endings."""
    return f"{part}_stems_ws"


def values_field(facet: Facet) -> str:
    return f"{facet}_ss"


def keys_field(facet: Facet) -> str:
    return f"{facet}_keys_ss"


def names_field(facet: Facet) -> str:
    """The words of the values."""
    return f"{facet}_words_ws"


def row_of(entry: IndexEntry, generation: str, kind: str = KIND) -> Row:
    """`generation` marks the rows that one run wrote."""
    row: dict[str, str | int | Sequence[str]] = {
        "id": identifier(entry.pk, kind),
        "kind_of_row_s": kind,
        "pk_l": entry.pk,
        "place_i": entry.place,
        "undated_i": 0 if entry.earliest else 1,
        "fingerprint_s": entry.fingerprint().hex(),
        "generation_s": generation,
    }
    if entry.earliest:
        row |= {"earliest_i": entry.earliest, "latest_i": entry.latest}
    for part in TextPart:
        row[words_field(part)], row[stems_field(part)] = _words_and_stems(
            entry.texts.get(part, ())
        )
    for facet in Facet:
        values = entry.lists.get(facet, ())
        row[values_field(facet)] = values
        row[keys_field(facet)] = [read_value(value)[0] for value in values]
        names = (words_of_value(value) for value in values)
        row[names_field(facet)] = _set_apart(sorted(words) for words in names)
    return row


def _words_and_stems(texts: Sequence[str]) -> tuple[str, str]:
    """The two fields of a part."""
    pieces = [piece for text in texts for piece in text.split(GAP)]
    # A soft hyphen does not divide the words of a phrase.
    seen = [list(_words_in(piece.translate(UNSEEN))) for piece in pieces]
    plain = [[part for word in words for part in _plain(word)] for words in seen]
    known = {part for parts in plain for part in parts}
    words = {word for piece in pieces for word in _words_in(piece)}
    others = {form.text for word in words for form in word.forms} - known
    stemmed = [list(map(stem, parts)) for parts in plain]
    stems = {form.text for word in words for form in word.stems}
    stems.difference_update(*stemmed)
    return _in_order_and_apart(plain, others), _in_order_and_apart(stemmed, stems)


def _in_order_and_apart(pieces: Sequence[Sequence[str]], others: set[str]) -> str:
    return _set_apart([*pieces, *([form] for form in sorted(others))])


def _words_in(text: str) -> Iterator[Word]:
    return (take_apart(match[0]) for match in WORD.finditer(text))


def _plain(word: Word) -> list[str]:
    """The parts of a word as phrases have them. An empty part still takes a position."""
    return [without_apostrophe(part) or _NO_WORD for part in word.parts]


def _set_apart(pieces: Iterable[Sequence[str]]) -> str:
    return " ".join(
        word
        for number, piece in enumerate(filter(None, pieces))
        for word in ([*_BETWEEN, *piece] if number else piece)
    )
