"""Names of persons as lists print them, and how far two names agree."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import lru_cache

from letters.derivation.people.common_names import FORENAME_OF
from letters.derivation.people.honorifics import (
    NOT_NAMES,
    PARTICLES,
    SUFFIXES,
    TITLES_OF_WOMEN,
)
from letters.derivation.people.phonetics import consonants, sounded

# In characters; no name is longer, and the rest is ignored.
_LONGEST = 300
# Thousands of pairs are of a few hundred names, which recur.
_REMEMBERED = 1 << 16
_IN_BRACKETS = re.compile(r"[(\[“\"]([^()\[\]“”\"]{1,100})(?:[)\]”\"]|''|$)")
_BEFORE_ANOTHER_FORM = re.compile(r"\b(?:also|or|formerly|n[ée]e|later)\s+", re.I)
# "Earl" and "Duke" are forenames as well.
_PEERAGE = re.compile(r"\b(?:earl|duke|marquis|marquess|count) of\b", re.I)
_WORD = re.compile(r"[a-z0-9]{1,60}")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
# The numeral of a ruler whom no other of the name preceded.
_FIRST_OF_A_NAME = "i"
_PATRONYMICS = frozenset({"bin", "ibn"})
_APOSTROPHES = re.compile(r"[’‘ʼʻ`´']")


class Agreement(IntEnum):
    """How far two names agree; the larger, the less."""

    SAME = 0
    INITIALS = 1
    FORM = 2
    VAGUE = 3
    UNKNOWN = 4
    NONE = 5


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in comparable words: folded, without titles and particles.

    A name that is not inverted ("Mao Tse-tung") is all `surname`.
    """

    surname: tuple[str, ...]
    forenames: tuple[str, ...] = ()
    suffix: str = ""
    is_a_womans: bool = False
    is_other_form: bool = field(default=False, compare=False)

    @property
    def words(self) -> tuple[str, ...]:
        return self.surname + self.forenames

    @property
    def has_a_fathers_name(self) -> bool:
        """Whether it begins with a man's own name: "Faisal ibn Abd al-Aziz"."""
        return not _PATRONYMICS.isdisjoint(self.surname[1:])

    @property
    def is_telling(self) -> bool:
        """Whether few people are likely to have the name: it has three parts or more."""
        return len(self.words) > 2


def fold_name(text: str) -> str:
    """`text` in small letters, without accents and apostrophes.

    The search's `fold` takes single words: it drops every sign but letters, digits and
    the apostrophe within a word. This one takes a whole name or a description, drops
    the apostrophe alone ("O’Neill" is "oneill") and leaves blanks, commas and stops.
    """
    folded = text[:_LONGEST].casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _APOSTROPHES.sub("", folded)


def read_names(listed: str) -> list[PersonName]:
    """The names that an entry gives: the one it is listed under, then its other forms.

    Empty for a line without a word.
    """
    listed = listed[:_LONGEST]
    asides = list(_IN_BRACKETS.finditer(listed))
    masked = _IN_BRACKETS.sub(lambda aside: " " * len(aside[0]), listed)
    main = _read_main_name(_PEERAGE.sub(" ", masked))
    if not main:
        return []
    names = [main]
    for aside in asides:
        of_surname = aside.start() < masked.find(",")
        for form in _BEFORE_ANOTHER_FORM.sub("", aside[1]).split(","):
            names += _other_forms(main, form, of_surname=of_surname)
        # "Myerson, Goldie (Meir, Golda)": a name of its own.
        whole = _read_main_name(aside[1]) if aside[1].count(",") == 1 else None
        if whole and whole.forenames and not of_surname:
            names.append(replace(whole, is_other_form=True))
    return list(dict.fromkeys(names))


def _read_main_name(listed: str) -> PersonName | None:
    surname, *rest = (_words(part) for part in listed.split(","))
    other_words = [word for part in rest for word in part]
    suffix = next((SUFFIXES[w] for w in other_words if w in SUFFIXES), "")
    forenames = tuple(
        w for w in other_words if w not in SUFFIXES and w not in NOT_NAMES
    )
    surname_words = tuple(w for w in surname if w not in NOT_NAMES) or tuple(surname)
    # "De" and "Le" are particles only where a comma shows what the surname is.
    if forenames:
        surname_words = _without_particles(surname_words) or surname_words
        forenames = _without_particles(forenames) or forenames
    if not surname_words:
        return None
    is_a_womans = not TITLES_OF_WOMEN.isdisjoint([*surname, *other_words])
    return PersonName(surname_words, forenames, suffix, is_a_womans)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold_name(text))


def _without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in PARTICLES)


def _other_forms(main: PersonName, form: str, *, of_surname: bool) -> list[PersonName]:
    """The name by a form in brackets: "(“Tommy”)", "(Quwatly)", "(Mao Zedong)"."""
    words = tuple(w for w in _words(form) if w not in NOT_NAMES and w not in SUFFIXES)
    bare = _without_particles(words)
    main = replace(main, is_other_form=True)
    if not bare:
        return []
    if not main.forenames and len(main.surname) > 1:
        return [replace(main, surname=words)] if len(words) > 1 else []
    if of_surname:
        return [replace(main, surname=bare)]
    if len(bare) == 1:
        return [replace(main, forenames=bare)]
    in_order = replace(main, surname=bare[-1:], forenames=bare[:-1])
    return [replace(main, forenames=bare), in_order]


@lru_cache(_REMEMBERED)
def compare_names(first: PersonName, second: PersonName) -> Agreement:
    """How the two agree: NONE if they contradict, UNKNOWN if they say too little."""
    if first.is_a_womans != second.is_a_womans:
        return Agreement.NONE
    if suffixes_contradict(first, second):
        return Agreement.NONE
    if first.words == second.words:
        agreement = Agreement.SAME
    elif "".join(first.words) == "".join(second.words) or _are_rearranged(
        first, second
    ):
        agreement = Agreement.FORM
    else:
        spelled = _compare_surnames(first, second)
        if spelled is Agreement.NONE:
            return Agreement.NONE
        agreement = max(spelled, compare_forenames(first.forenames, second.forenames))
    return (
        agreement
        if first.suffix == second.suffix
        else max(agreement, Agreement.INITIALS)
    )


def begins_alike(first: PersonName, second: PersonName) -> bool:
    """Whether one is the beginning of the other: "Hussein I", "Hussein ibn Talal".

    Of names with a father's in them, one may also leave out words of the other, but the
    first. Of two names that are inverted none is.
    """
    if first.forenames and second.forenames:
        return False
    words = [
        [w for w in name.words if w not in PARTICLES and w != _FIRST_OF_A_NAME]
        for name in (first, second)
    ]
    shorter, longer = sorted(words, key=len)
    if not shorter or shorter[0] != longer[0]:
        return False
    if first.has_a_fathers_name or second.has_a_fathers_name:
        return set(shorter) <= set(longer)
    return longer[: len(shorter)] == shorter


def suffixes_contradict(first: PersonName, second: PersonName) -> bool:
    """Whether both have one and they differ; "II" is printed for "Jr." as well."""
    suffixes = {first.suffix, second.suffix} - {""}
    return len(suffixes) > 1 and suffixes != {"jr", "ii"}


def _are_rearranged(first: PersonName, second: PersonName) -> bool:
    """ "Thant, U" and "U Thant": the same words, none of them an initial alone."""
    words = sorted(first.words)
    return len(words) > 1 and words == sorted(second.words)


def _compare_surnames(first: PersonName, second: PersonName) -> Agreement:
    if first.surname == second.surname:
        return Agreement.SAME
    if not first.forenames or not second.forenames:
        # In names that are not inverted, every syllable counts.
        return Agreement.NONE
    if sounded("".join(first.surname)) == sounded("".join(second.surname)):
        return Agreement.FORM
    first_sounds, second_sounds = (
        consonants("".join(first.surname)),
        consonants("".join(second.surname)),
    )
    return (
        Agreement.VAGUE
        if first_sounds == second_sounds and len(first_sounds) > 3
        else Agreement.NONE
    )


def compare_forenames(first: tuple[str, ...], second: tuple[str, ...]) -> Agreement:
    """Compare word by word, then without the first initial: "W. Averell", "Averell"."""
    shorter, longer = sorted((first, second), key=len)
    if not shorter:
        return Agreement.UNKNOWN
    aligned = _align(shorter, longer)
    if aligned is Agreement.NONE and len(longer) > len(shorter):
        without_first = _align(shorter, longer[1:])
        if without_first is not Agreement.NONE and len(shorter[0]) > 1:
            is_initial = len(longer[0]) == 1
            return max(without_first, Agreement.FORM if is_initial else Agreement.VAGUE)
    return aligned


def _align(shorter: tuple[str, ...], longer: tuple[str, ...]) -> Agreement:
    pairs = [_compare_words(*pair) for pair in zip(shorter, longer, strict=False)]
    worst = max(pairs)
    if worst is Agreement.NONE:
        return worst
    spelled = [
        len(short_word) > 1 and len(long_word) > 1
        for short_word, long_word in zip(shorter, longer, strict=False)
    ]
    if not any(spelled):
        # Initials alone: two say something, one next to nothing.
        return Agreement.INITIALS if len(shorter) > 1 else Agreement.VAGUE
    if len(shorter) < len(longer):
        worst = max(worst, Agreement.INITIALS)
    return worst


def _compare_words(first: str, second: str) -> Agreement:
    if first == second:
        return Agreement.SAME
    if 1 in (len(first), len(second)):
        return Agreement.INITIALS if first[0] == second[0] else Agreement.NONE
    if sounded(first) == sounded(second):
        return Agreement.FORM
    if first in FORENAME_OF and FORENAME_OF[first] == FORENAME_OF.get(second):
        return Agreement.VAGUE
    first_sounds, second_sounds = consonants(first), consonants(second)
    return (
        Agreement.VAGUE
        if first_sounds == second_sounds and len(first_sounds) > 2
        else Agreement.NONE
    )
