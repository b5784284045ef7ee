"""A list of names by letter, narrowed by words: of people, of terms."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Hashable, Iterable
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
_LETTER_OF = {letter: letter for letter in ALPHABET}

# A page of such a list folds the names of all its pages.
folded = lru_cache(maxsize=20_000)(fold_name)

Key = TypeVar("Key", bound=Hashable)


# A key, the name it is listed under and, where words are asked for, all names: folded. An
# archive has too many for objects.
ListedName = tuple[Key, str, str]


class NamesByLetter(ABC, Generic[Key]):
    """What `user` may see: of a `letter`, or with all `words` in one of their names."""

    def __init__(
        self, user: AbstractUser | AnonymousUser, letter: str = "", words: str = ""
    ) -> None:
        self._user = user
        self._letter = letter
        self._words = fold_name(words).split()

    @abstractmethod
    def read_names(self) -> Iterable[ListedName[Key]]:
        """All names in their order."""

    @abstractmethod
    def load(self, keys: Iterable[Key]) -> list[Any]:
        """What is listed of these names, in the order of their `keys`."""

    @property
    def letters(self) -> list[CountedChoice]:
        """Those that names begin with, of the names that the words leave."""
        counts = Counter(letter for _, letter in self._with_words)
        return [
            self._choice(letter, counts[letter]) for letter in LETTERS if counts[letter]
        ]

    @property
    def keys(self) -> list[Key]:
        """Of the names that letter and words leave."""
        return [
            key
            for key, letter in self._with_words
            if not self._letter or letter == self._letter
        ]

    def _choice(self, letter: str, count: int) -> CountedChoice:
        is_chosen = letter == self._letter
        address = address_with(
            letter="" if is_chosen else letter, words=" ".join(self._words)
        )
        return CountedChoice(letter.capitalize(), count, is_chosen, address)

    @cached_property
    def _with_words(self) -> list[tuple[Key, str]]:
        """The keys of the names that the words leave, each with its letter."""
        return [
            (key, _LETTER_OF.get(name[:1], OTHER))
            for key, name, words in self.read_names()
            if not self._words or all(word in words for word in self._words)
        ]
