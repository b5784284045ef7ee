"""Who stands in one line of a list of participants: the name and office of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from letters.derivation.correspondence.participants.missing_commas import (
    with_commas,
    without_office,
)
from letters.derivation.correspondence.participants.shared_titles import (
    before_messrs_parted,
    names_with_shared_title,
)
from letters.derivation.correspondence.participants.titles import (
    HONORIFIC,
    OFFICE_WORD,
    has_title,
    is_name,
    is_person,
)
from letters.derivation.correspondence.sides.parties import each_of_several
from letters.tei.nodes import Block

# Some volumes print the hyphen of "al–Khayyal" as long as a dash.
_DASH = re.compile(
    r"\s*—\s*|\s*(?<!\b[AaEe]l)–\s*|\s+-{1,2}\s+|\s*--\s*|(?<=[A-Z])-(?=Mr)"
)
_AND = re.compile(
    rf",? and (?=(?:the |The )?(?:[A-Z][a-z]{{1,15}} )?{HONORIFIC} (?!of |for |to |General ))"
    r"|,? and (?=[A-Z/]{1,6}: [A-Z])"
    # Two in one line: "The Secretary Ambassador Thompson".
    r"|(?<=The Secretary) (?=(?:Ambassador|Assistant Secretary) [A-Z])"
    r"|(?<=The President) (?=The Secretary\b|Ambassador [A-Z])"
    r"|(?<!&amp); ?(?:and )?"
)
# Who sat for another, and who was there for a while.
_INSTEAD = re.compile(
    r" vice [A-Z][^,;]{1,60}| for the (?:Administrator|Director|Chairman|Secretary)\b.{0,120}$"
    r"| (?:was|were) present\b.{0,80}$|,? et al\.?$"
)
# "His Excellency, Levi Eshkol".
_EXCELLENCY = re.compile(
    r"((?:His|Her) (?:Excellency|Majesty|(?:Royal )?Highness)|H\.E\.), (?=[A-Z])"
)
# A name that the editors took out behind another.
_NOT_PRINTED = re.compile(
    r"(?<=\w) \[(?:[^\]]{0,40}not declassified|and [^\]]{1,80})\]"
)
_ASIDE = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)?")
# "U: Mr. Gullion", "Bu. Budget: Mr. Hansen".
_CODE_BEFORE = re.compile(
    rf"[A-Z/]{{1,6}}: (?=[A-Z])|[A-Z][\w./& ]{{1,25}}: (?={HONORIFIC} )"
)
# "Allen Dulles, and Robert Cutler. There were also present Mr. Lee".
_ALSO_PRESENT = re.compile(
    r"\.? (?:There were )?[Aa]lso present(?: in the room)?(?: were)?:? (?=[A-Z])"
)
# "1. Robert Murphy".
_NUMBER = re.compile(r"[0-9]{1,2}[.)] (?=[A-Z])")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3d)\.?")
_CODE = re.compile(r"[A-Z][A-Z/&: ]{0,11}[A-Z]?")
_NOBODY = re.compile(
    r"(?i)^(?:and )?(?:\w+ )?(?:others?(?: from .*)?|interpreters?|note ?takers?|staff"
    r"|see attached.*|various .*|members? of .*|aides?|advis[eo]rs?|\[.*|[0-9](?!LT ).*"
    r"|other (?:\w+ ){0,2}(?:officers|officials)"
    r"|cabinet (?:meeting|members)|(?:[a-z]+ )?delegation"
    r"|(?:representatives|participants)\b.*|cabinet"
    r"|.*not declassified.*"
    # The end of an office in a line of its own.
    r"|(?:\w+ ){0,3}(?:ministry|department|embassy|affairs|office|division|staff))$"
)
_LAST_TITLE = re.compile(rf"^.{{1,80}} {HONORIFIC} (?P<name>[A-Z][^,]{{0,60}})$")
# In small letters within names and titles.
_SMALL_WORDS = (
    "of the and de der den van von di la le el al bin ibn na y du dos da to for with"
)
_IN_NAMES = frozenset(_SMALL_WORDS.split())
_MOST_SMALL = 3
_FEWEST_SURNAMES = 3
_TITLE_OF_SEVERAL = re.compile(
    r"(?:Messrs\.?|Secretaries|Senators|Congressmen|Generals|Ambassadors) (?=[A-Z])"
)
_NAME = re.compile(r"(?:v[ao]n|de|den|der|al|el|the|and|bin|ibn|d[’'])[ -]?(?=[A-Z])")
# In characters: what is longer is no line of names.
LONGEST_LINE = 2_000


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
    line = _NUMBER.sub("", line, count=1)
    words = _INSTEAD.sub("", _ASIDE.sub("", line)).strip(" .,;—–-")
    if line.rstrip().endswith(("Jr.", "Sr.")):
        words += "."
    words = _EXCELLENCY.sub(r"\1 ", words)
    if "Messrs" in words:
        words = before_messrs_parted(words)
    if "also present" in words.casefold():
        words = _ALSO_PRESENT.sub("; ", words)
    for said in _AND.split(with_commas(_NOT_PRINTED.sub("", words), persons)):
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
    elif _are_all_persons(parts, persons):
        yield from _each_person(parts)
    elif _are_two(parts[0]):
        office = ", ".join(parts[1:])
        yield from (Participant(name, office) for name in parts[0].split(" and "))
    else:
        yield _participant(part)


def _is_nobody(part: str, parts: Sequence[str]) -> bool:
    """Whether a part names others, or is the end of an office: "Army Staff, B.J.S.M."."""
    is_tail = _NOBODY.match(parts[0]) and not any(map(_names_somebody, parts[1:]))
    return bool(_NOBODY.match(part) or is_tail)


def _is_sentence(words: str) -> bool:
    """Whether it is no name, but the beginning of a line of text."""
    if words[0].islower() and not _NAME.match(words):
        return True
    if words.count(" ") <= _MOST_SMALL:
        return False
    small = [word for word in words.split() if word.islower() and word not in _IN_NAMES]
    return len(small) > _MOST_SMALL


def _are_all_persons(parts: Sequence[str], persons: Sequence[str]) -> bool:
    rest = [part for part in parts if not _SUFFIX.fullmatch(part)]
    marked = all(any(_is_named(part, name) for name in persons) for part in rest)
    if len(rest) > 1 and (marked or all(map(is_person, rest))):
        return True
    if len(rest) > _FEWEST_SURNAMES and _are_surnames(rest):
        return True
    titled = sum(map(is_person, rest))
    return len(rest) > 2 and titled > 1 and all(map(_is_somebody, rest))


def _are_surnames(parts: Sequence[str]) -> bool:
    """ "The President, Rusk, McNamara, Ball": who has an office, and names alone."""
    first, *others = parts
    is_office = is_person(first) and not has_title(first)
    return is_office and all(map(is_name, others))


def _is_named(part: str, name: str) -> bool:
    """Whether the part names the person, and no office under him."""
    place = part.find(name)
    return place >= 0 and " to " not in part[:place]


def _is_somebody(words: str) -> bool:
    """Whether it is a name: "Ed Fried", "British Foreign Secretary Michael Stewart"."""
    last = _LAST_TITLE.search(words)
    return _names_somebody(words) or (last is not None and is_name(last["name"]))


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


def _are_two(words: str) -> bool:
    """Whether two whole names share an office: "John Day and Lee Hill, Interpreters"."""
    names = words.split(" and ")
    return len(names) == 2 and all(" " in name and is_name(name) for name in names)


def _each_person(parts: Sequence[str]) -> Iterator[Participant]:
    """Each with its suffix, and without the office before a dash."""
    names: list[str] = []
    for part in parts:
        if names and _SUFFIX.fullmatch(part):
            names[-1] += f", {part}"
        else:
            names.append(_TITLE_OF_SEVERAL.sub("", part, count=1))
    for name in names:
        yield _participant(name) if _DASH.search(name) else Participant(name)


def _names_somebody(words: str) -> bool:
    """Whether it begins with a name: "Livingston T. Merchant, Assistant Secretary"."""
    first = words.partition(",")[0]
    return is_person(first) or (" " in first and is_name(first))


def _participant(words: str) -> Participant:
    """The name and the office: "Mr. Nes, NA", "NE—Fraser Wilkins", "Director, Mr. Lee"."""
    halves = _DASH.split(words, maxsplit=1)
    if len(halves) == 2:
        left, right = halves
        is_office = OFFICE_WORD.search(left) and not _names_somebody(left)
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
    while rest and _SUFFIX.fullmatch(rest[0]):
        first = f"{first}, {rest.pop(0)}"
    if rest and OFFICE_WORD.search(first) and not is_person(first):
        last = rest[-1]
        if is_person(last) or (" " in last and is_name(last)):
            return Participant(last, ", ".join([first, *rest[:-1]]))
    return Participant(first, ", ".join(rest))
