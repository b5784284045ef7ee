"""Words that two paragraphs have at their beginning, or at their end: beside another
paragraph that was left out, an alignment may take them for words that changed."""

from __future__ import annotations

from collections.abc import Sequence

from letters.alignment.chains import equal_ends
from letters.alignment.collation.changed_places import Place
from letters.alignment.collation.witness_text import WitnessText
from letters.alignment.folding import fold
from letters.alignment.tokens import read_keys


def trim_ends(
    places: Sequence[Place], old: WitnessText, new: WitnessText
) -> list[Place]:
    """The places of a row without those words, which only the first and the last have."""
    if not places or (len(places) == 1 and _is_word_for_word(places[0], old, new)):
        return list(places)
    first = _without_beginning(places[0], old, new)
    trimmed = [first, *places[1:]]
    trimmed[-1] = last = _without_end(trimmed[-1], old, new)
    if first is places[0] and last is places[-1]:
        return trimmed
    return [place for place in trimmed if any(start < end for start, end in place)]


def _without_beginning(place: Place, old: WitnessText, new: WitnessText) -> Place:
    (old_start, old_end), (new_start, new_end) = place
    if not _are_alike(place, (old_start, new_start), old, new):
        return place
    count = _count_equal(*_keys_of(place, old, new))
    return (old_start + count, old_end), (new_start + count, new_end)


def _without_end(place: Place, old: WitnessText, new: WitnessText) -> Place:
    (old_start, old_end), (new_start, new_end) = place
    if not _are_alike(place, (old_end - 1, new_end - 1), old, new):
        return place
    keys = [side[::-1] for side in _keys_of(place, old, new)]
    # The full stop of "p. m." is not that of a sentence.
    if any(side[0] == "." and len(side[1]) == 1 for side in keys if len(side) > 1):
        return place
    count = _count_equal(*keys)
    return (old_start, old_end - count), (new_start, new_end - count)


def _are_alike(
    place: Place, at: tuple[int, int], old: WitnessText, new: WitnessText
) -> bool:
    """Whether both texts have words there, one of them more than one, and the same
    character at one place of each."""
    (old_start, old_end), (new_start, new_end) = place
    if old_start == old_end or new_start == new_end:
        return False
    one, other = old.text[at[0]], new.text[at[1]]
    if one != other and ((one + other).isascii() or fold(one) != fold(other)):
        return False
    return not _is_word_for_word(place, old, new)


def _is_word_for_word(place: Place, old: WitnessText, new: WitnessText) -> bool:
    (old_start, old_end), (new_start, new_end) = place
    is_word = old.text[old_start:old_end].isalnum()
    return is_word and new.text[new_start:new_end].isalnum()


def _count_equal(old: Sequence[str], new: Sequence[str]) -> int:
    """How many characters are in the tokens at the beginning that both have."""
    count, _ = equal_ends(old, new)
    return sum(map(len, old[:count]))


def _keys_of(
    place: Place, old: WitnessText, new: WitnessText
) -> tuple[list[str], list[str]]:
    one = fold(old.text[slice(*place[0])])
    other = fold(new.text[slice(*place[1])])
    return read_keys(one, 0, len(one)), read_keys(other, 0, len(other))
