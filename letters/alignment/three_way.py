"""Merges the lines of two texts that were both made from a third one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from letters.alignment.lines import LineChange, compare_sequences


class Side(StrEnum):
    """Who changed a stretch: nobody, one of the two, both alike, or each otherwise."""

    NOBODY = "nobody"
    MINE = "mine"
    THEIRS = "theirs"
    ALIKE = "alike"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class MergedStretch:
    """Lines of the base, and what each of the two texts has in their place."""

    side: Side
    base: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """What is merged: of a conflict, mine."""
        return self.theirs if self.side is Side.THEIRS else self.mine


# A stretch of the base, and whether it was I who changed it.
_Change = tuple[LineChange, bool]


def merge_lines(
    base: Sequence[str],
    mine: Sequence[str],
    theirs: Sequence[str],
    separates: Callable[[str], bool],
) -> list[MergedStretch]:
    """All three texts from beginning to end, as stretches that were changed by one, by
    both or by nobody.

    Changes are apart if between them the base has a line that `separates`. Otherwise they
    are one stretch: a conflict if both have a part in it, unless they are alike.
    """
    changes: list[_Change] = [
        (change, is_mine)
        for lines, is_mine in ((mine, True), (theirs, False))
        for change in compare_sequences(base, lines)
        if not change.is_equal
    ]
    changes.sort(key=lambda one: (one[0].old_start, one[0].old_end))
    stretches: list[MergedStretch] = []
    at, shifts = 0, {True: 0, False: 0}
    for group in _groups(changes, base, separates):
        start = min(change.old_start for change, _ in group)
        end = max(change.old_end for change, _ in group)
        stretches += _untouched(base[at:start])
        sides = []
        for is_mine, lines in ((True, mine), (False, theirs)):
            first = start + shifts[is_mine]
            shifts[is_mine] += sum(
                (change.new_end - change.new_start)
                - (change.old_end - change.old_start)
                for change, whose in group
                if whose is is_mine
            )
            sides.append(tuple(lines[first : end + shifts[is_mine]]))
        side = _side({is_mine for _, is_mine in group}, *sides)
        stretches.append(MergedStretch(side, tuple(base[start:end]), *sides))
        at = end
    stretches += _untouched(base[at:])
    return stretches


def _groups(
    changes: Sequence[_Change], base: Sequence[str], separates: Callable[[str], bool]
) -> list[list[_Change]]:
    """Changes in order; those that no line of the base keeps apart are together."""
    groups: list[list[_Change]] = []
    end = 0
    for change in changes:
        if groups and not any(map(separates, base[end : change[0].old_start])):
            groups[-1].append(change)
        else:
            groups.append([change])
        end = max(end, change[0].old_end)
    return groups


def _untouched(lines: Sequence[str]) -> list[MergedStretch]:
    if not lines:
        return []
    same = tuple(lines)
    return [MergedStretch(Side.NOBODY, same, same, same)]


def _side(whose: set[bool], mine: tuple[str, ...], theirs: tuple[str, ...]) -> Side:
    if mine == theirs:
        return Side.ALIKE
    if len(whose) == 2:
        return Side.CONFLICT
    return Side.MINE if True in whose else Side.THEIRS
