"""Who headed an institution, and when, in the words of the lists of persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from letters.derivation.people.institutions import Institution, read_institution
from letters.derivation.people.nationalities import COUNTRY_OF
from letters.derivation.people.offices_held import (
    OfficeHeld,
    Statement,
    first_year,
    terms_of,
)
from letters.derivation.people.person_names import fold_name

_LONGEST = 1_500
_TITLES = {
    "Embassy": r"Ambassador",
    "Legation": r"Minister",
    "Consulate General": r"Consul General",
    "Consulate": r"Consul",
}
_TITLES_OF_KEYS = {
    "department-of-state": r"Secretary of State",
    "department-of-defense": r"Secretary of Defense",
    "department-of-the-treasury": r"Secretary of the Treasury",
    "department-of-the-army": r"Secretary of the Army",
    "department-of-the-navy": r"Secretary of the Navy",
    "department-of-commerce": r"Secretary of Commerce",
    "department-of-agriculture": r"Secretary of Agriculture",
    "department-of-justice": r"Attorney General",
    "joint-chiefs-of-staff": r"Chairman(?:,| of the) Joint Chiefs of Staff",
    "central-intelligence-agency": r"Director of Central Intelligence",
    "atomic-energy-commission": r"Chairman(?:,| of the) Atomic Energy Commission",
    "united-states-information-agency": (
        r"Director(?:,| of the) (?:U\.S\.|United States) Information Agency"
    ),
    "mission-united-nations": r"(?:Permanent )?Representative (?:at|to) the United Nations",
}
# What all those lines have, where the title has several forms.
_WORDS_OF_KEYS = {
    "joint-chiefs-of-staff": "Joint Chiefs of Staff",
    "atomic-energy-commission": "Atomic Energy Commission",
    "united-states-information-agency": "Information Agency",
    "mission-united-nations": "the United Nations",
}
_BEFORE = re.compile(
    r"^(?:(?:and|also|then|thereafter|subsequently|later),? )?"
    r"(?:(?:U\.S\.|United States|American) )?"
)
_OF_THE_COUNTRY = r"(?: of the United States)?"
# What may follow an office: nothing, or when it was held.
_WHEN = (
    r"(?:,? ?\(?(?:from|until|till|since|after|before|through|between|to|beginning"
    r"|(?:(?:mid-?|early |late )?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December) )?(?:\d{1,2}, )?(?:19|20)\d\d)"
    r"[\w ,.–—’'-]{0,100}\)?)?"
)
_OFFICES = {
    key: re.compile(rf"{title}{_OF_THE_COUNTRY}{_WHEN}")
    for key, title in _TITLES_OF_KEYS.items()
}
_POST = re.compile(
    r"(?P<title>Ambassador|Minister|Consul General|Consul)"
    r" (?P<preposition>to|in|at) (?:the )?(?P<place>[A-Z].{0,100})"
)
_TIME = re.compile(
    r",? (?:from|until|till|since|after|before|through|between|to|beginning|in)\b"
    r"|,? \(?(?:(?:mid-?|early |late )?(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December) )?(?:\d{1,2}, )?(?:19|20)\d\d"
)
_UNTIL = re.compile(r"\b(?:until|till|to (?=[A-Z0-9]))")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLAUSES = re.compile(r"; ?|\. (?=[A-Z])|, (?=then |thereafter |later )")
_WORDS_OF_OFFICES = (
    "embassy foreign ministry delegation government army mission ambassador minister "
    "president prime premier representative delegate diplomat consul charge secretary "
    "permanent defense deputy counselor parliament"
)
_FOREIGN_OFFICES = frozenset(_WORDS_OF_OFFICES.split())
_NOT_AMERICAN = re.compile(
    r"\b(?:Prime Minister|Foreign Minister|Foreign Secretary|Premier|Foreign Office"
    r"|(?<!Economic )Minister (?:of|for)|Politburo|Central Committee|Foreign Ministry)\b"
)

Source = TypeVar("Source")
# The year, and whether the office was held from then on.
_Begin = tuple[int, bool]


@dataclass(frozen=True, slots=True)
class Head(Generic[Source]):
    """A person, by the key given, and the words that lists have for the office."""

    person: str
    offices: list[OfficeHeld[Source]]


def list_heads(
    institution: Institution, lines: Iterable[tuple[str, str, str, Source]]
) -> list[Head[Source]]:
    """Who headed it, the first to do so first; empty if no list says so.

    Each line is a key of the person, a description, the identifier of its volume, and
    the source to name.
    """
    clauses: dict[str, list[Statement[Source]]] = {}
    begins: dict[str, list[_Begin]] = {}
    for person, description, volume, source in lines:
        for clause, year in _clauses_of_heads(institution, description):
            said = Statement(clause, volume, source)
            clauses.setdefault(person, []).append(said)
            begin = _begin(clause, year, volume)
            begins.setdefault(person, []).append(begin)
    heads = [
        Head(person, [held for _, held in terms_of(own)])
        for person, own in clauses.items()
    ]
    return sorted(heads, key=lambda head: (min(begins[head.person]), head.person))


def _years(text: str) -> set[int]:
    return set(map(int, _YEAR.findall(text)))


def words_to_look_for(institution: Institution) -> str:
    """Words that every line has that names a head of it; empty if none is known."""
    if institution.key in _TITLES_OF_KEYS:
        return _WORDS_OF_KEYS.get(institution.key, _TITLES_OF_KEYS[institution.key])
    return institution.place if institution.kind in _TITLES else ""


def _begin(clause: str, year: int | None, volume: str) -> _Begin:
    """By the year of the office, or else of the volume that says it; in one year, who
    held it until then comes before who held it from then on."""
    return year or first_year(volume) or 0, not _UNTIL.search(clause)


# The lists of a series say the same of the same people, again and again.
@lru_cache(maxsize=10_000)
def _clauses_of_heads(
    institution: Institution, description: str
) -> tuple[tuple[str, int | None], ...]:
    """Each with its first year, or else the last one before it in the line."""
    return tuple(_read_clauses(institution, description))


def _read_clauses(
    institution: Institution, description: str
) -> Iterator[tuple[str, int | None]]:
    text = description[:_LONGEST]
    if _is_a_foreigner(text):
        return
    office = _OFFICES.get(institution.key)
    before: int | None = None
    for clause in _CLAUSES.split(text):
        words = clause.strip(" ,.")
        words = _BEFORE.sub("", words, count=1)
        if office:
            is_head = office.fullmatch(words) is not None
        else:
            is_head = _is_post(institution, words)
        if is_head:
            yield words, first_year(words) or before
        before = max(_years(words), default=before)


def _is_post(institution: Institution, clause: str) -> bool:
    match = _POST.fullmatch(clause)
    if not match or match["title"] != _TITLES.get(institution.kind):
        return False
    place = match["place"]
    if time := _TIME.search(place):
        place = place[: time.start()]
    post = read_institution(f"{institution.kind} in {place.strip(' ,.(')}")
    return post is not None and post.key == institution.key


def _is_a_foreigner(description: str) -> bool:
    """Whether an office is of another country: "British Minister of Defense"."""
    if _NOT_AMERICAN.search(description):
        return True
    words = [word.strip(".,;()") for word in fold_name(description).split()]
    return any(
        word in COUNTRY_OF and (place == 0 or following in _FOREIGN_OFFICES)
        for place, (word, following) in enumerate(
            zip(words, [*words[1:], ""], strict=True)
        )
    )
