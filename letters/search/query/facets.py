"""Facets and features: what documents are counted by, and searches narrowed by."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import TextChoices

from letters.derivation.description.markings import Level
from letters.search.query.words import take_apart, words_in

# Raise it with each new facet, and whenever else the entries of the index are made in
# another way: an index that was made before is then built anew.
ENTRY_VERSION = 5


class Facet(TextChoices):
    """The values stand in addresses, and before a colon in queries; readers see the
    labels. The index is written in this order."""

    FROM = "from", "From"
    TO = "to", "To"
    AUTHOR = "author", "Author"
    PARTICIPANT = "participant", "Participant"
    YEAR = "year", "Year"
    MONTH = "month", "Month"
    VOLUME = "volume", "Volume"
    KIND = "kind", "Kind"
    SUBJECT = "subject", "Subject"
    PLACE = "place", "Place"
    REPOSITORY = "repository", "Repository"
    LEVEL = "level", "Classification level"
    HANDLING = "handling", "Handling"
    CLASSIFICATION = "classification", "Classification"
    HAND = "hand", "Hand"
    HAS = "has", "Has"
    DATING = "date", "Date"


# What is searched by words, and has too many values to be counted for each search.
NOT_COUNTED = frozenset({Facet.SUBJECT, Facet.PLACE, Facet.REPOSITORY})
COUNTED = tuple(facet for facet in Facet if facet not in NOT_COUNTED)


# The values of these are counted whole; of the others, so many at most and those chosen.
COUNTED_WHOLE = frozenset({Facet.YEAR, Facet.MONTH})
MOST_VALUES = 50


class Dating(TextChoices):
    """What is not known of a date: the keys of Facet.DATING, and their labels."""

    UNDATED = "undated", "without a date"
    UNCERTAIN = "uncertain", "date uncertain or open"


class Feature(TextChoices):
    """What a document may have: the keys of Facet.HAS, and their labels."""

    CONDITIONAL = "conditional", "conditional passages"
    HANDWRITING = "handwriting", "handwriting"
    WITHHELD = "withheld", "withheld or missing text"
    FACSIMILE = "facsimile", "page scans"
    STRUCK = "struck", "struck marks"
    STAMP = "stamp", "stamps"
    SUPPLIED = "supplied", "supplied words"
    NOTES = "notes", "footnotes"


def key_of_level(level: str) -> str:
    """One word, so that "secret" does not find what is top secret."""
    return "".join(level.split())


# The levels by their keys of Facet.LEVEL.
LEVELS = {key_of_level(level): level for level in Level}

ALL = sys.maxsize
# Stands between the key of a value and its label.
_TAB = "\t"
# In values: more than a large archive has correspondents and subjects. Each is about 1 kB.
_MOST_CACHED = 1 << 16


def write_value(key: str, label: str = "") -> str:
    """The one text by which the index stores a key and its label."""
    return f"{key}{_TAB}{label}" if label and label != key else key


def read_value(written: str) -> tuple[str, str]:
    """The key and the label."""
    key, _, label = written.partition(_TAB)
    return key, label or key


# The same values are asked about again each time that the index changes.
@lru_cache(maxsize=_MOST_CACHED)
def words_of_value(value: str) -> frozenset[str]:
    """All folded forms of its words: a hyphenated word is found by its parts too."""
    words = (take_apart(word) for word, _ in words_in(value))
    return frozenset(
        form.text for word in words for form in word.forms if not form.text.isupper()
    )


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that matches, or was chosen. Addresses have `key`, readers see `label`."""

    key: str
    label: str
    count: int
    is_chosen: bool


def in_order(
    facet: Facet, counts: Iterable[tuple[str, int]], chosen: Collection[str]
) -> list[tuple[str, int]]:
    """Values with the most documents first: as many as are counted of the facet."""
    ordered = sorted(counts, key=lambda value: (-value[1], value[0]))
    if facet in COUNTED_WHOLE:
        return ordered
    others = ordered[MOST_VALUES:] if chosen else []
    of_chosen = [value for value in others if read_value(value[0])[0] in chosen]
    return ordered[:MOST_VALUES] + of_chosen


def facet_values(
    counts: Sequence[tuple[str, int]], chosen: Sequence[str], most: int = ALL
) -> list[FacetValue]:
    """The first `most` values, and all chosen ones, even if no document has them."""
    values = [_facet_value(*value, chosen) for value in counts[:most]]
    if not chosen:
        return values
    others = (_facet_value(*value, chosen) for value in counts[most:])
    values += [value for value in others if value.is_chosen]
    missing = set(chosen) - {value.key for value in values}
    return values + [FacetValue(key, key, 0, True) for key in sorted(missing)]


def _facet_value(written: str, count: int, chosen: Sequence[str]) -> FacetValue:
    key, label = read_value(written)
    return FacetValue(key, label, count, key in chosen)
