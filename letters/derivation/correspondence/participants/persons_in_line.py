"""Whether the parts of a line are a person each, or one person and offices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.derivation.correspondence.participants.titles import (
    HONORIFIC,
    has_title,
    is_name,
    is_person,
)

SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3d)\.?")
_LAST_TITLE = re.compile(rf"^.{{1,80}} {HONORIFIC} (?P<name>[A-Z][^,]{{0,60}})$")
_FEWEST_SURNAMES = 3


def are_all_persons(parts: Sequence[str], persons: Sequence[str]) -> bool:
    rest = [part for part in parts if not SUFFIX.fullmatch(part)]
    marked = all(any(_is_named(part, name) for name in persons) for part in rest)
    if len(rest) > 1 and (marked or all(map(is_person, rest))):
        return True
    if len(rest) > _FEWEST_SURNAMES and _are_surnames(rest):
        return True
    titled = sum(map(is_person, rest))
    return len(rest) > 2 and titled > 1 and all(map(_is_somebody, rest))


def _are_surnames(parts: Sequence[str]) -> bool:
    """ "The President, Rusk, McNamara, Ball": names alone, and some with a title; each of
    them may be the last of two."""
    names = [name for part in parts for name in part.split(" and ")]
    return all(is_name(name) or is_person(name) for name in names) and not _is_rank(
        names[-1]
    )


def _is_rank(name: str) -> bool:
    """Whether a title stands alone, and the editors left the name out: "Major"."""
    return name in ("Major", "Colonel", "General", "Mr.", "Captain")


def _is_named(part: str, name: str) -> bool:
    """Whether the part names the person, and no office under him."""
    place = part.find(name)
    is_owner = part[place + len(name) :].startswith(("’s", "'s"))
    return place >= 0 and " to " not in part[:place] and not is_owner


def _is_somebody(words: str) -> bool:
    """Whether it is a name: "Ed Fried", "British Foreign Secretary Michael Stewart"."""
    last = _LAST_TITLE.search(words)
    return names_somebody(words) or (last is not None and is_name(last["name"]))


def are_two(words: str) -> bool:
    """Whether two whole names share an office: "John Day and Lee Hill, Interpreters"; or
    a name alone follows one with a title: "Senator Mansfield and Valeo"."""
    names = words.split(" and ")
    if len(names) != 2 or not is_name(names[1]):
        return False
    return all(" " in name and is_name(name) for name in names) or has_title(names[0])


def names_somebody(words: str) -> bool:
    """Whether it begins with a name: "Livingston T. Merchant, Assistant Secretary"."""
    first = words.partition(",")[0]
    return is_person(first) or (" " in first and is_name(first))
