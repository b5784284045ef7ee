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
    names_at_end,
    names_at_start,
    names_within,
    surnames_in,
    whole_list,
)
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.shared_titles import (
    names_with_shared_title,
)
from letters.derivation.text.main_text import words_of
from letters.tei.nodes import Block

_PRESENT = re.compile(
    r"^(?:(?:Also |Others |Those )?[Pp]resent(?: (?:at|for|during) [^.;:]{1,90}?)?"
    r"|In attendance) (?:were|was|included)(?: the following)?:? (?P<names>.+)"
    r"|^The (?:following were present[^:]{0,90}|[A-Z][A-Za-z ]{3,40} present were"
    r"(?: as follows)?): (?P<following>.+)"
)
_WERE_PRESENT = re.compile(
    r"(?P<names>[A-Z].{3,300}?) (?:were|was) (?:also )?present(?: at| for|\.|$)"
    r"|\(?(?P<attending>[A-Z].{3,200}?) attended\b(?! (?:by|to)\b)"
)
_MET = (
    r"(?:[Mm]et|[Cc]onferred|[Tt]alked|[Ss]poke|[Ll]unched|[Dd]ined"
    r"|(?:had|held) (?:an? )?(?:[a-z]{2,12} ){0,2}(?:talk|conversation|meeting|discussion"
    r"|lunch(?:eon)?|dinner|breakfast|chat))"
)
# When or where: "at noon", "in the Cabinet Room".
_WHEN = (
    r"(?: (?:briefly|today|privately|this \w{4,9}"
    r"|(?:in|at|on|for) (?!me\b)[^,.;:]{3,40}?))?"
)
_WITH = re.compile(
    rf"\b{_MET}{_WHEN} (?:with|to) (?P<names>.+)"
    r"|\b(?:report|record|account|summary|gist|summarizes)(?: of)? (?:a|the|my|certain|our)"
    r" (?:[a-z]{2,12} ){0,2}(?:meeting|talk|conversation|discussion)s? with (?P<reported>.+)"
    r"|^I (?:discussed|took up|reviewed|raised) with (?P<consulted>.+)"
    r"|\b(?:was accompanied|I was (?:visited|called on|called|telephoned)"
    r"(?: [^.;:]{3,40})?) by (?P<company>.+)"
    r"|^I (?:saw|met with|called on) (?P<surname>[A-Z][a-z]{2,15})"
    r"(?= (?:at|today|this|again|on|for|alone)\b)"
    r"|^(?:[A-Z](?:[^.]|(?<=M[rs])\.){0,90} )?I (?:called(?: (?:up)?on"
    r"|(?=[^.]{3,40} (?:today|this (?:morning|afternoon|evening)))\b)|saw|telephoned|phoned"
    r"|went over with) (?P<called>.+)"
    r"|\bmeeting of (?P<several>Messrs\.? .+)"
)
_CALLER = re.compile(
    r"^\(?(?:[A-Z][^.]{0,60}, )?(?P<names>[A-Z].{3,90}?),?"
    r" (?:(?:called|came) (?:in(?: to see me)?|on me|upon me|to see me|at his request"
    r"|to (?:bring|tell|inform|advise|let) |to [^.;:]{3,40} and saw me)"
    r"|telephoned me|phoned me|called me|telephoned|came in)\b"
)
# "The President received Ambassador Chung"; "Minister Yu called on Admiral Radford".
_EACH_OTHER = re.compile(
    rf"^(?P<first>{SOMEBODY}) (?:received|visited"
    r"|called (?:up)?on(?! .{3,160} (?:to [a-z]|for an? ))|came to see|telephoned)"
    r" (?!me\b)(?P<others>.+)"
)
# "The President and the Vice President met on Friday".
_TOGETHER = re.compile(rf"^(?P<names>[A-Z][^.;:]{{3,160}}?) {_MET}\b")
_ASIDE = re.compile(r" \([^()]{1,120}\)")
_SAID_BEHIND = ("names", "reported", "called", "company", "consulted", "several")
_I = re.compile(r"\bI [a-z]|\bmyself\b|\bthe undersigned\b")
_FOLLOWING = re.compile(r"the following [^:.;]{0,40}: ")
# And no pronoun, nor what a sentence may begin with.
_SURNAME_ALONE = re.compile(
    r"(?!(?:He|She|They|This|Who|It|We|You|The|There|Then|That|Subject)\b)[A-Z][a-z]{2,15}"
)


def find_stated(
    writer: Sequence[Participant], paragraphs: Iterable[Block]
) -> Iterator[Participant]:
    """Whom the sentences name; the writer too where he met them."""
    for block in paragraphs:
        words = words_of(block)
        for sentence in SENTENCE_END.split(words):
            met = list(_met(sentence))
            present, other = (
                list(_present(sentence)),
                list(find_attending(sentence, block)),
            )
            # A list of offices is read the better by the former.
            if len(other) > len(present) + (";" in sentence):
                present = other
            if met or (present and _I.search(words)):
                yield from writer
            for one in present or met:
                yield replace(one, block=block, evidence=sentence)


def _present(sentence: str) -> Iterator[Participant]:
    """ "Present at the meeting were …", "… were also present", "… attended"."""
    if match := _PRESENT.match(sentence):
        yield from names_and_offices((match["names"] or match["following"]).strip(" ."))
    elif match := _WERE_PRESENT.match(sentence):
        said = match["names"] or match["attending"]
        names = names_within(said) or surnames_in(said)
        yield from map(Participant, names)


def _met(sentence: str) -> Iterator[Participant]:
    """Those on both sides of the verb."""
    sentence = _ASIDE.sub("", sentence.replace(", accompanied by ", " and "))
    if match := _WITH.search(sentence):
        before = sentence[: match.start()]
        is_told = " that " in before
        yield from map(Participant, [] if is_told else names_at_end(before))
        yield from _others_met(match)
    elif match := _EACH_OTHER.match(sentence):
        if names := names_at_start(match["others"]):
            yield from map(Participant, [match["first"], *names])
    elif match := _CALLER.match(sentence):
        is_surname = _SURNAME_ALONE.fullmatch(match["names"])
        names = [match["names"]] if is_surname else whole_list(match["names"])
        yield from map(Participant, names)
    elif match := _TOGETHER.match(sentence):
        names = names_at_end(match["names"])
        yield from map(Participant, names if len(names) > 1 else [])


def _others_met(match: re.Match[str]) -> Iterator[Participant]:
    """Those behind the verb."""
    if match["surname"]:
        yield Participant(match["surname"])
        return
    said = next(filter(None, match.group(*_SAID_BEHIND)))
    if following := _FOLLOWING.match(said):
        yield from names_and_offices(said[following.end() :].strip(" ."))
    elif said.startswith("Messrs"):
        yield from map(Participant, names_with_shared_title(said.strip(" .")))
    else:
        yield from map(Participant, names_at_start(said))
