"""Names of persons in running text: "Assistant Secretary of State Walter S. Robertson".

An office is a person's name where only one holds it: "the President".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.derivation.correspondence.participants.participant_lines import (
    Participant,
    read_participants,
)
from letters.derivation.correspondence.participants.titles import HONORIFIC, OFFICE_WORD
from letters.derivation.correspondence.sides.parties import each_of_several

_SURNAME = (
    r"(?:(?:Mac|Mc|Fitz|De|Van|Von|O’|O')?[A-Z][a-zß-öø-ÿć’'-]{1,20}"
    r"(?:(?<=-)[A-Z][a-zß-öø-ÿ]{2,20})?)"
)
_PERSON = (
    rf"(?:(?:Acting |Deputy |Assistant |Under |Foreign |Prime |Vice ){{0,2}}+"
    rf"{HONORIFIC}(?: of (?:State|Defense|Commerce|the Treasury))? ){{1,3}}+"
    rf"(?:\[?[A-Z](?:\.(?:[A-Z]\.)?|[\w’'-]{{1,20}}\]?) ){{0,3}}{_SURNAME}(?:,? Jr\.?)?"
)
OFFICES_HELD = (
    r"(?:Vice )?President|(?:Under )?Secretary(?: of State)?|Attorney General"
)
SOMEBODY = rf"(?:{_PERSON}|(?:the|The) (?:{OFFICES_HELD})\b(?! [A-Z]))"
_FULL_NAME = (
    rf"(?!The )[A-Z][a-z]{{1,15}} (?:[A-Z](?:\.|[a-z]{{2,12}}) ){{0,2}}{_SURNAME}"
)
_NAMED = re.compile(rf"{SOMEBODY}|{_FULL_NAME}")
# Who writes: "Mr. Dulles and I".
_WRITER = re.compile(r"I|the undersigned|myself")
_IS_TITLED = re.compile(SOMEBODY)
_SURNAME_ALONE = re.compile(rf"(?!(?:All|Both|Others|They|Those)\b){_SURNAME}")
# A surname, or a title with one.
_SHARING = re.compile(rf"(?:{HONORIFIC} ){{0,2}}{_SURNAME}$")
_GOES_ON = re.compile(r" (?!and )[A-Z]")
_NEXT = re.compile(r", and |, (?!Jr)| and ")
_NEXT_OFFICE = re.compile(r",? and (?=the )|, (?=[Tt]he )")
_IS_OFFICE = re.compile(r"[Tt]he (?!Honorable|Hon\.)")
_ASIDE = re.compile(r" \([^()]{0,160}\)")
_PRESIDING = re.compile(r"(?i), presiding\b")
# A full stop that is not of an abbreviation.
SENTENCE_END = re.compile(
    r"(?=\.)(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bLt)(?<!\bGen)(?<!\bCol)(?<!\bMaj)(?<!Adm)"
    r"(?<!\bAmb)(?<!\bJr)(?<!\bSec)(?<!\bGov)(?<!\bSen)(?<!\bSt)(?<!\b[A-Z])(?<!Messrs)"
    r"(?<!\bBrig)(?<!\bRep)(?<!\bReps)(?<!\bSens)(?<!\bCapt)(?<!\bAsst)(?<!\bDep)(?<!\bMcC)"
    r"\.[\])]? (?=[A-Z“\[(])|(?<=\b[AaPp]\.[Mm])\. (?=[A-Z])"
)
_FOR_ANOTHER = re.compile(r" for (?=the )")
_SECRETARIES = re.compile(r"[Tt]he Secretaries of ")
# "Special Assistants to the President Cutler and Dearborn".
_ASSISTANTS = re.compile(
    r"(?:Special|Administrative|Deputy)(?: \w{1,12})? Assistants to the President (?=[A-Z])"
)
_INITIAL = re.compile(r"\b[A-Z]\. ")
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


def names_at_end(words: str) -> list[str]:
    """Those of a list that ends `words`: of "At noon, Col. King and Mr. Lee" both."""
    names: list[str] = []
    for piece in reversed(_NEXT.split(words.rstrip(" ,"))):
        if _WRITER.fullmatch(piece):
            continue
        if not _is_name(piece):
            break
        names.insert(0, piece)
    return names


def whole_list(words: str) -> list[str]:
    """The names, if nothing else is in `words`."""
    sharing = each_of_several(words)
    if len(sharing) > 1 and all(map(_SHARING.match, sharing)):
        return sharing
    names = _NEXT.split(words)
    return names if all(map(_is_name, names)) else []


def names_within(words: str) -> list[str]:
    """The names of a list, if half of what it lists is such: in "the Administrator Giles
    and Mr. Johnson" the last."""
    if whole := whole_list(words):
        return whole
    pieces = _NEXT.split(words)
    names = [piece for piece in pieces if _IS_TITLED.fullmatch(piece)]
    return names if 2 * len(names) >= len(pieces) else []


def surnames_in(words: str) -> list[str]:
    """The surnames of a list of two or more that may have an office too: "The Ambassador,
    Wei and Tsao"."""
    first, *rest = _NEXT.split(words)
    pieces = rest if _IS_OFFICE.match(first) else [first, *rest]
    are_names = all(map(_SURNAME_ALONE.fullmatch, pieces))
    return pieces if len(pieces) > 1 and are_names else []


def names_and_offices(words: str) -> Iterator[Participant]:
    """Those of a list of names and offices, parted by semicolons or by commas."""
    offices = _NEXT_OFFICE.split(words)
    if ";" in words or len(offices) > 2:
        for part in words.split(";") if ";" in words else offices:
            for one in _each_of(_PRESIDING.sub("", _ASIDE.sub("", part)).strip()):
                yield from _name_or_office(one)
        return
    if len(several := each_of_several(words)) > 1:
        yield from map(Participant, several)
        return
    for piece in _NEXT.split(words):
        yield from map(Participant, names_at_start(piece))


def _each_of(words: str) -> Iterator[str]:
    """The parts of "the Secretary of the Navy, and Mr. Lee for the Chief of Staff"; an
    office goes on behind a comma: "the Director, Bureau of the Budget"."""
    if _SECRETARIES.match(words):
        yield words
        return
    words = words.removeprefix("and ")
    begin = 0
    for sign in _NEXT.finditer(words):
        following = _NEXT.split(words[sign.end() :], maxsplit=1)[0]
        if _begins_another(following, words[begin : sign.start()]):
            yield words[begin : sign.start()]
            begin = sign.end()
    yield words[begin:]


def _begins_another(words: str, before: str) -> bool:
    """Whether a piece behind a comma is another person than `before`."""
    name = _FOR_ANOTHER.split(words)[0]
    if _IS_OFFICE.match(words):
        return bool(_IS_OFFICE.match(before))
    if _IS_TITLED.fullmatch(name):
        return True
    is_name = bool(_NAMED.fullmatch(name)) and _is_name(name)
    return is_name and (bool(_INITIAL.search(name)) or _is_name(before))


def _name_or_office(words: str) -> Iterator[Participant]:
    if _IS_OFFICE.match(words):
        for office in _each_office(words):
            if len(office) <= _LONGEST_OFFICE:
                yield Participant(office.strip(" .,"))
        return
    if assistants := _ASSISTANTS.match(words):
        yield from map(Participant, _NEXT.split(words[assistants.end() :]))
        return
    # "H. Lee White for the Secretary of the Air Force".
    name = _FOR_ANOTHER.split(words)[0]
    yield from (one for one in read_participants(name) if one.name)


def _each_office(words: str) -> list[str]:
    """ "the Secretaries of the Navy and the Army" are two offices."""
    match = _SECRETARIES.match(words)
    if not match:
        return [words]
    return [f"the Secretary of {name}" for name in _NEXT.split(words[match.end() :])]


def _is_name(words: str) -> bool:
    """Whether it is a title or an office that is somebody, or a name without office."""
    if _IS_TITLED.fullmatch(words):
        return True
    return bool(_NAMED.fullmatch(words)) and not OFFICE_WORD.search(words)
