"""Where each character of a plain text stands in the TEI that it was read from.

Every character of the source is written as a sign of its own, one that no text has, and
the text is read again: what is read says which character came from where. So whatever
the rules of reading do with notes, white space and gaps, nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from letters.derivation.derive import read_flows
from letters.derivation.words.tokens import (
    Character,
    Kind,
    SourceToken,
    characters_of,
    cut_tokens,
)
from letters.tei.body import read_document

# Characters that Unicode has not given to anybody, nor to a control or white space.
_FIRST, _LAST = 0x40000, 0xDFFFF


@dataclass(frozen=True, slots=True)
class CorrectedStretch:
    """A part of one flow of text: of the running text, or of the note `note`."""

    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceMap:
    """`places` has for each character of the text its own in the source, and None for
    what the source does not spell, such as the words for a gap."""

    source: str
    tokens: list[SourceToken]
    text: str
    places: list[Character | None]


def map_source(source: str, note: str = "") -> SourceMap | None:
    """The map of the running text, or of a note; None if none can be made."""
    tokens = cut_tokens(source)
    spelled = [c for c in characters_of(source, tokens) if not c.is_space]
    if len(spelled) > _LAST - _FIRST:
        return None
    flows, _, _ = read_flows(read_document(source))
    tagged_flows, _, _ = read_flows(read_document(_tagged(source, spelled)))
    if note not in flows or len(flows) != len(tagged_flows):
        return None
    text = flows[note].plain.text
    # The keys of notes may be read from their words; their order is not.
    tagged = list(tagged_flows.values())[list(flows).index(note)].plain.text
    places = _places(text, tagged, spelled)
    if places is None:
        return None
    _place_spaces(source, tokens, text, places)
    return SourceMap(source, tokens, text, places)


def _tagged(source: str, spelled: list[Character]) -> str:
    parts: list[str] = []
    at = 0
    for number, character in enumerate(spelled):
        parts += (source[at : character.start], chr(_FIRST + number))
        at = character.end
    return "".join([*parts, source[at:]])


def _places(
    text: str, tagged: str, spelled: list[Character]
) -> list[Character | None] | None:
    if len(text) != len(tagged):
        return None
    places: list[Character | None] = []
    for real, sign in zip(text, tagged, strict=True):
        number = ord(sign) - _FIRST
        place = spelled[number] if 0 <= number < len(spelled) else None
        if (place.value if place else sign) != real:
            return None
        places.append(place)
    return places


def _place_spaces(
    source: str, tokens: list[SourceToken], text: str, places: list[Character | None]
) -> None:
    """Put each space of the text where the one stretch of white space is that it is."""
    for before, after in pairwise(at for at, place in enumerate(places) if place):
        left, right = places[before], places[after]
        if after != before + 2 or text[before + 1] != " " or not left or not right:
            continue
        stretches = [
            (number, start, end)
            for number in range(left.token, right.token + 1)
            if tokens[number].kind is Kind.WORDS
            for start in [max(tokens[number].start, left.end)]
            for end in [min(tokens[number].end, right.start)]
            if start < end
        ]
        is_apart = any(source[start:end].strip() for _, start, end in stretches)
        if len(stretches) == 1 and not is_apart:
            number, start, end = stretches[0]
            places[before + 1] = Character(" ", start, end, number)
