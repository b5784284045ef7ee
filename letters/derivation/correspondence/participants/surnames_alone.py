"""Who spoke, in minutes that call persons by their surnames alone: "Taylor said …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from letters.derivation.correspondence.participants.names_in_prose import SENTENCE_END
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.persons_marked import persons_in
from letters.derivation.correspondence.participants.side_names import is_side
from letters.derivation.correspondence.participants.speakers import ADVERB, VERB
from letters.derivation.correspondence.participants.titles import OFFICE_WORD
from letters.derivation.text.main_text import words_of
from letters.tei.nodes import Block

_SAID = re.compile(
    rf"^(?P<name>SecDef|SecState|(?:Mc|Mac|De|O’)?[A-Z][a-z’-]{{2,15}}) {ADVERB}{VERB}"
)
# With which a sentence may begin, and capitals of states: these speak for others.
_OTHERS = (
    "He She They It This That These Those There We You Who What Some Others Another Both All"
    " Each Everyone Everybody Someone Somebody Nobody None One Two Three Most Many Several"
    " Neither Either But And Then Here Such Moscow Peking Hanoi Washington London Paris Saigon"
    " Bonn Cairo Tokyo Belgrade Congress Discussion Members Participants Soviets Chinese"
    " British Germans Japanese Israelis Arabs Attached Reports Paragraph Section"
)
_NO_NAMES = frozenset(_OTHERS.split())
_FEWEST_MARKED = 2
_FEWEST_UNMARKED = 3


def find_by_surname(
    paragraphs: Sequence[Block], *, most_titled: int
) -> list[Participant]:
    """Those who speak so again and again, where most of what is said is told so: more
    than `most_titled` sentences. Of a name without a mark it takes more."""
    told: list[Participant] = []
    marked: set[str] = set()
    for block in paragraphs:
        sentences = SENTENCE_END.split(words_of(block))
        matches = [(_SAID.match(words), words) for words in sentences]
        said = [
            Participant(match["name"], block=block, evidence=words, is_inferred=True)
            for match, words in matches
            if match and _may_be_name(match["name"])
        ]
        if said:
            marked.update(persons_in(block))
        told += said
    times = Counter(one.name for one in told)
    if len(told) <= most_titled or not marked.intersection(times):
        return []
    fewest = {
        name: _FEWEST_MARKED if name in marked else _FEWEST_UNMARKED for name in times
    }
    first = {one.name: one for one in reversed(told)}
    return [one for name, one in reversed(first.items()) if times[name] >= fewest[name]]


def _may_be_name(name: str) -> bool:
    is_word = OFFICE_WORD.fullmatch(name) or is_side(name)
    return name not in _NO_NAMES and not is_word
