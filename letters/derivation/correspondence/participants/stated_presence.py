"""Who was there, as a sentence at the beginning says.

"Present at the 139th meeting were the President, presiding; …"; "I met with Mr. Dulles and
Ken Young"; "Messrs. Hardesty and Levinson attended".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from letters.derivation.correspondence.participants.attendance import find_attending
from letters.derivation.correspondence.participants.names_in_prose import (
    SENTENCE_END,
    SOMEBODY,
    names_and_offices,
    names_at_start,
    names_within,
    whole_list,
)
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.text.main_text import words_of
from letters.tei.nodes import Block

_PRESENT = re.compile(
    r"^(?:(?:Also |Others |Those )?[Pp]resent(?: (?:at|for|during) [^.;:]{1,90}?)?"
    r"|In attendance) (?:were|was|included)(?: the following)?:? (?P<names>.+)"
    r"|^The (?:following were present[^:]{0,90}|[A-Z][A-Za-z ]{3,40} present were"
    r"(?: as follows)?): (?P<following>.+)"
)
_WERE_PRESENT = re.compile(
    r"(?P<names>[A-Z].{3,300}?) (?:were|was) (?:also )?present(?: at|\.|$)"
    r"|\(?(?P<attending>[A-Z].{3,200}?) attended\b(?! (?:by|to)\b)"
)
_WITH = re.compile(
    r"\b(?:[Mm]et|[Cc]onferred|[Tt]alked|[Ss]poke(?: briefly)?|[Ll]unched"
    r"|had (?:an? )?(?:[a-z]{2,12} ){0,2}(?:talk|conversation|meeting|discussion|lunch"
    r"|dinner|breakfast|chat))"
    r"(?: briefly| today| privately| this (?:morning|afternoon))? (?:with|to) (?P<names>.+)"
    r"|^I (?:discussed|took up|reviewed|raised) with (?P<consulted>.+)"
    r"|\b(?:was accompanied|I was (?:visited|called on)) by (?P<company>.+)"
    r"|^I (?:saw|met with|called on) (?P<surname>[A-Z][a-z]{2,15})"
    r"(?= (?:at|today|this|again|on|for|alone)\b)"
    r"|^(?:[A-Z](?:[^.]|(?<=M[rs])\.){0,90} )?I (?:called(?: (?:up)?on"
    r"|(?=[^.]{3,40} (?:today|this (?:morning|afternoon|evening)))\b)|saw|telephoned|phoned"
    r"|went over with) (?P<called>.+)"
)
_CALLER = re.compile(
    r"^\(?(?:[A-Z][^.]{0,60}, )?(?P<names>[A-Z].{3,90}?),?"
    r" (?:(?:called|came) (?:in(?: to see me)?|on me|upon me|to see me|at his request"
    r"|to (?:bring|tell|inform|advise|let) )"
    r"|telephoned me|phoned me|called me|telephoned|came in)\b"
)
# "The President and the Vice President met with the Council on Friday".
_TOGETHER = re.compile(
    rf"^(?P<first>{SOMEBODY})(?:, (?P<second>{SOMEBODY}),?)? and (?P<last>{SOMEBODY})"
    r" (?:met|conferred|talked|lunched|dined)\b"
)
# And no pronoun, nor what a sentence may begin with.
_SURNAME_ALONE = re.compile(
    r"(?!(?:He|She|They|This|Who|It|We|You|The|There|Then|That|Subject)\b)[A-Z][a-z]{2,15}"
)


def find_stated(
    writer: Sequence[Participant], paragraphs: Iterable[Block]
) -> Iterator[Participant]:
    """Whom the sentences name; the writer too where he met them."""
    for block in paragraphs:
        for sentence in SENTENCE_END.split(words_of(block)):
            met = list(_met(sentence))
            if met:
                yield from writer
            attending = list(find_attending(sentence, block))
            for one in attending or list(_present(sentence)) or met:
                yield replace(one, block=block, evidence=sentence)


def _present(sentence: str) -> Iterator[Participant]:
    """ "Present at the meeting were …", "… were also present", "… attended"."""
    if match := _PRESENT.match(sentence):
        yield from names_and_offices((match["names"] or match["following"]).strip(" ."))
    elif match := _WERE_PRESENT.match(sentence):
        names = names_within(match["names"] or match["attending"])
        yield from map(Participant, names)


def _met(sentence: str) -> Iterator[Participant]:
    sentence = sentence.replace(", accompanied by ", " and ")
    if match := _TOGETHER.match(sentence):
        yield from (Participant(name) for name in match.groups() if name)
    elif match := _WITH.search(sentence):
        said = (
            match["names"] or match["called"] or match["company"] or match["consulted"]
        )
        names = names_at_start(said) if said else [match["surname"]]
        yield from map(Participant, names)
    elif match := _CALLER.match(sentence):
        is_surname = _SURNAME_ALONE.fullmatch(match["names"])
        names = [match["names"]] if is_surname else whole_list(match["names"])
        yield from map(Participant, names)
