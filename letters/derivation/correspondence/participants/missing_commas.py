"""Where an office begins behind a name without a comma: "Abdel Mekideche Third Secretary"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.derivation.correspondence.participants.side_names import is_state
from letters.derivation.correspondence.participants.titles import (
    BEGINS_PERSON,
    OFFICE_WORD,
    has_title,
    is_name,
    is_person,
)

# What may stand before such a word, and is no surname there.
_OF_OFFICE = re.compile(
    r"(?:Acting|Supreme|Foreign|Country|Political|Principal|Regional|British|Soviet|German"
    r"|Japanese|Chinese|Canadian|Italian|Egyptian|Israeli|Algerian|Moroccan|Mexican"
    r"|Brazilian|Turkish|Iranian|Korean|Vietnamese|Yugoslav|Polish|Indian|Pakistani)$"
)
_POST = re.compile(
    r"Chief|Director|Ambassador|Minister|Secretary|Counselor|Chairman|Member|Adviser"
)
_OF_STATE = re.compile(r" of (?P<state>(?:the )?[A-Z][\w.]{1,20}(?: [A-Z]\w{1,20})?)$")
# Whose name is what he rules: there is a president elsewhere.
_HEAD_OF_STATE = re.compile(
    r"(?i)(?:(?:his|her) (?:imperial )?majesty )?(?:the )?"
    r"(?:president|prime minister|(?:shah in )?shah|king|premier|chancellor"
    r"|(?:foreign|defense) minister|ambassador) of "
)
_OF_BODY = re.compile(r" of (?:the )?[A-Z][^,]{1,60}$")
# Up to a sign or a small word that may part two persons.
_UP_TO_SIGN = re.compile(r"(?:(?!and |, )[^,;—–]){0,80}")


def with_commas(words: str, persons: Sequence[str]) -> str:
    """With the comma that is missing between a marked name and an office."""
    for name in (marked.rstrip(" ,") for marked in persons):
        end = words.find(f"{name} ") + len(name) + 1
        following = _UP_TO_SIGN.match(words, end)
        if end > len(name) and following and _is_office(following[0]):
            words = f"{words[: end - 1]}, {words[end:]}"
    return words


def _is_office(words: str) -> bool:
    """Whether capitalised words are an office: "Algerian Desk Officer"."""
    is_capital = words[:1].isupper() and not BEGINS_PERSON.match(words)
    return bool(OFFICE_WORD.match(words)) or (
        is_capital and OFFICE_WORD.search(words) is not None
    )


def without_office(words: str, *, is_followed: bool) -> list[str]:
    """The name and what is said of it without a comma: "King Hassan", "of Morocco"."""
    of = _OF_STATE.search(words)
    if of and is_state(of["state"]) and _HEAD_OF_STATE.match(words):
        return [words]
    if of and is_state(of["state"]):
        return [words[: of.start()], words[of.start() :].strip()]
    body = _OF_BODY.search(words)
    if body and has_title(words[: body.start()]):
        return [words[: body.start()], words[body.start() :].strip()]
    return _before_office(words, is_followed=is_followed)


def _before_office(words: str, *, is_followed: bool) -> list[str]:
    """ "Bertram Rein Deputy Assistant Secretary" as the name and the office."""
    title = BEGINS_PERSON.match(words)
    begin = title.end() if title else 0
    names, office = [], words[begin:].split()
    while office and not OFFICE_WORD.match(office[0]):
        names.append(office.pop(0))
    while names and _OF_OFFICE.match(names[-1]):
        office.insert(0, names.pop())
    name, post = " ".join(names), " ".join(office)
    is_post = len(office) > 1 or (is_followed and _POST.fullmatch(post))
    if (
        len(names) < (1 if title else 2)
        or names[0] == "The"
        or not (is_post and is_name(name))
        or is_person(post)
    ):
        return [words]
    return [words[:begin] + name, post]
