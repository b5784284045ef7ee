"""The offices of a person by date, as several lists say them, each with its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf
from typing import Generic, NamedTuple, TypeVar

from letters.derivation.people.offices import words_of_office
from letters.tei.dates.months import MONTH

_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
# "1969-76": the years that the identifier of a volume names.
_YEARS_OF_VOLUME = re.compile(r"(?P<first>(?:18|19|20)\d\d)(?:-(?P<last>\d\d)(?!\d))?")
_DATE = re.compile(
    rf"(?:(?P<month>{MONTH}) (?:(?P<day>\d{{1,2}}), )?)?(?P<year>(?:18|19|20)\d\d)"
)
_UNTIL = re.compile(r"\b(?:until|till|through|to (?=[A-Z0-9]))")
_FROM = re.compile(r"\b(?:from|since|after|beginning)\b")
# It belongs to the name before it: "Jr., Ambassador at Large".
_SUFFIX = re.compile(r"^(?:Jr|Sr)\.?, ")

Source = TypeVar("Source")


class Statement(NamedTuple, Generic[Source]):
    """What a list says of an office: its words, the identifier of the volume, and the
    source to name."""

    printed: str
    volume: str
    source: Source

    @property
    def dates(self) -> list[tuple[str, str, str]]:
        """Year, month and day of each date in it, as far as the words say them."""
        dates = _DATE.finditer(self.printed)
        return [(m["year"], m["month"] or "", m["day"] or "") for m in dates]

    @property
    def years(self) -> tuple[float, float]:
        """The first and the last year of the office, as far as the words say them."""
        named = [*map(int, _YEAR.findall(self.printed))]
        if not named:
            return -inf, inf
        is_one = len({*named}) == 1
        first = -inf if is_one and _UNTIL.search(self.printed) else min(named)
        last = inf if is_one and _FROM.search(self.printed) else max(named)
        return first, last


@dataclass(slots=True)
class OfficeHeld(Generic[Source]):
    """An office in the words of the list that says most of it, and all that say so."""

    printed: str
    sources: list[Source] = field(default_factory=list)


def list_offices(
    lines: Iterable[tuple[str, str, Source]],
) -> list[OfficeHeld[Source]]:
    """The offices in descriptions, in the order of their years, each term apart.

    Each line is a description, the identifier of its volume and the source to name. An
    office without a year stands where the first volume that names it stands.
    """
    statements: dict[frozenset[str], list[Statement[Source]]] = {}
    for line in lines:
        for statement in _statements_in(*line):
            words = words_of_office(statement.printed)
            if words:
                statements.setdefault(words, []).append(statement)
    terms = [term for said in statements.values() for term in terms_of(said)]
    terms.sort(key=lambda term: term[0])
    return [held for _, held in terms]


def terms_of(
    statements: Iterable[Statement[Source]],
) -> list[tuple[float, OfficeHeld[Source]]]:
    """The terms of one office, each with its first year, and in the fullest words.

    What has no other dates than a fuller statement is of the same term: "from 1961" and
    "from January 1961 until 1969". So is what has none, if it is from a volume of those
    years and of no other term. Lists that contradict each other are two.
    """
    terms: list[tuple[Statement[Source], OfficeHeld[Source]]] = []
    for statement in sorted(statements, key=_fullest_first):
        same = [held for first, held in terms if _says(first, statement, terms)]
        if not same:
            same = [OfficeHeld(statement.printed)]
            terms.append((statement, same[0]))
        if statement.source not in same[0].sources:
            same[0].sources.append(statement.source)
    return sorted(
        ((_begin(statement), held) for statement, held in terms),
        key=lambda term: term[0],
    )


def first_year(text: str) -> int | None:
    """The first year that a text, or the identifier of a volume, names."""
    match = _YEAR.search(text)
    return int(match[0]) if match else None


def _statements_in(
    description: str, volume: str, source: Source
) -> Iterator[Statement[Source]]:
    for clause in _SUFFIX.sub("", description).split(";"):
        yield Statement(clause.strip(" ,."), volume, source)


def _says(
    fuller: Statement[Source],
    statement: Statement[Source],
    terms: list[tuple[Statement[Source], OfficeHeld[Source]]],
) -> bool:
    if statement.dates or not fuller.dates:
        return all(
            any(_are_compatible(date, other) for other in fuller.dates)
            for date in statement.dates
        )
    possible = [first for first, _ in terms if _is_within(first, statement.volume)]
    return possible == [fuller]


def _is_within(dated: Statement[Source], volume: str) -> bool:
    """Whether the office was held in the years that the volume is about."""
    match = _YEARS_OF_VOLUME.search(volume)
    if not match or not dated.dates:
        return False
    begin = int(match["first"])
    end = int(f"{match['first'][:2]}{match['last']}") if match["last"] else begin
    first, last = dated.years
    return first <= end and begin <= last


def _are_compatible(date: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of them only says less of the same date."""
    pairs = zip(date, other, strict=True)
    return date[0] == other[0] and all(not a or not b or a == b for a, b in pairs)


def _fullest_first(statement: Statement[Source]) -> tuple[int, int]:
    return -len(statement.dates), -len(statement.printed)


def _begin(statement: Statement[Source]) -> float:
    return first_year(statement.printed) or first_year(statement.volume) or inf
