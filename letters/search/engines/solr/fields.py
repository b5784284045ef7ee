"""The fields in which Solr stores an entry of the index: see deploy/solr/conf/schema.xml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from letters.search.interface import IndexEntry
from letters.search.query.facets import COUNTED, Facet, read_value, words_of_value
from letters.search.query.tree import Material, TextPart
from letters.search.query.words import GAP, WORD, stem, take_apart
from letters.search.ranking import WEIGHTS, length_of

Row = Mapping[str, str | int | Sequence[str]]

# Raise it when rows are written in another way: then an index is built anew.
LAYOUT = 2
# Tell our rows apart in a core that others use as well, as Haystack's `id` does.
KINDS = {Material.DOCUMENTS: "letters.document", Material.FRONT: "letters.section"}
# Each form, and each stem, of a whole document.
FORMS, STEMS = "forms", "stems"
# Before a stem at its place in a part; behind a joined form where its first part stands,
# and before it where its last part does. No form has one of these signs.
STEM, FIRST, LAST = "~", "<", ">"
# In the configuration: between forms at one place, and before how often a form is there.
_OR = _TIMES = "|"
# A part of a word of which folding leaves nothing still takes a place.
_NO_FORM = "-"
_MOST_CACHED = 1 << 17


def words_field(part: TextPart) -> str:
    """The words of a part at their places."""
    return f"words_{part}"


def values_field(facet: Facet) -> str:
    return f"values_{facet}"


def keys_field(facet: Facet) -> str:
    return f"keys_{facet}"


def names_field(facet: Facet) -> str:
    """The words of the values."""
    return f"names_{facet}"


def row_of(entry: IndexEntry) -> dict[str, str | int | Sequence[str]]:
    """What an entry says, without what `Rows` adds."""
    row: dict[str, str | int | Sequence[str]] = {
        "pk": entry.pk,
        "place": entry.place,
        "undated": 0 if entry.earliest else 1,
        "fingerprint": entry.fingerprint().hex(),
        "length": length_of(entry.texts),
        **_weights(entry.texts),
    }
    if entry.earliest:
        row |= {"earliest": entry.earliest, "latest": entry.latest}
    for part, texts in entry.texts.items():
        pieces = (piece for text in texts for piece in text.split(GAP))
        row[words_field(part)] = [*filter(None, map(_places, pieces))]
    for facet, values in entry.lists.items():
        if facet in COUNTED:
            row[values_field(facet)] = values
        row[keys_field(facet)] = [read_value(value)[0] for value in values]
        names = (words_of_value(value) for value in values)
        row[names_field(facet)] = [" ".join(sorted(words)) for words in names]
    return row


def _weights(texts: Mapping[TextPart, Sequence[str]]) -> dict[str, str]:
    """How often each form is in a document, and what each stem weighs there."""
    forms: Counter[str] = Counter()
    stems: Counter[str] = Counter()
    for part, of_part in texts.items():
        words = Counter(word for text in of_part for word in WORD.findall(text))
        del words[GAP]
        for written, times in words.items():
            word = take_apart(written)
            for form in word.forms:
                forms[form.text] += times
            for form in word.stems:
                stems[form.text] += times * WEIGHTS[part]
    return {FORMS: _written(forms), STEMS: _written(stems)}


def _written(weights: Mapping[str, int]) -> str:
    return " ".join(f"{text}{_TIMES}{weight}" for text, weight in weights.items())


def _places(text: str) -> str:
    return " ".join(map(_places_of, WORD.findall(text)))


@lru_cache(maxsize=_MOST_CACHED)
def _places_of(written: str) -> str:
    """The parts of a word, each with all forms that stand there."""
    word = take_apart(written)
    places: list[dict[str, None]] = [{} for _ in word.parts]
    for form in word.forms:
        first, last = places[form.part], places[form.part + form.width - 1]
        if form.width == 1:
            first[form.text] = None
        else:
            first[form.text + FIRST] = last[LAST + form.text] = None
        first[STEM + stem(form.text)] = None
    for form in word.stems:
        places[form.part][STEM + form.text] = None
    return " ".join(_OR.join(forms) or _NO_FORM for forms in places)
