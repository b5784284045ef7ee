"""What a line of a list says of a person: names, offices, years, and to whom it refers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from letters.derivation.people.common_names import (
    COMMON_FORENAMES,
    COMMON_SURNAMES,
    FORENAME_OF,
)
from letters.derivation.people.list_entries import ListedPerson
from letters.derivation.people.offices import Office, nation_in, read_offices
from letters.derivation.people.person_names import PersonName, read_names
from letters.derivation.people.phonetics import consonants, sounded

_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_VOLUME_YEARS = re.compile(r"((?:18|19|20)\d\d)(?:-(\d\d))?(?!\d)")
# With more forenames than this beside it, a surname is a common one.
_MOST_FORENAMES = 2
# Fewer, and the consonants alone say little of a surname.
_FEWEST_CONSONANTS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A line, read once for all comparisons. `years` are those it speaks of."""

    line: ListedPerson
    names: tuple[PersonName, ...]
    offices: tuple[Office, ...]
    years: tuple[int, int] | None
    volume_years: tuple[int, int] | None
    refers_to: tuple[PersonName, ...]

    @property
    def main(self) -> PersonName:
        return self.names[0]

    @property
    def is_reference(self) -> bool:
        return bool(self.refers_to)

    @property
    def nation(self) -> str:
        """The country of a foreigner, as far as the line says it."""
        return nation_in(self.line.description)


class Rarity:
    """Which names few people have, by the names known to be common and by these lists."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._forenames: dict[str, set[str]] = defaultdict(set)
        self._surnames: dict[str, set[str]] = defaultdict(set)
        self._handed_down: set[tuple[str, ...]] = set()
        for profile in profiles:
            name = profile.main
            if name.suffix:
                self._handed_down.add(_father_and_son(name))
            forename = next((word for word in name.forenames if len(word) > 1), "")
            if not profile.is_reference and forename:
                surname = _key(name)
                meant = FORENAME_OF.get(forename, forename)
                self._forenames[surname].add(consonants(meant))
                self._surnames[forename].add(surname)

    @staticmethod
    def is_uncommon_surname(name: PersonName) -> bool:
        return COMMON_SURNAMES.isdisjoint(name.surname)

    def is_rare_surname(self, name: PersonName) -> bool:
        is_common = not COMMON_SURNAMES.isdisjoint(name.surname)
        return not is_common and len(self._forenames[_key(name)]) <= _MOST_FORENAMES

    def is_lone_surname(self, name: PersonName) -> bool:
        """Whether all who have the surname may have one forename."""
        is_common = not COMMON_SURNAMES.isdisjoint(name.surname)
        return not is_common and len(self._forenames[_key(name)]) <= 1

    def is_rare(self, name: PersonName) -> bool:
        """Whether its surname is rare, or one of its forenames, or neither is common."""
        is_common = not COMMON_SURNAMES.isdisjoint(name.surname)
        first = name.forenames[0] if name.forenames else ""
        if not is_common and len(first) > 1 and first not in COMMON_FORENAMES:
            return True
        return self.is_rare_surname(name) or self.has_rare_forename(name)

    def is_doubly_rare(self, name: PersonName) -> bool:
        """Whether its surname is rare and one of its forenames too: "McGeorge Bundy"."""
        return self.is_rare_surname(name) and self.has_rare_forename(name)

    def is_handed_down(self, name: PersonName) -> bool:
        """Whether the lists give it with "Jr." or the like: father and son may have it."""
        return _father_and_son(name) in self._handed_down

    def has_rare_forename(self, name: PersonName) -> bool:
        return any(
            len(word) > 3
            and word not in COMMON_FORENAMES
            and len(self._surnames[word]) <= _MOST_FORENAMES
            for word in name.forenames
        )


def read_profiles(people: Sequence[ListedPerson]) -> list[Profile]:
    """A profile for each line that has a name."""
    profiles = []
    for line in people:
        names = tuple(line.names)
        if names:
            profiles.append(
                Profile(
                    line,
                    names,
                    read_offices(line.description),
                    _years_of(line),
                    _years_of_volume(line.edition),
                    tuple(read_names(line.refers_to)[:1]),
                )
            )
    return profiles


def years_apart(first: Profile, second: Profile) -> int:
    """How many years lie between those that the two speak of; none if that is unknown."""
    if not first.years or not second.years:
        return 0
    earlier, later = sorted((first.years, second.years))
    return max(0, later[0] - earlier[1])


def _father_and_son(name: PersonName) -> tuple[str, ...]:
    return (*name.surname, *name.forenames[:1])


def _key(name: PersonName) -> str:
    """Its surname by the consonants; of "Meir", which are those of "Moore", by sound."""
    surname = "".join(name.surname)
    key = consonants(surname)
    return key if len(key) >= _FEWEST_CONSONANTS else sounded(surname)


def _years_of(line: ListedPerson) -> tuple[int, int] | None:
    years = [int(year) for year in _YEAR.findall(line.description)]
    return (min(years), max(years)) if years else _years_of_volume(line.edition)


def _years_of_volume(edition: str) -> tuple[int, int] | None:
    match = _VOLUME_YEARS.search(edition)
    if not match:
        return None
    first = int(match[1])
    return first, first - first % 100 + int(match[2]) if match[2] else first
