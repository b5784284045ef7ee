"""Where a meeting was held, and from what copy an edition prints."""

from __future__ import annotations

import re

from letters.tei.source_note.passages import Passage

_MEETING = re.compile(
    r"(?:The|This) (?:[\w-]+ ){0,3}?(?:meeting|conversation|discussion|luncheon|dinner"
    r"|talk|session|briefing|interview)s?\b[^.;()]{0,60}?"
    r"\b(?:took place|(?:was|were) held|occurred)\b"
)
_PLACE = re.compile(
    r" (?:in|at|aboard|on board) (?!\d|noon\b|midnight\b|which\b|that\b|connection\b)"
    r"(?P<place>[^,;()]{3,80}?)"
    r"(?=[,;(]|\.?\Z| (?:on|from|at|following|after|during|before|prior|with|while|as"
    r"|between|beginning|and (?:lasted|began|ended))\b)"
)
_PRINTED_FROM = re.compile(
    r"\b(?:[Pp]rinted from|[Tt]he source text is) (?:apparently )?"
    r"(?P<copy>(?:an?|the) (?:[^.;,]{0,80}? )?"
    r"(?:copy|translation|draft|press release|version|transcript|original)\b)"
)


def meeting_place(sentences: list[Passage]) -> Passage | None:
    """ "the Cabinet Room", of "The meeting was held at noon in the Cabinet Room."."""
    for sentence in sentences:
        if meeting := _MEETING.match(sentence.text):
            for place in _PLACE.finditer(sentence.text, meeting.end()):
                if any(character.isupper() for character in place["place"]):
                    return sentence.part(*place.span("place"))
    return None


def printed_from(sentences: list[Passage]) -> Passage | None:
    """ "an unsigned copy", of "Printed from an unsigned copy."."""
    for sentence in sentences:
        if match := _PRINTED_FROM.search(sentence.text):
            return sentence.part(*match.span("copy"))
    return None
