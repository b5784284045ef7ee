"""Where two texts differ between the words that go on: words that have changed places
are one change, not two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from letters.alignment.collation.witness_text import WitnessText
from letters.alignment.folding import fold
from letters.alignment.runs import Range, Run
from letters.alignment.tokens import read_keys

# A stretch of the old text, and what the new one has for it; one may be empty.
Place = tuple[Range, Range]

# Words do not change places with more than so many others, nor with so many times their
# own letters: then they are left out here and put in there.
_MOST_PASSED = 4
_PASSED_TIMES = 2


def changed_places(runs: Iterable[Run], old: Range, new: Range) -> list[Place]:
    """What no run has within a stretch of each text. The runs are in order."""
    places: list[Place] = []
    old_at, new_at = old[0], new[0]
    for old_start, new_start, length, _ in [*runs, Run(old[1], new[1], 0)]:
        if old_at < old_start or new_at < new_start:
            places.append(((old_at, old_start), (new_at, new_start)))
        old_at, new_at = old_start + length, new_start + length
    return places


def join_transposed(
    places: Sequence[Place], old: WitnessText, new: WitnessText
) -> list[Place]:
    """One place for "by force to assert" and "to assert by force"."""
    joined: list[Place] = []
    for place in places:
        if joined and _are_transposed(joined[-1], place, old, new):
            before = joined.pop()
            place = (before[0][0], place[0][1]), (before[1][0], place[1][1])
        joined.append(place)
    return joined


def _are_transposed(
    one: Place, other: Place, old: WitnessText, new: WitnessText
) -> bool:
    if not (_is_one_sided(one) or _is_one_sided(other)):
        return False
    between = _keys(old.text, (one[0][1], other[0][0]))
    if not between or len(between) > _MOST_PASSED:
        return False
    first, second = _sides(one, old, new), _sides(other, old, new)
    moved = _moved_later(first, second) or _moved_sooner(first, second)
    if not moved or _has_words(moved) != _has_words(between):
        return False
    if len(between) > 1 and _size(between) > _PASSED_TIMES * _size(moved):
        return False
    stretches = (one[0][0], other[0][1]), (one[1][0], other[1][1])
    return not (old.flags_at(stretches[0]) or new.flags_at(stretches[1]))


def _is_one_sided(place: Place) -> bool:
    """Whether one of the texts has nothing there, or a blank."""
    return any(end <= start + 1 for start, end in place)


def _moved_later(
    first: tuple[list[str], list[str]], second: tuple[list[str], list[str]]
) -> list[str]:
    """What one text has before the words between, alone, and the other behind them."""
    for here, there in ((0, 1), (1, 0)):
        words = first[here]
        if words and not first[there] and second[there][: len(words)] == words:
            return words
    return []


def _moved_sooner(
    first: tuple[list[str], list[str]], second: tuple[list[str], list[str]]
) -> list[str]:
    """What one text has behind the words between, alone, and the other before them."""
    for here, there in ((0, 1), (1, 0)):
        words = second[here]
        if words and not second[there] and first[there][-len(words) :] == words:
            return words
    return []


def _sides(
    place: Place, old: WitnessText, new: WitnessText
) -> tuple[list[str], list[str]]:
    return _keys(old.text, place[0]), _keys(new.text, place[1])


def _keys(text: str, stretch: Range) -> list[str]:
    folded = fold(text[slice(*stretch)])
    return [key for key in read_keys(folded, 0, len(folded)) if not key.isspace()]


def _has_words(keys: Sequence[str]) -> bool:
    return any(key[0].isalnum() for key in keys)


def _size(keys: Sequence[str]) -> int:
    return sum(map(len, keys))
