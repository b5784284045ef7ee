"""Who attended, as a sentence lists them in names and surnames.

"It was attended by the President, McCone and General Taylor"; "There were 57 people
attending, including the Vice President, 7 officials headed by McNamara, and Kaysen".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.derivation.correspondence.participants.editors_lists import each_listed
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.persons_marked import persons_in
from letters.tei.nodes import Block, Note

_WHO = (
    r"(?:[Pp]ersons?|[Pp]eople|[Oo]fficials|[Pp]ersonnel|[Mm]embers|[Pp]articipants"
    r"|[Ii]ndividuals|[Oo]thers|[Tt]hose)"
)
_THERE = (
    r"(?:[Pp]resent|[Aa]ttended|[Aa]ttending|(?:[Ii]n )?[Aa]ttendance|[Pp]articipating)"
)
# "at the meeting", "in addition to the President".
_BESIDE = (
    r"(?:,? (?:at|in|for|during|of|besides|to) [^.;:]{3,60}?)?"
    r"(?:,? in addition[^.;:]{3,40})?"
)
# So many characters of a sentence are read.
_LONGEST = 10_000
_ATTENDED = re.compile(
    r"(?:(?:\(|, |\b(?:was|were|is) |^[A-Z][\w ]{0,40}[Mm]eeting )(?:also )?attended by"
    r"|\battending[^.;:]{0,30}, including"
    rf"|\b(?:present|attendees){_BESIDE},? inclu(?:ded|ding)"
    rf"|\b{_THERE}{_BESIDE},? (?:were|included)(?:,? (?:among others|the following))?[:,]?"
    rf"|\b{_WHO} (?:included|were(?=:)):?"
    rf"|\b[Pp]articipants (?:in|at) [^.;:]{{3,90}}? included"
    rf"|\blists (?:the following participants|as participants):"
    rf"|\b(?:the|with the) following (?:other )?(?:{_WHO} ?)?(?:of the Council )?"
    rf"(?:(?:were |are )?{_THERE})?[^:;.]{{0,40}}:) (?P<names>.+)"
)
# "The diary indicates that Nixon, Kissinger and Laird attended".
_BEHIND_NAMES = re.compile(
    r" (?:(?:also )?(?:attended|joined) (?:the|this) (?:meeting|conversation|discussion)"
    r"|(?:, who )?(?:was|were) also present|also attended)\b"
)
# "16 Department of State officials led by Rusk".
_HEADED = re.compile(r"[0-9]{1,2} [A-Z][\w ]{2,60} (?:headed|led) by ")
_WROTE = re.compile(r"^(?:Drafted|Prepared) by |^but possibly ")
_OTHERS = re.compile(r",?(?: and)? [0-9]{1,3} other [^,;.]{0,60}")
_FEWEST = 2


def find_attending(
    sentence: str, block: Block | Note, *, fewest: int = _FEWEST
) -> Iterator[Participant]:
    """The persons of the list, if it has as many; `block` is what marks names."""
    sentence = sentence[:_LONGEST]
    match = _ATTENDED.search(sentence)
    if match:
        is_aside = "(" in sentence[: match.start()] or "(" in match[0][:1]
        listed = match["names"].partition(")")[0] if is_aside else match["names"]
    elif behind := _BEHIND_NAMES.search(sentence):
        listed = sentence[: behind.start()].rpartition(" that ")[2]
    else:
        return
    listed = _OTHERS.sub("", _HEADED.sub("", listed)).rstrip(" .]")
    listed = _WROTE.sub("", listed.removesuffix(")") if "(" not in listed else listed)
    names = list(each_listed(listed, persons_in(block)))
    if len(names) >= fewest:
        yield from names
