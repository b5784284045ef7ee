"""Who stands in one line of a list of participants: the name and office of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from letters.derivation.correspondence.participants.line_words import (
    LONGEST_LINE,
    NOBODY,
    names_alone,
)
from letters.derivation.correspondence.participants.missing_commas import (
    with_commas,
    without_office,
)
from letters.derivation.correspondence.participants.persons_in_line import (
    SUFFIX,
    are_all_persons,
    are_two,
    names_somebody,
)
from letters.derivation.correspondence.participants.run_together import (
    with_semicolons,
)
from letters.derivation.correspondence.participants.shared_titles import (
    names_with_shared_title,
)
from letters.derivation.correspondence.participants.titles import (
    HONORIFIC,
    OFFICE_WORD,
    has_title,
    is_name,
    is_office,
    is_person,
)
from letters.derivation.correspondence.sides.parties import each_of_several
from letters.tei.nodes import Block

# Some volumes print the hyphen of "al–Khayyal" as long as a dash.
_DASH = re.compile(
    r"\s*—-?\s*|\s*(?<!\b[AaEe]l)–\s*|\s+-{1,2}\s+|\s*--\s*|(?<=[A-Z])-(?=Mr)"
)
_AND = re.compile(
    rf",? and (?=(?:the |The )?(?:[A-Z][a-z]{{1,15}} )?{HONORIFIC} (?!of |for |to |General ))"
    r"|,? and (?=[A-Z/]{1,6}: [A-Z])"
    # "Acting Secretary Bowles S/B—Mr. Bohlen".
    r"|(?<=[a-z])(?<!\bof)(?<!\bthe) (?=[A-Z]{1,4}(?:/[A-Z]{1,4})?—(?:Mr|Mrs|Miss|Dr)\. [A-Z])"
    # Two in one line: "The Secretary Ambassador Thompson".
    r"|(?<=The Secretary) (?=(?:Ambassador|Assistant Secretary) [A-Z])"
    r"|(?<=The President) (?=The Secretary\b|Ambassador [A-Z])"
    r"|(?<!&amp); ?(?:and )?"
)
# "U: Mr. Gullion", "Bu. Budget: Mr. Hansen".
_CODE_BEFORE = re.compile(
    rf"[A-Z/]{{1,6}}: (?=[A-Z])|[A-Z][\w./& ]{{1,25}}: (?={HONORIFIC} )"
)
_CODE = re.compile(r"[A-Z][A-Z/&: ]{0,11}[A-Z]?")
# In small letters within names and titles.
_SMALL_WORDS = (
    "of the and de der den van von di la le el al bin ibn na y du dos da to for with"
)
_IN_NAMES = frozenset(_SMALL_WORDS.split())
_MOST_SMALL = 3
_FEWEST_NAMED = 3
_TITLE_OF_SEVERAL = re.compile(
    r"(?:Messrs\.?|Secretaries|Senators|Congressmen|Generals|Ambassadors) (?=[A-Z])"
)
_WITH_TITLE = re.compile(
    r"(?:Mr|Mrs|Miss|Ms|Dr|Sir|M|Col|Gen)\b\.? |(?:General|Colonel) "
)
# What goes on with the offices of the one before: "President of the State Committee".
_OFFICE_ALONE = re.compile(
    OFFICE_WORD.pattern + r" of (?:the )?(?:[a-z]+ ){0,4}"
    r"(?:Committee|Council|Ministers|Commission|Board|Affairs|Department)"
)
# Whose office is his name: "The Chairman, Joint Chiefs of Staff".
_HEAD_OF_BODY = re.compile(
    r"The (?:Acting |Deputy )?(?:Chairman|Director|Administrator|Chief of Staff)"
)
_NAME = re.compile(r"(?:v[ao]n|de|den|der|al|el|the|and|bin|ibn|d[’'])[ -]?(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Participant:
    """A person as the list prints the name, the office behind it, and the side.

    `evidence` are the words that say so, where they are fewer than those of the block.
    """

    name: str
    office: str = ""
    side: str = ""
    block: Block | None = None
    evidence: str = ""
    is_inferred: bool = False


def read_participants(line: str, persons: Sequence[str] = ()) -> Iterator[Participant]:
    """The persons of one line; `persons` are names that the edition marks in it."""
    if len(line) > LONGEST_LINE:
        return
    words = with_semicolons(names_alone(line), persons)
    for place, said in enumerate(_AND.split(with_commas(words, persons))):
        if place and _OFFICE_ALONE.fullmatch(said):
            continue
        yield from _read_part(_CODE_BEFORE.sub("", said.strip(), count=1), persons)


def _read_part(part: str, persons: Sequence[str]) -> Iterator[Participant]:
    parts = [
        name
        for piece in part.split(",")
        for name in each_of_several(piece.strip().removeprefix("and "))
        if name
    ]
    if not parts or _is_nobody(part, parts) or _is_sentence(parts[0]):
        return
    if sharing := names_with_shared_title(part):
        yield from map(Participant, sharing)
    elif several := _each_of_side(part):
        yield from several
    elif both := _both_with_offices(part):
        yield from map(_participant, both)
    elif are_all_persons(parts, persons):
        yield from _each_person(parts)
    elif many := list(_each_of_many(parts)):
        yield from many
    elif first := list(_first_of_office(parts)):
        yield from first
    elif are_two(parts[0]):
        office = ", ".join(parts[1:])
        yield from (Participant(name, office) for name in parts[0].split(" and "))
    else:
        yield _participant(part)


def _is_nobody(part: str, parts: Sequence[str]) -> bool:
    """Whether a part names others, or is the end of an office: "Army Staff, B.J.S.M."."""
    is_tail = NOBODY.match(parts[0]) and not any(map(names_somebody, parts[1:]))
    return bool(NOBODY.match(part) or is_tail)


def _is_sentence(words: str) -> bool:
    """Whether it is no name, but the beginning of a line of text."""
    if words[0].islower() and not _NAME.match(words):
        return True
    if words.count(" ") <= _MOST_SMALL:
        return False
    small = [word for word in words.split() if word.islower() and word not in _IN_NAMES]
    return len(small) > _MOST_SMALL


def _each_of_many(parts: Sequence[str]) -> Iterator[Participant]:
    """Those of a list of whom most have titles; what else it has are offices of those
    before: "The President, the Secretary of State, Mr. Bohlen, Department of State".

    A side behind the last is that of all: "Mr. Green, Mr. Barbis, General Clay—State".
    """
    *first, last = parts
    last, *side = _DASH.split(last, maxsplit=1)
    parts = [*first, last]
    persons = [part for part in parts if has_title(part) or _is_told(part, first)]
    are_most = len(persons) >= len(parts) - len(parts) // 4
    if len(persons) < _FEWEST_NAMED or not are_most or parts[0] not in persons:
        return
    one = Participant("")
    for part in parts:
        if part in persons or (is_name(part) and " " in part):
            if one.name:
                yield one
            one = Participant(part, side="".join(side))
        elif SUFFIX.fullmatch(part):
            one = replace(one, name=f"{one.name}, {part}")
        elif OFFICE_WORD.search(part):
            one = replace(one, office=", ".join(filter(None, (one.office, part))))
    yield one


def _first_of_office(parts: Sequence[str]) -> Iterator[Participant]:
    """ "Mr. Welk, Mr. French, Export-Import Bank" as two persons of one office."""
    names = [one for one in takewhile(_WITH_TITLE.match, parts) if has_title(one)]
    rest = parts[len(names) :]
    if len(names) > 1 and rest and not any(map(names_somebody, rest)):
        yield from (Participant(name, ", ".join(rest)) for name in names)


def _is_told(part: str, first: Sequence[str]) -> bool:
    """Whether an office stands for who holds it, and for no office of whom it follows."""
    if not is_office(part):
        return False
    is_among_offices = bool(first) and is_office(first[0])
    is_definite = part.casefold().startswith("the ") or part == "Attorney General"
    return is_definite or is_among_offices


def _each_of_side(words: str) -> list[Participant]:
    """ "State—Mr. Green, Mr. Neubert" as several persons of one side."""
    side, *rest = _DASH.split(words, maxsplit=1)
    names = [name.strip() for name in rest[0].split(",")] if rest else []
    if len(names) < 2 or not all(map(has_title, names)):
        return []
    return [Participant(name, side=side) for name in names]


def _both_with_offices(words: str) -> list[str]:
    """The halves of "Mr. Arneson, State Dept.—Mr. Wendel, State Dept."."""
    halves = _DASH.split(words)
    first = [half.split(",")[0] for half in halves]
    are_two = len(halves) == 2 and "," in halves[0] and all(map(has_title, first))
    return halves if are_two else []


def _each_person(parts: Sequence[str]) -> Iterator[Participant]:
    """Each with its suffix, and without the office before a dash."""
    names: list[str] = []
    for part in parts:
        if names and SUFFIX.fullmatch(part):
            names[-1] += f", {part}"
            continue
        both = part.split(" and ")
        said = both if all(map(is_name, both)) else [part]
        names += [_TITLE_OF_SEVERAL.sub("", name, count=1) for name in said]
    for name in names:
        yield _participant(name) if _DASH.search(name) else Participant(name)


def _participant(words: str) -> Participant:
    """The name and the office: "Mr. Nes, NA", "NE—Fraser Wilkins", "Director, Mr. Lee"."""
    halves = _DASH.split(words, maxsplit=1)
    if len(halves) == 2:
        left, right = halves
        is_office = OFFICE_WORD.search(left) and not names_somebody(left)
        is_behind = (
            _CODE.fullmatch(left)
            or (is_office and not _CODE.fullmatch(right))
            or (is_person(right) and not is_person(left))
        )
        name, office = (right, left) if is_behind else (left, right)
        inner = _participant(name)
        return replace(inner, office=", ".join(filter(None, (inner.office, office))))
    first, *rest = [part.strip() for part in words.split(",")]
    first, *office = without_office(first, is_followed=bool(rest))
    rest = [*office, *rest]
    while rest and SUFFIX.fullmatch(rest[0]):
        first = f"{first}, {rest.pop(0)}"
    if _HEAD_OF_BODY.fullmatch(first) and not any(map(names_somebody, rest)):
        return Participant(", ".join([first, *rest]))
    if rest and OFFICE_WORD.search(first) and not is_person(first):
        last = rest[-1]
        if is_person(last) or (" " in last and is_name(last)):
            return Participant(last, ", ".join([first, *rest[:-1]]))
    return Participant(first, ", ".join(rest))
