"""What a search must find, worked out by reading every text.

No index, and none of the code of search. A word is a run of letters and digits, with
apostrophes inside it. Case and accents make no difference, nor does the shape of an
apostrophe; "’s" may be left out. A hyphened word is its parts, one after the other, and
also one word. What cannot be seen within a word is not there, and the end of a line is
a space. Nothing runs from one text of a document into the next.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

# The texts of each document, by its identifier.
Texts = Mapping[str, Sequence[str]]

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SAME = str.maketrans("’‘ʼ′‐‑", "''''--")
_NOT_TAKEN_APART = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe"})
_RUN = r"(?:[^\W_]|[\u0300-\u036f])+"
_PART = rf"{_RUN}(?:'{_RUN})*"
_WORD = re.compile(rf"{_PART}(?:-{_PART})*")


@dataclass(frozen=True, slots=True)
class Place:
    """A word, or a part of one with hyphens: all that it may be called.

    `longer` are the names of what begins here and takes up several places, with how
    many they are.
    """

    printed: str
    names: frozenset[str]
    longer: tuple[tuple[str, int], ...] = ()


@cache
def places_in(text: str) -> tuple[Place, ...]:
    plain = text.translate(_UNSEEN).translate(_SAME)
    words = (match[0] for match in _WORD.finditer(plain))
    return tuple(place for word in words for place in _places(word))


@cache
def _places(word: str) -> tuple[Place, ...]:
    parts = word.split("-")
    whole = "".join(_bare(folded(part)) for part in parts)
    longer = ((whole, len(parts)),) if len(parts) > 1 else ()
    first, *others = map(_place, parts)
    return replace(first, longer=longer), *others


def _place(part: str) -> Place:
    name = folded(part)
    return Place(part, frozenset({name, _bare(name)}))


@cache
def folded(word: str) -> str:
    plain = word.translate(_SAME).casefold().translate(_NOT_TAKEN_APART)
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in letters if letter.isalnum() or letter == "'")


def _bare(name: str) -> str:
    return name.removesuffix("'s").replace("'", "")


def documents_with_phrase(texts: Texts, phrase: str) -> set[str]:
    """Words side by side as they are spelled; in the phrase they have no hyphens."""
    words = [folded(word) for word in phrase.split()]

    def has_phrase(places: Sequence[Place]) -> bool:
        return any(_goes_on(places, at, words) for at, _ in enumerate(places))

    return _documents(texts, has_phrase)


def _goes_on(places: Sequence[Place], at: int, words: Sequence[str]) -> bool:
    """Whether all of `words` follow one another from place `at` on."""
    if not words:
        return True
    if at >= len(places):
        return False
    steps = [width for name, width in places[at].longer if name == words[0]]
    steps += [1] if words[0] in places[at].names else []
    return any(_goes_on(places, at + step, words[1:]) for step in steps)


def documents_with_word(texts: Texts, *spellings: str) -> set[str]:
    """One of the spellings at least: all that a word is inflected to, say."""
    return set().union(*(documents_with_phrase(texts, word) for word in spellings))


def documents_with_beginning(texts: Texts, beginning: str) -> set[str]:
    def has_beginning(places: Sequence[Place]) -> bool:
        return any(
            name.startswith(folded(beginning))
            for place in places
            for name in [*place.names, *(name for name, _ in place.longer)]
        )

    return _documents(texts, has_beginning)


def documents_with_capitals(texts: Texts, acronym: str) -> set[str]:
    """As it is printed, in capitals; "’s" may follow."""

    def has_acronym(places: Sequence[Place]) -> bool:
        return any(place.printed.partition("'")[0] == acronym for place in places)

    return _documents(texts, has_acronym)


def documents_with_words_near(texts: Texts, words: str, distance: int) -> set[str]:
    """All of the words in one text, in any order, with at most so many others between
    the first of them and the last."""
    wanted = {folded(word) for word in words.split()}

    def has_them_near(places: Sequence[Place]) -> bool:
        span = len(wanted) + distance
        starts = [at for at, place in enumerate(places) if place.names & wanted]
        return any(
            all(
                any(word in place.names for place in places[at : at + span])
                for word in wanted
            )
            for at in starts
        )

    return _documents(texts, has_them_near)


def _documents(texts: Texts, is_found: Callable[[Sequence[Place]], bool]) -> set[str]:
    return {
        name
        for name, of_document in texts.items()
        if any(is_found(places_in(text)) for text in of_document)
    }
