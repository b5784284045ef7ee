"""Whom of a volume's list of persons a name means that a text prints."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from letters.derivation.people.honorifics import NOT_NAMES, PARTICLES, SUFFIXES
from letters.derivation.people.person_names import (
    Agreement,
    compare_forenames,
    fold_name,
    read_names,
)

# Words of a title before a name, besides ranks and styles.
_TITLE_WORDS = (
    "acting ambassador assistant attorney chairman chancellor charge chief consul counselor"
    " counsellor deputy director first foreign governor king minister president prime"
    " princess queen second secretary senator shah special the under vice"
)
_TITLES = frozenset(_TITLE_WORDS.split())
_BESIDE_OFFICE = re.compile(r"\(([A-Z][^()]{1,60})\)$")
# "JFK", "J.F.K.": fewer letters are of too many people.
_INITIALS = re.compile(r"(?:[A-Z]\.? ?){3}")
_LONGEST = 80


class VolumeList:
    """The persons of one list, by surname. A person may have several forms of a name."""

    def __init__(self, persons: Iterable[tuple[str, str]]) -> None:
        """`persons` are the keys and the names as listed: "Thompson, Llewellyn E."."""
        self._listed: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self._initials: dict[str, set[str]] = defaultdict(set)
        for key, name in persons:
            for form in read_names(name):
                self._listed[" ".join(form.surname)].append((key, form.forenames))
                words = (*form.forenames, *form.surname)
                self._initials["".join(word[0] for word in words)].add(key)

    def find(self, printed: str) -> str:
        """The key of the only person whose name may be `printed`. Empty if there are
        several, or none."""
        persons = self.candidates(printed)
        return persons.pop() if len(persons) == 1 else ""

    def find_initials(self, printed: str) -> str:
        """The key of the only person with these three initials: "JFK"."""
        if not _INITIALS.fullmatch(printed):
            return ""
        letters = "".join(filter(str.isalpha, printed.casefold()))
        persons = self._initials.get(letters, set())
        return next(iter(persons)) if len(persons) == 1 else ""

    def candidates(self, printed: str) -> set[str]:
        """The keys of all whose name may be `printed`: "Thompson", "Ambassador Llewellyn
        Thompson", "the Ambassador in Moscow (Thompson)"."""
        if beside := _BESIDE_OFFICE.search(printed):
            printed = beside[1]
        if len(printed) > _LONGEST:
            return set()
        words = [
            word
            for word in fold_name(printed).replace(".", " ").replace(",", " ").split()
            if word not in NOT_NAMES and word not in SUFFIXES
        ]
        while len(words) > 1 and words[0] in _TITLES:
            words.pop(0)
        return {
            key
            for length in (1, 2)
            for key, forenames in self._listed.get(" ".join(words[-length:]), ())
            if _may_be(tuple(words[:-length]), forenames)
        }


def _may_be(printed: tuple[str, ...], listed: tuple[str, ...]) -> bool:
    names = tuple(word for word in printed if word not in PARTICLES)
    return compare_forenames(names, listed) is not Agreement.NONE
