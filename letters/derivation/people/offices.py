"""The offices that a line of a list gives a person, and how far two lines agree in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from letters.derivation.people.nationalities import (
    COUNTRIES,
    COUNTRY_OF,
    NATION_OF,
    SEVERAL_WORDS,
)
from letters.derivation.people.person_names import fold_name
from letters.tei.dates.months import MONTH_NAMES

_REMEMBERED = 1 << 16
# In characters of a description; no list says more of a person.
_LONGEST = 1500
_SEVERAL = re.compile("|".join(re.escape(words) for words, _ in SEVERAL_WORDS))
_WORD_FOR = dict(SEVERAL_WORDS)
_WORD = re.compile(r"[a-z]{2,40}")
_TIME = (
    "from until till after before since former formerly during through between early "
    "mid late"
)
_IGNORED = frozenset(
    "a an the of for in on at to and or with by as who his its s d r dfl served serving "
    "assassination death "
    f"democratic republican {_TIME} {' '.join(MONTH_NAMES).lower()}".split()
)
# What an office loses its meaning without: a deputy is not the minister.
_WORDS_OF_RANK = (
    "deputy assistant under vice acting associate first second third fourth parliamentary "
    "permanent elect candidate counsel personal son wife brother nephew sister daughter"
)
_COMMON_WORDS = (
    "department state statedepartment office bureau affairs division agency staff foreign "
    "embassy government member officer official general national international special "
    "service economic political republic us usa group committee section ministry board "
    "delegation council military america"
)
_WORDS_OF_ROLE = (
    "ambassador president minister premier prime secretary director chairman chief king "
    "commander counselor attache consul representative senator governor administrator "
    "adviser advisor judge speaker leader head marshal chancellor shah emperor"
)
_RANKS = frozenset(_WORDS_OF_RANK.split())
_OWN_COUNTRY = frozenset({"america"})
_MILITARY_RANKS = frozenset(
    ["field", "marshal", "general", "admiral", "colonel", "lieutenant", "major"]
)
_GENERIC = frozenset(_COMMON_WORDS.split())
_ROLES = frozenset(_WORDS_OF_ROLE.split())
# The highest offices of a country, which one person holds at a time.
_HIGHEST_OFFICES = (
    "president prime minister premier king shah emperor sultan imam queen"
)
_HIGHEST = frozenset(_HIGHEST_OFFICES.split())
# "Minister under Bao Dai" is no under secretary.
_UNDER = re.compile(r"\bunder (?!secretar)")
# "Chairman of the Council and First Secretary of the Party" are two offices.
_BETWEEN = re.compile(
    r";|\b(?:thereafter|subsequently|afterwards?|then|later|also|previously)\b|\.(?= )"
    rf"|\band(?= (?:{'|'.join(sorted(_RANKS | _ROLES))})\b)"
)
_GENERIC_WEIGHT, _ROLE_WEIGHT, _WORD_WEIGHT = 0.5, 1.0, 2.0
# What two offices must share: all of the lesser, or much and nearly all of it.
_ENOUGH_WEIGHT = 3.0
_MUCH_WEIGHT = 5.0
_ENOUGH_SHARE = 0.74


@dataclass(frozen=True, slots=True)
class Office:
    """One office: the words that tell it from others, and the words as printed."""

    words: frozenset[str]
    ranks: frozenset[str]
    printed: str

    @property
    def weight(self) -> float:
        return weigh(self.words)


@dataclass(frozen=True, slots=True)
class OfficeAgreement:
    """The best of what two lines agree in: is it one office, and how much says so.

    `is_equal` are offices of the same words, such as "President", which many have held;
    `is_highest` are the same of one country, "King of Jordan".
    """

    is_same: bool = False
    is_equal: bool = False
    weight: float = 0.0
    printed: str = ""
    is_highest: bool = False


NO_AGREEMENT = OfficeAgreement()


@lru_cache(_REMEMBERED)
def read_offices(description: str) -> tuple[Office, ...]:
    """The offices in a description, in order; a country named once counts for all."""
    text = _without_rank(description[:_LONGEST])
    words_of_parts = [
        (part.strip(" ,.:—–-"), words_of_office(part)) for part in _parts_of(text)
    ]
    countries = frozenset().union(*(words & COUNTRIES for _, words in words_of_parts))
    lone_country = countries if len(countries) == 1 else frozenset()
    return tuple(
        Office(words | lone_country, words & _RANKS, printed)
        for printed, words in words_of_parts
        if words - COUNTRIES
    )


def _without_rank(description: str) -> str:
    """ "President of Pakistan" of "Field Marshal Muhammad, President of Pakistan"."""
    first, comma, rest = description.partition(", ")
    words = _WORD.findall(fold_name(first))
    others = [word for word in words if word not in _MILITARY_RANKS]
    is_rank = bool(words) and words[0] in _MILITARY_RANKS and len(others) <= 1
    return rest if comma and is_rank else description


def _parts_of(text: str) -> Iterable[str]:
    start = 0
    for match in _BETWEEN.finditer(text.lower()):
        yield text[start : match.start()]
        start = match.end()
    yield text[start:]


@lru_cache(_REMEMBERED)
def words_of_office(part: str) -> frozenset[str]:
    """The words that tell an office from others, whatever their order and their forms."""
    folded = _SEVERAL.sub(lambda match: _WORD_FOR[match[0]], fold_name(part))
    folded = _UNDER.sub(" ", folded)
    return frozenset(
        COUNTRY_OF.get(word, word)
        for word in _WORD.findall(folded)
        if word not in _IGNORED
    )


@lru_cache(_REMEMBERED)
def nation_in(description: str) -> str:
    """The country that a description names first, as in "Egyptian Ambassador to Syria".

    Empty if there is none; Americans are listed without theirs.
    """
    folded = _SEVERAL.sub(
        lambda match: _WORD_FOR[match[0]], fold_name(description[:_LONGEST])
    )
    words = _WORD.findall(folded)
    if "america" in words or "us" in words:
        return ""
    countries = (COUNTRY_OF.get(word, word) for word in words)
    first = next((word for word in countries if word in COUNTRIES), "")
    return NATION_OF.get(first, first)


def role_in(description: str) -> str:
    """The first word for a role, such as "ambassador"; empty if there is none."""
    words = _WORD.findall(fold_name(description[:_LONGEST]))
    return next((word for word in words if word in _ROLES), "")


def weigh(words: Iterable[str]) -> float:
    """How much words tell: "Yugoslavia" more than "Ambassador", "Department" little."""
    return sum(
        _GENERIC_WEIGHT
        if word in _GENERIC or word in _RANKS
        else _ROLE_WEIGHT
        if word in _ROLES
        else _WORD_WEIGHT
        for word in words
    )


def compare_offices(
    first: Iterable[Office], second: Iterable[Office]
) -> OfficeAgreement:
    """The two offices that agree best."""
    others = list(second)
    best = NO_AGREEMENT
    for office in first:
        for other in others:
            agreement = _compare(office, other)
            if _rank(agreement) > _rank(best):
                best = agreement
    return best


def count_equal(first: Iterable[Office], second: Iterable[Office]) -> int:
    """How many offices of the first are one with an office of the second."""
    others = list(second)
    agreements = [[_compare(office, other) for other in others] for office in first]
    return sum(any(a.is_same or a.is_equal for a in row) for row in agreements)


@lru_cache(_REMEMBERED)
def _compare(office: Office, other: Office) -> OfficeAgreement:
    shared = office.words & other.words
    if not shared:
        return NO_AGREEMENT
    weight = weigh(shared)
    lesser = min(office, other, key=lambda each: each.weight)
    is_whole = weight >= _ENOUGH_WEIGHT and lesser.words <= shared
    is_nearly = weight >= _MUCH_WEIGHT and weight >= _ENOUGH_SHARE * lesser.weight
    is_same = (
        (is_whole or is_nearly)
        and office.ranks == other.ranks
        and bool(shared - COUNTRIES)
    )
    is_equal = weight > _ROLE_WEIGHT and (
        office.words - _OWN_COUNTRY == other.words - _OWN_COUNTRY
    )
    is_highest = office.words == other.words and _is_highest(office)
    return OfficeAgreement(is_same, is_equal, weight, lesser.printed, is_highest)


def _is_highest(office: Office) -> bool:
    countries = office.words & (COUNTRIES | _OWN_COUNTRY)
    return (
        len(countries) == 1
        and bool(office.words & _HIGHEST)
        and (office.words - countries <= _HIGHEST)
    )


def _rank(agreement: OfficeAgreement) -> tuple[bool, bool, bool, float]:
    return (
        agreement.is_highest,
        agreement.is_same,
        agreement.is_equal,
        agreement.weight,
    )
