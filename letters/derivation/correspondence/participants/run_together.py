"""Two persons whom a line of a list names without a sign between them.

"David D. Newsom, Assistant Secretary for African Affairs George M. Lane, Country Officer".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letters.derivation.correspondence.participants.persons_in_line import (
    names_somebody,
)
from letters.derivation.correspondence.participants.titles import (
    HONORIFIC,
    OFFICE_WORD,
    has_title,
    is_name,
    is_office,
)

_TITLES_BEFORE = re.compile(rf"(?:{HONORIFIC} ){{1,3}}+$")
# Behind what an office ends with: "Department of State Arthur Hartman, Asst. Sec.".
_BEHIND_BODY = re.compile(
    r"(?:(?<=D\.C\.)|(?<=Department of State)|(?<=NSC Staff)|(?<=White House)) (?=[A-Z][a-z])"
)
_BEHIND_WORD = re.compile(r"(?<=[A-Za-z.]) (?=(?:Mr|Mrs|Miss)\. [A-Z])")
_LAST_WORD = re.compile(r"[^\s,]{1,30}$")
_UP_TO_COMMA = re.compile(r"[^,;—–]{0,80}")
# In characters: titles are no longer.
_LONGEST_TITLES = 60
_SMALL = frozenset(["to", "of", "for", "the", "and", "hon.", "messrs.", "with"])


def with_semicolons(words: str, persons: Sequence[str]) -> str:
    """The line, with a semicolon before each person whom only a blank parts from the
    office of the one before; `persons` are names that the edition marks."""
    if "," not in words:
        return words
    for place in sorted({*_places(words, persons)}, reverse=True):
        if _is_behind_office(words[:place].rstrip()):
            words = f"{words[:place].rstrip()}; {words[place:]}"
    return words


def _places(words: str, persons: Sequence[str]) -> Iterator[int]:
    """Where a second person may begin."""
    yield from (match.end() for match in _BEHIND_WORD.finditer(words))
    for match in _BEHIND_BODY.finditer(words):
        name = _UP_TO_COMMA.match(words, match.end())
        if name and " " in name[0] and is_name(name[0]):
            yield match.end()
    for person in persons:
        place = words.find(f" {person}, ") + 1
        behind = words[place + len(person) + 2 :]
        if place > 0 and " " in person and _has_office(behind):
            before = words[max(place - _LONGEST_TITLES, 0) : place]
            title = _TITLES_BEFORE.search(before)
            yield place - len(title[0]) if title else place


def _has_office(following: str) -> bool:
    """Whether the words behind a name are its office, and no other person."""
    first = following.partition(",")[0]
    return bool(OFFICE_WORD.search(first)) and not has_title(first)


def _is_behind_office(before: str) -> bool:
    """Whether the words name a person, and end with the office of it."""
    last = _LAST_WORD.search(before)
    if not last or last[0].casefold() in _SMALL or last[0].islower():
        return False
    name = before.partition(",")[0]
    is_person = names_somebody(name) and not is_office(name)
    return "," in before and is_person and not before.endswith((" and", ",", "—", "–"))
