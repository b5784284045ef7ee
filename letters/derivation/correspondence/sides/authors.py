"""Whether a printed name is of a person, who can be an author, or only of an office."""

from __future__ import annotations

import re

from letters.derivation.people.honorifics import NOT_NAMES

# "the Ambassador in France (Bohlen)" names both.
_NAME_BESIDE_OFFICE = re.compile(r"\([A-Z][^()]{1,60}+\)$")
_WORD = re.compile(r"[^\W\d_]{1,40}+")
# Words of the names of offices. In "Secretary of State Rusk" only the last is a name.
_OF_OFFICES = (
    "acting adviser agency agriculture airgram army assistant attaché attorney "
    "authority board bureau cabinet center central charge chargé chiefs command "
    "commander commerce commission commissioner committee conference congress "
    "consul consulate council counselor defense delegate delegation department "
    "deputy director division education embassy energy executive force forces "
    "foreign government governor headquarters health high house housing "
    "intelligence interior joint labor legation minister ministry mission national "
    "nations navy negotiator office officer party permanent planning policy post "
    "premier prime representative secretariat security special staff state states "
    "station transportation treasury uk under united us vice war welfare white "
    "working"
)
_NO_NAMES = NOT_NAMES | frozenset(_OF_OFFICES.split())
# What begins so is an office: "the Embassy in France", "Embassy Moscow".
_OFFICE = re.compile(
    r"(?i)(?:the|all|certain|embassy|legation|mission|consulate|department"
    r"|delegation|headquarters|office)\b"
)
# "Secretary of State Rusk": the name stands at the end.
_BEFORE_NAME = re.compile(r"(?i)(?:acting |under |deputy )?(?:secretary|director) of ")
_INITIALS = re.compile(r"(?:[A-Z]\.? ?){1,3}")
_AFTER_NAME = re.compile(r",| of the | of | at the | in the ")


def names_a_person(name: str) -> bool:
    """Whether `name` is of a person, as "President Kennedy" and "the Ambassador in France
    (Bohlen)" are; "the Embassy in France" and "the Secretary of State" are not."""
    if beside := _NAME_BESIDE_OFFICE.search(name):
        return _has_name(beside[0])
    if _OFFICE.match(name):
        return False
    if _BEFORE_NAME.match(name):
        return _has_name(name)
    return _has_name(_AFTER_NAME.split(name, maxsplit=1)[0])


def is_initials(name: str) -> bool:
    """Whether it is up to three capitals, with or without full stops: "JFK", "H."."""
    return bool(_INITIALS.fullmatch(name))


def _has_name(words: str) -> bool:
    return any(
        word[0].isupper() and len(word) > 1 and word.casefold() not in _NO_NAMES
        for word in _WORD.findall(words)
    )
