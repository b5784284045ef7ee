"""Whether two long names differ by no more than a slip of the typesetter."""

from __future__ import annotations

# In a shorter name one letter may tell two names apart: "Johnson", "Johnston".
SHORTEST = 17
# A name this long may have two slips.
LONG = 24


def is_misspelling(printed: str, name: str) -> bool:
    """Whether `printed` has one letter more, less, other or in another place than `name`;
    two in a long name."""
    most = 2 if len(name) >= LONG else 1
    if printed == name or len(name) < SHORTEST or abs(len(printed) - len(name)) > most:
        return False
    return _edits(printed.casefold(), name.casefold(), most) <= most


def _edits(one: str, other: str, most: int) -> int:
    """The edit distance, with letters that changed places as one; above `most` if it is."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, known in enumerate(other, 1):
            change = last[column - 1] + (letter != known)
            best = min(change, last[column] + 1, line[-1] + 1)
            pair = one[max(row - 2, 0) : row]
            if before and pair == other[max(column - 2, 0) : column][::-1]:
                best = min(best, before[column - 2] + 1)
            line.append(best)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return last[-1]
