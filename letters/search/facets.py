"""What documents are counted and narrowed by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Facet(StrEnum):
    """The names stand in addresses, and before a colon in queries."""

    FROM = "from"
    TO = "to"
    YEAR = "year"
    MONTH = "month"
    VOLUME = "volume"
    KIND = "kind"
    CLASSIFICATION = "classification"
    HAND = "hand"
    HAS = "has"


# Between the key of a value, which is in addresses, and what readers see of it.
_TAB = "\t"


def write_value(key: str, label: str = "") -> str:
    """How the index keeps a value."""
    return f"{key}{_TAB}{label}" if label and label != key else key


def read_value(written: str) -> tuple[str, str]:
    """The key and the label."""
    key, _, label = written.partition(_TAB)
    return key, label or key


class Feature(StrEnum):
    """What a document may have: the keys of Facet.HAS."""

    CONDITIONAL = "conditional"
    HANDWRITING = "handwriting"
    STRUCK = "struck"
    STAMP = "stamp"
    SUPPLIED = "supplied"
    WITHHELD = "withheld"
    FACSIMILE = "facsimile"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that is found, or was chosen. `key` is in addresses, `label` is read."""

    key: str
    label: str
    count: int
    is_chosen: bool


def facet_values(
    counts: Iterable[tuple[str, int]], chosen: Sequence[str]
) -> list[FacetValue]:
    """What was chosen is there even where nothing has it; the order is kept."""
    values = []
    for written, count in counts:
        key, label = read_value(written)
        values.append(FacetValue(key, label, count, key in chosen))
    missing = set(chosen) - {value.key for value in values}
    return values + [FacetValue(key, key, 0, True) for key in sorted(missing)]


def all_facet_values(
    counts: Mapping[Facet, Sequence[tuple[str, int]]],
    chosen: Mapping[Facet, Sequence[str]],
) -> dict[Facet, list[FacetValue]]:
    return {
        facet: facet_values(counts.get(facet, ()), chosen.get(facet, ()))
        for facet in Facet
    }
