"""Which words were moved and corrected at once: they go on in another place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from letters.alignment.runs import Range
from letters.alignment.tokens import read_keys

# Shorter stretches may be others that say the same.
SHORTEST_MOVED = 30
# A line of which less goes on in its place is looked for as a whole.
_LEAST_GONE = 0.6
# What is gone of a line in one piece, and is no part to be looked for.
_LEAST_LOOKED_AT = _LEAST_GONE * SHORTEST_MOVED
# So many words in a row stand in both by no chance.
_ROW = 3
# The least share of the rows of the shorter stretch that both have.
_LEAST_SHARED = 0.25

Row = tuple[str, ...]


def free_parts(
    text: str, lines: Sequence[Range], taken: Sequence[Range]
) -> list[Range]:
    """The stretches beside those that are `taken`, which are in order: whole lines, or
    parts of them."""
    parts: list[Range] = []
    edges = [0, *(at for stretch in taken for at in stretch), len(text)]
    free = [
        (start, end)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if end - start > 1
    ]
    place = 0
    for line in lines:
        while place < len(free) and free[place][1] <= line[0]:
            place += 1
        within, at = [], place
        while at < len(free) and free[at][0] < line[1]:
            within.append((max(free[at][0], line[0]), min(free[at][1], line[1])))
            at += 1
        if at == place + 1 and within[0][1] - within[0][0] < _LEAST_LOOKED_AT:
            continue
        if sum(end - start for start, end in within) >= _LEAST_GONE * (
            line[1] - line[0]
        ):
            within = [line]
        parts += [part for part in within if part[1] - part[0] >= SHORTEST_MOVED]
    return parts


def match_moved(
    old: str, gone: Sequence[Range], new: str, fresh: Sequence[Range]
) -> list[tuple[Range, Range]]:
    """Pairs of a stretch that is gone from its place in `old`, and of a fresh one of
    `new` that says much the same as it, in words that no other of them says."""
    if not (gone and fresh):
        return []
    old_rows = [_rows_in(old, part) for part in gone]
    new_rows = [_rows_in(new, part) for part in fresh]
    old_places, new_places = _said_once(old_rows), _said_once(new_rows)
    shared = Counter(
        (i, new_places[row]) for row, i in old_places.items() if row in new_places
    )
    pairs: dict[int, int] = {}
    for (i, j), count in shared.most_common():
        shorter = min(len(old_rows[i]), len(new_rows[j]))
        is_free = i not in pairs and j not in pairs.values()
        if is_free and count >= _LEAST_SHARED * shorter:
            pairs[i] = j
    return [(gone[i], fresh[j]) for i, j in pairs.items()]


def _rows_in(text: str, part: Range) -> list[Row]:
    words = [key for key in read_keys(text, *part) if key[0].isalnum()]
    return list(zip(*(words[at:] for at in range(_ROW)), strict=False))


def _said_once(parts: Sequence[Sequence[Row]]) -> dict[Row, int]:
    """In which part each row stands that stands in them once."""
    counted = Counter(row for rows in parts for row in rows)
    return {
        row: place
        for place, rows in enumerate(parts)
        for row in rows
        if counted[row] == 1
    }
