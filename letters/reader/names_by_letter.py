"""A list of names by letter, narrowed by words: of people, of terms."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from letters.derivation.people.person_names import fold_name
from letters.reader.counted_choices import CountedChoice, address_with

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# For names that begin with none of these.
OTHER = "other"
LETTERS = (*ALPHABET, OTHER)

# A page of such a list folds the names of all its pages.
_folded = lru_cache(maxsize=20_000)(fold_name)

Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True)
class ListedName(Generic[Key]):
    """`letter` is that of the name it is listed under, `words` are all its names, folded."""

    key: Key
    letter: str
    words: str

    @classmethod
    def under(cls, name: str, key: Key) -> ListedName[Key]:
        folded = _folded(name)
        first = folded[:1]
        return cls(key, first if first and first in ALPHABET else OTHER, folded)

    def add(self, name: str) -> None:
        self.words += f" {_folded(name)}"


class NamesByLetter(ABC, Generic[Key]):
    """What `user` may see: of a `letter`, or with all `words` in one of their names."""

    def __init__(
        self, user: AbstractUser | AnonymousUser, letter: str = "", words: str = ""
    ) -> None:
        self._user = user
        self._letter = letter
        self._words = fold_name(words).split()

    @abstractmethod
    def read_names(self) -> list[ListedName[Key]]:
        """All names in their order."""

    @abstractmethod
    def load(self, keys: Iterable[Key]) -> list[Any]:
        """What is listed of these names, in the order of their `keys`."""

    @property
    def letters(self) -> list[CountedChoice]:
        """Those that names begin with, of the names that the words leave."""
        counts = Counter(name.letter for name in self._with_words)
        return [
            self._choice(letter, counts[letter]) for letter in LETTERS if counts[letter]
        ]

    @property
    def keys(self) -> list[Key]:
        """Of the names that letter and words leave."""
        letters = (self._letter,) if self._letter else LETTERS
        return [name.key for name in self._with_words if name.letter in letters]

    def _choice(self, letter: str, count: int) -> CountedChoice:
        is_chosen = letter == self._letter
        address = address_with(
            letter="" if is_chosen else letter, words=" ".join(self._words)
        )
        return CountedChoice(letter.capitalize(), count, is_chosen, address)

    @cached_property
    def _with_words(self) -> list[ListedName[Key]]:
        return [
            name
            for name in self.read_names()
            if all(word in name.words for word in self._words)
        ]
