"""Who stands in one line of a list of participants: the name and office of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from letters.derivation.correspondence.sides.parties import each_of_several
from letters.tei.nodes import Block

HONORIFIC = (
    r"(?:Mr|Mrs|Miss|Ms|Dr|Prof(?:essor)?|Sir|Lord|Lady|Dame|M|MM|Mme|Herr|Signor|Señor"
    r"|Senor|Gen(?:eral)?|Adm(?:iral)?|Col(?:onel)?|Lt|Lieutenant|Maj(?:or)?|Capt(?:ain)?"
    r"|Brig(?:adier)?|Cmdr|Commander|Air|Rear|Vice Admiral|Marshal|Field Marshal|Sen(?:ator)?"
    r"|Rep(?:resentative)?|Congressman|Gov(?:ernor)?|Amb(?:assador)?|Secretary"
    r"|Under Secretary|Assistant Secretary|Deputy (?:Under |Assistant )?Secretary"
    r"|Foreign (?:Minister|Secretary)|(?:Deputy )?Prime Minister|President|Vice President"
    r"|Chancellor|Chairman|Director|Minister|King|Queen|Prince|Princess|Shah|H\.? ?[EMR]"
    r"|His (?:Excellency|Majesty|Royal Highness)|Her Majesty|Count|Baron|Judge|Justice"
    r"|Counselor|Counsellor|Consul General)\b\.?"
)
BEGINS_PERSON = re.compile(rf"(?:The |Acting |Former )?{HONORIFIC} ")
# Words of which offices, ranks, bodies and countries are made, and no names of persons.
OFFICE_WORD = re.compile(
    r"(?i)\b(?:secretary|under|assistant|deputy|director|chief|minister|ministry|ambassador"
    r"|embassy|mission|officer|counsel(?:l?or)?|attach[eé]|adviser|advisor|chairman|member"
    r"|representative|president|department|division|office|bureau|desk|staff|army|navy"
    r"|force|usaf?|usn|nsc|cia|commission|committee|council|agency|delegation|consul"
    r"|general|affairs|interpreter|note ?taker|governor|administrator|commander|board"
    r"|bank|government|house|institute|editor|legal|special|personal|military|economic"
    r"|first|second|third|senior|vice|charg[eé]|principals?|side|state|defense|treasury"
    r"|commerce|reserve|united|states|kingdom|france|germany|italy|japan|ussr|u\.s|uk)\b"
)
_DASH = re.compile(r"\s*[—–]\s*|\s+-{1,2}\s+|\s*--\s*|(?<=[A-Z])-(?=Mr)")
_AND = re.compile(
    rf",? and (?=(?:the |The )?(?:[A-Z][a-z]{{1,15}} )?{HONORIFIC} (?!of |for ))"
    r"|(?<!&amp); ?(?:and )?"
)
# Who sat for another, and who was there for a while.
_INSTEAD = re.compile(r" vice [A-Z][^,;]{1,60}| was present\b.{0,80}$")
# A name that the editors took out behind another.
_NOT_PRINTED = re.compile(r"(?<=\w) \[[^\]]{0,40}not declassified\]")
# Offices that are persons where a list of names has them.
_OFFICE_HELD = re.compile(
    r"(?i)the (?:(?:vice )?president|(?:under |acting )?secretary|attorney general"
    r"|chairman|ambassador|(?:prime|foreign) minister)"
)
# In letters alone.
_STATES = (
    "algeria argentina australia austria belgium brazil britain burma cambodia canada chile"
    " china congo cuba denmark egypt ethiopia france germany ghana greece india indonesia"
    " iran iraq israel italy japan jordan kenya korea laos lebanon libya malaysia mexico"
    " morocco nato netherlands nigeria norway pakistan peru philippines poland portugal"
    " spain sudan sweden switzerland syria thailand tunisia turkey uar uk us usa ussr"
    " vietnam yugoslavia british americans french germans soviets japanese chinese"
    " unitedstates unitedkingdom sovietunion greatbritain saudiarabia newzealand"
    " southafrica federalrepublicofgermany unitedarabrepublic"
)
_DEPARTMENTS = (
    "agriculture budget cia commerce defense dod interior jcs jointchiefsofstaff justice"
    " labor nsc nscstaff omb osd secretariat state statedepartment treasury usia"
    " whitehouse"
)
_STATES_NAMED = frozenset(_STATES.split())
_BODIES = frozenset(_DEPARTMENTS.split())
_SIDES = _STATES_NAMED | _BODIES
_ASIDE = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)?")
_OF_STATE = re.compile(r" of (?P<state>(?:the )?[A-Z][\w.]{1,20}(?: [A-Z]\w{1,20})?)$")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3d)\.?")
NAME = re.compile(r"(?:(?:[A-Z][\w’'.-]*|v[ao]n|de[rnl]?|di|la|el) ){0,4}[A-Z][\w’'-]+")
_CODE = re.compile(r"[A-Z][A-Z/&: ]{0,11}[A-Z]?")
_NOBODY = re.compile(
    r"(?i)^(?:and )?(?:\w+ )?(?:others?(?: from .*)?|interpreters?|note ?takers?|staff"
    r"|see attached.*|various .*|members? of .*|aides?|advis[eo]rs?|\[.*|[0-9].*"
    r"|.*not declassified.*"
    # The end of an office in a line of its own.
    r"|(?:\w+ ){0,3}(?:ministry|department|embassy|affairs|office|division|staff))$"
)
_SIDE = re.compile(r"(?i).*\bside$|.*:$")
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
    words = _INSTEAD.sub("", _ASIDE.sub("", line)).strip(" .,;—–-")
    if words.startswith("Messrs"):
        yield from map(Participant, each_of_several(words))
        return
    for part in _AND.split(_parted(_NOT_PRINTED.sub("", words), persons)):
        parts = [
            name
            for piece in part.split(",")
            for name in each_of_several(piece.strip())
            if name
        ]
        if _NOBODY.match(part) or not parts:
            continue
        if _are_all_persons(parts, persons):
            yield from map(Participant, parts)
        else:
            yield _participant(part)


def _parted(words: str, persons: Sequence[str]) -> str:
    """With the comma that is missing between a marked name and an office."""
    for name in persons:
        end = words.find(f"{name} ") + len(name) + 1
        if end > len(name) and OFFICE_WORD.match(words, end):
            words = f"{words[: end - 1]}, {words[end:]}"
    return words


def _are_all_persons(parts: Sequence[str], persons: Sequence[str]) -> bool:
    rest = [part for part in parts if not _SUFFIX.fullmatch(part)]
    marked = all(any(name in part for name in persons) for part in rest)
    return len(rest) > 1 and (marked or all(map(is_person, rest)))


def is_person(words: str) -> bool:
    """Whether it is a title with a name: "Mr. Nes", and not "Minister of Defense"."""
    if _OFFICE_HELD.fullmatch(words):
        return True
    title = BEGINS_PERSON.match(words)
    return title is not None and _is_name(words[title.end() :])


def _is_name(words: str) -> bool:
    is_name = NAME.fullmatch(words) and not OFFICE_WORD.search(words)
    return bool(is_name) and not words.isupper()


def _participant(words: str) -> Participant:
    """The name and the office: "Mr. Nes, NA", "NE—Fraser Wilkins", "Director, Mr. Lee"."""
    halves = _DASH.split(words, maxsplit=1)
    if len(halves) == 2:
        left, right = halves
        is_office = OFFICE_WORD.search(left) and not is_person(left)
        is_behind = _CODE.fullmatch(left) or (is_office and not _CODE.fullmatch(right))
        name, office = (right, left) if is_behind else (left, right)
        inner = _participant(name)
        return replace(inner, office=", ".join(filter(None, (inner.office, office))))
    first, *rest = [part.strip() for part in words.split(",")]
    if (of := _OF_STATE.search(first)) and _letters(of["state"]) in _STATES_NAMED:
        first, rest = first[: of.start()], [f"of {of['state']}", *rest]
    while rest and _SUFFIX.fullmatch(rest[0]):
        first = f"{first}, {rest.pop(0)}"
    if rest and OFFICE_WORD.search(first) and not is_person(first):
        last = rest[-1]
        if is_person(last) or (" " in last and _is_name(last)):
            return Participant(last, ", ".join([first, *rest[:-1]]))
    return Participant(first, ", ".join(rest))


def is_side(words: str) -> bool:
    """Whether a line names a side and no person: "The French side", "U.S.", "Japan"."""
    return bool(_SIDE.fullmatch(words)) or _letters(words) in _SIDES


def are_of_one_row(first: str, second: str) -> bool:
    """Whether two sides may head two columns, as two departments or two states do."""
    names = {_letters(first), _letters(second)}
    return len(names) == 2 and (
        _STATES_NAMED.issuperset(names) or _BODIES.issuperset(names)
    )


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words.casefold())).removeprefix("the")
