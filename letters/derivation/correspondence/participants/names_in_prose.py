"""Names of persons in running text: "Assistant Secretary of State Walter S. Robertson".

An office is a person's name where only one holds it: "the President".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.derivation.correspondence.participants.participant_lines import (
    HONORIFIC,
    OFFICE_WORD,
    Participant,
    read_participants,
)
from letters.derivation.correspondence.sides.parties import each_of_several

_SURNAME = r"(?:(?:Mac|Mc|De|Van|Von|O’|O')?[A-Z][a-zé’'ć-]{1,20})"
_PERSON = (
    rf"(?:(?:Acting |Deputy |Assistant |Under |Foreign |Prime |Vice ){{0,2}}+"
    rf"{HONORIFIC}(?: of (?:State|Defense|Commerce|the Treasury))? ){{1,3}}+"
    rf"(?:[A-Z](?:\.(?:[A-Z]\.)?|[\w’'-]{{1,20}}) ){{0,3}}{_SURNAME}(?:,? Jr\.?)?"
)
OFFICES_HELD = r"(?:Vice )?President|Secretary(?: of State)?|Attorney General"
SOMEBODY = rf"(?:{_PERSON}|(?:the|The) (?:{OFFICES_HELD})\b(?! [A-Z]))"
_FULL_NAME = rf"[A-Z][a-z]{{1,15}} (?:[A-Z]\. ){{0,2}}{_SURNAME}"
_NAMED = re.compile(rf"{SOMEBODY}|{_FULL_NAME}")
_IS_TITLED = re.compile(SOMEBODY)
# A surname, or a title with one.
_SHARING = re.compile(rf"(?:{HONORIFIC} ){{0,2}}{_SURNAME}$")
_GOES_ON = re.compile(r" (?!and )[A-Z]")
_NEXT = re.compile(r", and |, (?!Jr)| and ")
_NEXT_OFFICE = re.compile(r",? and (?=the )|, (?=[Tt]he )")
_IS_OFFICE = re.compile(r"[Tt]he (?!Honorable|Hon\.)")
_ASIDE = re.compile(r" \([^()]{0,80}\)")
_PRESIDING = re.compile(r"(?i), presiding\b")
# A full stop that is not of an abbreviation.
SENTENCE_END = re.compile(
    r"(?=\.)(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bLt)(?<!\bGen)(?<!\bCol)(?<!\bMaj)(?<!\bAdm)"
    r"(?<!\bAmb)(?<!\bJr)(?<!\bSec)(?<!\bGov)(?<!\bSen)(?<!\bSt)(?<!\b[A-Z])(?<!Messrs)"
    r"\.[\])]? (?=[A-Z“\[(])"
)
_LONGEST_OFFICE = 90
_MOST_NAMES = 30


def names_at_start(words: str) -> list[str]:
    """Those of a list, up to the first words that are no name."""
    names: list[str] = []
    for piece in _NEXT.split(words, maxsplit=_MOST_NAMES):
        match = _NAMED.match(piece)
        if not match or not _is_name(match[0]) or _GOES_ON.match(piece, match.end()):
            break
        names.append(match[0])
        if match.end() < len(piece):
            break
    return names


def whole_list(words: str) -> list[str]:
    """The names, if nothing else is in `words`."""
    sharing = each_of_several(words)
    if len(sharing) > 1 and all(map(_SHARING.match, sharing)):
        return sharing
    names = _NEXT.split(words)
    return names if all(map(_is_name, names)) else []


def names_and_offices(words: str) -> Iterator[Participant]:
    """Those of a list of names and offices, parted by semicolons or by commas."""
    offices = _NEXT_OFFICE.split(words)
    if ";" in words or len(offices) > 2:
        for part in words.split(";") if ";" in words else offices:
            yield from _name_or_office(part)
        return
    for piece in _NEXT.split(words):
        yield from map(Participant, names_at_start(piece))


def _name_or_office(words: str) -> Iterator[Participant]:
    part = _PRESIDING.sub("", _ASIDE.sub("", words.strip().removeprefix("and ")))
    if _IS_OFFICE.match(part) and len(part) <= _LONGEST_OFFICE:
        yield Participant(part.strip(" .,"))
        return
    # "H. Lee White for the Secretary of the Air Force".
    name = part.partition(" for the ")[0]
    yield from (one for one in read_participants(name) if one.name)


def _is_name(words: str) -> bool:
    """Whether it is a title or an office that is somebody, or a name without office."""
    if _IS_TITLED.fullmatch(words):
        return True
    return bool(_NAMED.fullmatch(words)) and not OFFICE_WORD.search(words)
