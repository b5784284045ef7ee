"""Which institution a name is of: "the Embassy in Germany", "State Department", "USUN"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from letters.derivation.people.nationalities import (
    COUNTRY_OF,
    NATION_OF,
    SEVERAL_WORDS,
)
from letters.derivation.people.person_names import fold_name

_REMEMBERED = 1 << 14
_LONGEST = 120
_LONGEST_KEY = 80
_POST = re.compile(
    r"(?:[Tt]he )?(?:(?:United States|U\.S\.|American) )?"
    r"(Embassy|Legation|Consulate General|Consulate|Mission|Interests Section"
    r"|Liaison Office)(?: (in|at|to))? (?:the )?([A-Z].{1,80})"
)
_PLACE_WORD = re.compile(r"[A-Z][\w'’.-]{0,30}")
_SMALL_WORDS = frozenset({"of", "the", "for", "d’Ivoire"})
# Two posts, or more than a post: "the Embassy in France and the Mission at Berlin".
_WORDS_OF_OTHERS = (
    "Department Embassy Legation Consulate Mission Delegation Meeting Conference Staff "
    "Office Aide Note Station Negotiations Talks"
)
_OF_OTHERS = frozenset(_WORDS_OF_OTHERS.split())
# Places with an "and" of their own.
_PLACES_OF_TWO = frozenset(
    {
        "North Atlantic Treaty Organization and European Regional Organizations",
        "Organization for Economic Cooperation and Development",
        "Trinidad and Tobago",
    }
)
_PLACE_FOR = {
    "NATO": "North Atlantic Treaty Organization",
    "OECD": "Organization for Economic Cooperation and Development",
    "UN": "United Nations",
    "U.N": "United Nations",
    "USSR": "Soviet Union",
    "U.S.S.R": "Soviet Union",
    "Union of Soviet Socialist Republics": "Soviet Union",
    "Great Britain": "United Kingdom",
    "Viet-Nam": "Vietnam",
    "Viet Nam": "Vietnam",
}
_WITH_ARTICLE = re.compile(
    r"(?:United|Soviet|Union|Netherlands|Philippines|Republic|Federal|German Democratic"
    r"|Congo|Dominican|Malagasy|Central African|European|Organization|North Atlantic"
    r"|Holy See|International)\b.{0,80}"
)
_PREPOSITIONS = {"Embassy": "in", "Legation": "in", "Interests Section": "in"}
_AGENCIES = {
    "Department of State": ("State Department",),
    "Department of Defense": ("Defense Department",),
    "Department of the Army": (),
    "Department of the Navy": ("Navy Department",),
    "Department of the Treasury": ("Treasury Department",),
    "Department of Commerce": ("Commerce Department",),
    "Department of Agriculture": ("Agriculture Department",),
    "Department of Justice": ("Justice Department",),
    "Joint Chiefs of Staff": (),
    "Central Intelligence Agency": ("CIA",),
    "National Security Council": (),
    "Atomic Energy Commission": (),
    "Bureau of the Budget": (),
    "United States Information Agency": ("USIA", "U.S. Information Agency"),
    "Agency for International Development": (),
}
_AGENCY_OF = {
    name: agency
    for agency, forms in _AGENCIES.items()
    for name in (agency, f"United States {agency}", f"U.S. {agency}", *forms)
}
_SHORT_NAMES = {
    "USUN": "Mission at the United Nations",
    "USBER": "Mission at Berlin",
}
_NOT_IN_A_KEY = re.compile(r"[^a-z0-9]{1,80}")


@dataclass(frozen=True, slots=True)
class Institution:
    """An agency, or a post of `kind` in a `place`: "Embassy" and "Soviet Union"."""

    name: str
    kind: str = ""
    place: str = ""

    @property
    def key(self) -> str:
        """ "embassy-soviet-union": the same for all forms of the name."""
        words = fold_name(f"{self.kind} {self.place}" if self.kind else self.name)
        return _NOT_IN_A_KEY.sub("-", words)[:_LONGEST_KEY].strip("-")

    @property
    def nation(self) -> str:
        """One word for the country, whatever its name at the time; empty if unknown."""
        return _country(self.place)


@lru_cache(_REMEMBERED)
def read_institution(name: str) -> Institution | None:
    """The American agency or post of which a heading prints the name; None for persons,
    several posts, offices within an agency, and what is not understood."""
    name = " ".join(name[:_LONGEST].split()).strip(" .,")
    bare = name.removeprefix("the ").removeprefix("The ")
    bare = _SHORT_NAMES.get(bare, bare)
    if agency := _AGENCY_OF.get(bare):
        return Institution(agency)
    match = _POST.fullmatch(bare)
    if not match:
        return None
    kind, preposition, printed = match.groups()
    place = _PLACE_FOR.get(printed, printed)
    if not _is_place(place) or not (preposition or _is_known(kind, place)):
        return None
    before = _PREPOSITIONS.get(kind, "at")
    article = "the " if _WITH_ARTICLE.fullmatch(place) else ""
    return Institution(f"{kind} {before} {article}{place}", kind, place)


def _is_place(printed: str) -> bool:
    words = printed.split()
    return printed in _PLACES_OF_TWO or all(
        word in _SMALL_WORDS or (_PLACE_WORD.fullmatch(word) and word not in _OF_OTHERS)
        for word in words
    )


def _is_known(kind: str, place: str) -> bool:
    """Whether a form without a preposition is of a post: "Embassy Germany"."""
    return bool(_country(place)) or (kind == "Mission" and place == "Berlin")


def _country(place: str) -> str:
    folded = fold_name(place)
    for words, country in SEVERAL_WORDS:
        if folded == words:
            folded = country
    country = COUNTRY_OF.get(folded, folded)
    is_known = country in COUNTRY_OF or country in NATION_OF or folded in _COUNTRIES
    return NATION_OF.get(country, country) if is_known else ""


_COUNTRIES = frozenset(word for _, word in SEVERAL_WORDS)
