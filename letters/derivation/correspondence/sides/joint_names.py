"""The single names of those who write together, or are written to."""

from __future__ import annotations

import re

from letters.derivation.correspondence.sides.parties import each_of_several

# "… (Wilcox) and the Assistant Secretary … (Rountree)" are two.
_NEXT_NAME = re.compile(r"(?<=\)),? and (?:by )?(?=[\w“])|(?<=\)), (?=the )")
_OFFICE = (
    r"(?:Acting |Deputy |Under |Assistant |Vice ){0,2}(?:Secretar(?:y|ies) of|Director of"
    r"|Director for|Chairman of|Administrator of|Attorney General|Joint Chiefs of)\b"
)
# "the Secretary of Defense and the Director for Mutual Security".
_NEXT_OFFICE = re.compile(rf"(?:,|,? and) (?=the {_OFFICE})")
_FIRST_OFFICE = re.compile(rf"(?:the )?{_OFFICE}")
_POST = (
    r"(?:U\.S\. )?(?:Embassy|Legation|Mission|Consulate(?: General)?|Interests Section)"
    r" (?:in|at|to)\b"
)
# "the Embassy in Kuwait and the Embassy in the United Kingdom".
_NEXT_POST = re.compile(rf"(?:,|,? and) (?=the {_POST})")
_FIRST_POST = re.compile(rf"(?:the )?{_POST}")
_SECRETARIES = re.compile(
    r"(?P<title>(?:the )?(?:Deputy |Under )?Secretar)ies of (?P<first>[A-Z]\w{2,20})"
    r"(?P<more>(?:, [A-Z]\w{2,20}){0,4}),? and (?P<last>[A-Z]\w{2,20})"
)
_NAME = r"[A-Z][\w.’'-]{1,24}(?: [A-Z][\w.’'-]{0,24}){1,3}"
# "John H. Holdridge and Richard T. Kennedy of the National Security Council Staff".
_OF_ONE_STAFF = re.compile(
    rf"(?P<first>{_NAME}) and (?P<second>{_NAME})(?P<staff> of the [A-Z].{{0,80}}"
    r" (?:Staff|Delegation))"
)


def each_joint_name(names: str) -> list[str]:
    """Each name of one side: "Chairmen Khrushchev and Brezhnev" are two."""
    return [
        each
        for part in (_NEXT_NAME.split(names) if names else ())
        for office in _offices_in(part)
        for each in _holders_of(office)
    ]


def _offices_in(names: str) -> list[str]:
    if _FIRST_POST.match(names):
        return _NEXT_POST.split(names)
    return _NEXT_OFFICE.split(names) if _FIRST_OFFICE.match(names) else [names]


def _holders_of(words: str) -> list[str]:
    if staff := _OF_ONE_STAFF.fullmatch(words):
        return [f"{staff[each]}{staff['staff']}" for each in ("first", "second")]
    if several := _SECRETARIES.fullmatch(words):
        between = filter(None, several["more"].split(", "))
        departments = [several["first"], *between, several["last"]]
        return [f"{several['title']}y of {each}" for each in departments]
    return each_of_several(words)
