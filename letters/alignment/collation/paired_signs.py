"""Quotation marks and brackets round the same words: the first one and the last are one
change."""

from __future__ import annotations

from collections.abc import Sequence

from letters.alignment.collation.changed_places import Place
from letters.alignment.collation.witness_text import WitnessText
from letters.alignment.folding import fold
from letters.alignment.runs import Range

# By what opens: what closes. A comma or nothing may stand in the place of a sign.
_ENCLOSING = {'"': '"', "'": "'", "(": ")", "[": "]", "-": "-", "--": "--"}
_CLOSING = {**_ENCLOSING, ",": ",", "": ""}
# Of longer passages the signs alone are told.
_LONGEST_TOLD = 80


def pair_signs(
    places: Sequence[Place], old: WitnessText, new: WitnessText
) -> dict[int, Place]:
    """By the number of each place that has such a sign: from the one that opens to the
    one that closes."""
    paired: dict[int, Place] = {}
    opened: tuple[int, tuple[str, str]] | None = None
    for number, place in enumerate(places):
        signs = _sign(old, place[0]), _sign(new, place[1])
        if "-" in signs and (
            doubles_dash(old, place[0]) or doubles_dash(new, place[1])
        ):
            continue
        is_closing = opened and signs == tuple(_CLOSING[sign] for sign in opened[1])
        if opened and is_closing and _closes(old, place[0]) and _closes(new, place[1]):
            first = places[opened[0]]
            whole = (first[0][0], place[0][1]), (first[1][0], place[1][1])
            paired[opened[0]] = paired[number] = whole
            opened = None
        elif _is_opening(signs) and _opens(old, place[0]) and _opens(new, place[1]):
            opened = number, signs
    return paired


def enclosed_words(text: WitnessText, stretch: Range) -> str:
    """The words with their signs, or the signs alone round a long passage."""
    words = text.text[slice(*stretch)].strip()
    if len(words) <= _LONGEST_TOLD:
        return words
    first, last = words[0], words[-1]
    return f"{first} … {last}" if _CLOSING.get(fold(first)) == fold(last) else ""


def doubles_dash(text: WitnessText, stretch: Range) -> bool:
    """Whether it is one hyphen of two that stand for a dash, or a blank beside one."""
    sign = _sign(text, stretch)
    if sign not in {"", "-"}:
        return False
    # Not folded: two dashes are no dash.
    around = text.text[max(0, stretch[0] - 1) : stretch[1] + 1]
    return around.count("-") > 1


def _sign(text: WitnessText, stretch: Range) -> str:
    return fold(text.text[slice(*stretch)]).strip()


def _is_opening(signs: tuple[str, str]) -> bool:
    one, other = signs
    is_known = one in _CLOSING and other in _CLOSING and one != other
    return is_known and (one in _ENCLOSING or other in _ENCLOSING)


def _opens(text: WitnessText, stretch: Range) -> bool:
    """Whether a word begins behind the sign, or there is none."""
    return (
        _is_free(text, stretch) and not text.text[stretch[1] : stretch[1] + 1].isspace()
    )


def _closes(text: WitnessText, stretch: Range) -> bool:
    return _is_free(text, stretch) and (
        stretch[0] == stretch[1]
        or not text.text[max(0, stretch[0] - 1) : stretch[0]].isspace()
    )


def _is_free(text: WitnessText, stretch: Range) -> bool:
    return not text.flags_at((stretch[0], stretch[1] + 1))
