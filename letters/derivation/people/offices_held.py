"""The offices of a person by date, as several lists say them, each with its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from letters.derivation.people.offices import words_of_office

_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_UNKNOWN = 9999

Source = TypeVar("Source")


@dataclass(slots=True)
class OfficeHeld(Generic[Source]):
    """An office in the words of the list that says most of it, and all that name it."""

    printed: str
    sources: list[Source] = field(default_factory=list)


def list_offices(
    lines: Iterable[tuple[str, str, Source]],
) -> list[OfficeHeld[Source]]:
    """The offices in descriptions, each once, in the order of their years.

    Each line is a description, the identifier of its volume and the source to name. An
    office without a year stands where the first volume that names it stands.
    """
    offices: dict[frozenset[str], OfficeHeld[Source]] = {}
    first_years: dict[frozenset[str], int] = {}
    for description, volume, source in lines:
        for clause in description.split(";"):
            printed = clause.strip(" ,.")
            words = words_of_office(printed)
            if not words:
                continue
            office = offices.setdefault(words, OfficeHeld(printed))
            if len(printed) > len(office.printed):
                office.printed = printed
            if source not in office.sources:
                office.sources.append(source)
            year = first_year(printed) or first_year(volume) or _UNKNOWN
            first_years[words] = min(year, first_years.get(words, _UNKNOWN))
    return [offices[words] for words in sorted(offices, key=lambda w: first_years[w])]


def first_year(text: str) -> int | None:
    """The first year that a text, or the identifier of a volume, names."""
    match = _YEAR.search(text)
    return int(match[0]) if match else None
