"""Everybody whom the archive names, by letter, narrowed by words of a name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from letters.derivation.people.person_names import fold_name
from letters.models import Agent
from letters.reader.counted_choices import CountedChoice, address_with

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AbstractUser, AnonymousUser

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# For names that begin with none of these.
OTHER = "other"
LETTERS = (*ALPHABET, OTHER)


@dataclass(slots=True)
class _Person:
    """`letter` is that of the authorized name, `names` are all names of all records."""

    key: int
    letter: str
    names: str


class PeopleList:
    """All visible people, without the records that are merged into a visible one; of a
    `letter`, or with all `words` in one of their names."""

    def __init__(
        self, user: AbstractUser | AnonymousUser, letter: str = "", words: str = ""
    ) -> None:
        self._user = user
        self._letter = letter
        self._words = fold_name(words).split()

    @property
    def letters(self) -> list[CountedChoice]:
        """Those that names begin with, of the people whom the words leave."""
        counts = Counter(person.letter for person in self._with_words)
        return [
            self._choice(letter, counts[letter]) for letter in LETTERS if counts[letter]
        ]

    def _choice(self, letter: str, count: int) -> CountedChoice:
        is_chosen = letter == self._letter
        address = address_with(
            letter="" if is_chosen else letter, words=" ".join(self._words)
        )
        return CountedChoice(letter.capitalize(), count, is_chosen, address)

    @property
    def keys(self) -> list[int]:
        """Of the records that stand for them, in the order of the authorized names."""
        letters = (self._letter,) if self._letter else LETTERS
        return [person.key for person in self._with_words if person.letter in letters]

    def load(self, keys: Iterable[int]) -> list[Agent]:
        """The records with_records, in the order of the `keys`."""
        keys = list(keys)
        agents = Agent.objects.with_records(self._user).in_bulk(keys)
        return [agents[key] for key in keys]

    @property
    def _with_words(self) -> list[_Person]:
        return [
            person
            for person in self._everybody
            if all(word in person.names for word in self._words)
        ]

    @cached_property
    def _everybody(self) -> list[_Person]:
        visible = Agent.objects.visible_to(self._user).values_list(
            "pk", "merged_into", "authorized_name", "display_name"
        )
        records = list(visible)
        keys = {key for key, *_ in records}
        people: dict[int, _Person] = {}
        for key, merged_into, *names in records:
            if merged_into not in keys:
                people[key] = _Person(key, _letter_of(names[0]), "")
        for key, merged_into, *names in records:
            person = people[merged_into if merged_into in keys else key]
            person.names += f" {fold_name(' '.join(names))}"
        return list(people.values())


def _letter_of(name: str) -> str:
    first = fold_name(name)[:1]
    return first if first and first in ALPHABET else OTHER
