"""Speakers whom only the labels of a transcript name: "LBJ:", "General Wheeler:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.persons_marked import persons_in
from letters.derivation.correspondence.participants.side_names import is_side
from letters.derivation.correspondence.participants.titles import (
    BEGINS_PERSON,
    has_title,
    is_office,
)
from letters.derivation.correspondence.sides.parties import last_word
from letters.tei.nodes import Block, BlockKind, flat_text

_INITIALS = re.compile(r"\[?(?P<name>(?:[A-Z]\.?){2,4})\]?(?::|—(?=[A-Za-z]))")
# Bodies, places and labels of passages that are as short.
_OTHERS = (
    "UN EEC EC ECSC AID AEC ACDA ROC FRG GVN NVN SVN DRV GOI GOJ INR ISA PS NB RE TO FM CC"
    " REF SUBJ USG GRC ROK NLF VC MAAG ICA FOA DLF OCB MEMO TAB PART"
)
_NO_PERSONS = frozenset(_OTHERS.split())
_IN_CAPITALS = re.compile(
    r"(?P<name>(?:MR|MRS|MISS|DR|AMB|SEC|GEN|ADM|COL|SEN)\. [A-Z][A-Z’'-]{2,20}"
    r"|(?:AMBASSADOR|SECRETARY|GENERAL|ADMIRAL|SENATOR|PRESIDENT) [A-Z][A-Z’'-]{2,20}"
    r"|THE PRESIDENT|THE SECRETARY):"
)
_LABEL = re.compile(r"(?P<name>[A-Z][\w.’' -]{4,38}):(?: |$)")
# "K said he had discussed it", "Scott also reported", "K:".
_CALLER = re.compile(
    r"(?P<letter>[A-Z]):(?: |$)|(?P<name>[A-Z]{1,3}|[A-Z][a-z]{2,15}) (?:also |then |again )?"
    r"(?:said|asked|replied|told|thought|suggested|agreed|mentioned|reported|wondered)\b"
)
_LONGEST_LABEL = 60
_SAME_LETTERS = 4
_FEWEST_OF_LISTED = 3


def find_initials(paragraphs: Iterable[Block]) -> list[Participant]:
    """Those whose initials stand before what they say, more than once."""
    labelled = [
        Participant(match["name"], block=block, evidence=match[0], is_inferred=True)
        for block in paragraphs
        if (match := _INITIALS.match(_beginning(block))) and _is_somebody(match["name"])
    ]
    times = Counter(one.name for one in labelled)
    first = {one.name: one for one in reversed(labelled) if times[one.name] > 1}
    return [*reversed(first.values())]


def find_in_capitals(paragraphs: Iterable[Block]) -> list[Participant]:
    """Those who speak behind a title and a name in capitals: "AMB. BRUCE: I agree."."""
    named = {
        match["name"]: Participant(
            match["name"], block=block, evidence=match[0], is_inferred=True
        )
        for block in paragraphs
        if (match := _IN_CAPITALS.match(_beginning(block)))
    }
    return [*named.values()] if len(named) > 1 else []


def is_initials_of(initials: str, name: str) -> bool:
    """Whether "LBJ" may be "President Johnson"."""
    if not initials.isupper() or " " in initials:
        return False
    letters = initials.replace(".", "").casefold()
    return last_word(name).startswith(letters[-1])


def find_callers(paragraphs: Iterable[Block]) -> list[Participant]:
    """Who speaks again and again in a call, if a letter stands for the name or the edition
    marks it as one."""
    told = [
        Participant(name, block=block, evidence=match[0], is_inferred=True)
        for block in paragraphs
        if (match := _CALLER.match(_beginning(block)))
        and (name := match["letter"] or match["name"])
        and (match["letter"] or name in persons_in(block))
    ]
    times = Counter(one.name for one in told)
    first = {one.name: one for one in reversed(told) if times[one.name] > 1}
    return [*reversed(first.values())]


def find_unlisted(
    listed: Sequence[Participant], blocks: Iterable[Block]
) -> list[Participant]:
    """Who speaks in the transcript of a meeting, with a title, and is none of its list."""
    known = {_letters(word) for one in listed for word in one.name.split()}
    known |= {_letters(word) for one in listed for word in one.office.split()}
    # Of "The Secretary" no name is known: he may be "Secretary Kissinger".
    offices = {one.name.split()[-1] for one in listed if is_office(one.name)}
    unlisted: dict[str, Participant] = {}
    of_listed = 0
    for block in blocks:
        match = block.kind is BlockKind.PARAGRAPH and _LABEL.match(_beginning(block))
        if not match:
            continue
        name = match["name"]
        title = BEGINS_PERSON.match(name) if has_title(name) else None
        surname = name[title.end() :] if title else ""
        if known.intersection(map(_letters, (surname or name).split())):
            of_listed += 1
        elif surname and offices.isdisjoint(name.split()):
            one = Participant(name, block=block, evidence=match[0], is_inferred=True)
            unlisted.setdefault(last_word(name), one)
    return [*unlisted.values()] if of_listed >= _FEWEST_OF_LISTED else []


def _letters(word: str) -> str:
    """The first of a word, in which spellings of one name agree."""
    return "".join(filter(str.isalpha, word.casefold()))[:_SAME_LETTERS]


def _is_somebody(initials: str) -> bool:
    letters = initials.replace(".", "")
    return len(letters) > 1 and letters not in _NO_PERSONS and not is_side(letters)


def _beginning(block: Block) -> str:
    """The first words of a block, without reading the rest of it."""
    words = ""
    for child in block.children:
        words += child if isinstance(child, str) else flat_text(child)
        if len(words.strip()) > _LONGEST_LABEL:
            break
    return " ".join(words[: 2 * _LONGEST_LABEL].split())
