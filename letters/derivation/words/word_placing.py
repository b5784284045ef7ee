"""Where in the source a changed word stands, if that is sure.

A replaced or deleted stretch stands where its characters are. An added one belongs to the
word that it is joined to; one that stands apart, beside a tag, belongs outside of it. At
the mark of a note, at a page or a line that begins there, both sides would do: that is
refused.
"""

from __future__ import annotations

from html import escape

from letters.derivation.words.changes import Change
from letters.derivation.words.tokens import Character, Kind, SourceToken
from letters.derivation.words.word_places import SourceMap
from letters.tei.vocabulary import SPAN_OF_ELEMENT

_IN_A_LINE = {*SPAN_OF_ELEMENT, "seg", "time", "orgName", "title", "affiliation"}

Edit = tuple[int, int, str]


class UnsurePlaceError(ValueError):
    """The place of a change is not sure; the message says why."""


def place_change(
    mapped: SourceMap, change: Change, line: tuple[int, int]
) -> list[Edit]:
    """The edits of the source; `line` is where the changed line stands in the text.

    Raises UnsurePlaceError.
    """
    if change.start == change.end:
        at = _place_addition(mapped, change, line)
        return [(at, at, _markup(change.new))]
    stretches = _placed(mapped, line[0] + change.start, line[0] + change.end)
    if not stretches:
        raise UnsurePlaceError(
            "a gap, or the place of a note, a page or a tag is there"
        )
    if len(stretches) > 1 and change.new:
        raise UnsurePlaceError("markup begins or ends within these words")
    if len(stretches) > 1:
        stretches = _moved_into_one(mapped, change, line) or stretches
    edits = [(first.start, last.end, "") for first, last in stretches]
    start, end, _ = edits[0]
    return [(start, end, _markup(change.new)), *edits[1:]]


def _placed(
    mapped: SourceMap, start: int, end: int
) -> list[tuple[Character, Character]]:
    """Where the characters stand in each token; nothing if one of them has no place."""
    places = mapped.places[start:end]
    found = [place for place in places if place]
    return _stretches(found) if len(found) == len(places) else []


def _moved_into_one(
    mapped: SourceMap, change: Change, line: tuple[int, int]
) -> list[tuple[Character, Character]]:
    """The same deletion within one token: of “ old” for “old ” in “big old cat”."""
    text, start, end = mapped.text, line[0] + change.start, line[0] + change.end
    moves = []
    if start > line[0] and text[start - 1] == text[end - 1]:
        moves.append((start - 1, end - 1))
    if end < line[1] and text[start] == text[end]:
        moves.append((start + 1, end + 1))
    for move in moves:
        stretches = _placed(mapped, *move)
        if len(stretches) == 1:
            return stretches
    return []


def _stretches(places: list[Character]) -> list[tuple[Character, Character]]:
    """The first and last character of each token that they stand in."""
    stretches: list[tuple[Character, Character]] = []
    for place in places:
        if stretches and stretches[-1][1].token == place.token:
            stretches[-1] = (stretches[-1][0], place)
        else:
            stretches.append((place, place))
    return stretches


def _place_addition(mapped: SourceMap, change: Change, line: tuple[int, int]) -> int:
    at = line[0] + change.start
    left = mapped.places[at - 1] if at > line[0] else None
    right = mapped.places[at] if at < line[1] else None
    if left and right and left.token == right.token:
        return left.end if right.is_space else right.start
    joins_left = bool(left) and _are_joined(mapped.text[at - 1], change.new[0])
    joins_right = bool(right) and _are_joined(change.new[-1], mapped.text[at])
    if joins_left and joins_right:
        raise UnsurePlaceError("it joins two words that markup parts")
    if left and joins_left:
        return left.end
    if right and joins_right:
        return right.start
    return _outside(mapped, left, right)


def _are_joined(before: str, after: str) -> bool:
    return before.isalnum() and after.isalnum()


def _outside(mapped: SourceMap, left: Character | None, right: Character | None) -> int:
    """Between the tags that end after `left` and those that begin before `right`."""
    tokens = mapped.tokens
    if left and right:
        between = [
            token
            for token in tokens[left.token + 1 : right.token]
            if token.kind is not Kind.WORDS
        ]
        kinds = "".join(token.kind[0] for token in between)
        is_line = all(token.name in _IN_A_LINE for token in between)
        if not is_line or "o" in kinds or "se" in kinds or not between:
            raise UnsurePlaceError("a note, a page, a line or a gap stands there")
        ends = [token for token in between if token.kind is Kind.END]
        return ends[-1].end if ends else between[0].start
    if right:
        return _before(tokens, right)
    if left:
        return _after(tokens, left)
    raise UnsurePlaceError("nothing stands beside it that the source spells")


def _before(tokens: list[SourceToken], right: Character) -> int:
    at = right.start
    for token in reversed(tokens[: right.token]):
        if token.kind is not Kind.START or token.name not in _IN_A_LINE:
            break
        at = token.start
    return at


def _after(tokens: list[SourceToken], left: Character) -> int:
    at = left.end
    for token in tokens[left.token + 1 :]:
        if token.kind is not Kind.END or token.name not in _IN_A_LINE:
            break
        at = token.end
    return at


def _markup(words: str) -> str:
    return escape(words, quote=False)
