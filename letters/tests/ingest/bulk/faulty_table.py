"""A table of a thousand documents with deliberate faults, the same each time."""

from __future__ import annotations

import csv
import io
import random
from typing import NamedTuple

HEADER = (
    *("identifier", "title", "kind", "date", "edition", "section", "collection"),
    *("state", "from", "sent from", "scope and content", "reference code", "version"),
)
ROWS, FAULTS = 1_000, 37
# The table is read against one edition with a section, two collections that share a
# title, and a stored document.
EDITION, SECTION, TWICE, STORED = "frus1961-63v06", "ch1", "Subject Files", "stored"

# What is wrong: the column, the cell that is wrong, and words of what is said about it.
CELLS = (
    ("identifier", "", "its identifier"),
    ("identifier", "two words", "Use letters, digits"),
    ("identifier", "letter-0001", "is about the same document"),
    ("title", "", "blank"),
    ("title", "x" * 501, "at most 500 characters"),
    ("kind", "Postcard", "none of these: Letter"),
    ("date", "1962-02-31", "February"),
    ("date", "8/7/55", "can mean"),
    ("date", "a Tuesday in May", "cannot be read as a date"),
    ("date", "1963/1962", ""),
    ("edition", "frus1999", "Add it under Editions"),
    ("section", "ch9", "no section “ch9”"),
    ("collection", "No Such Files", "No archival unit"),
    ("collection", TWICE, "more than one archival unit"),
    ("state", "Published", "no text yet"),
    ("state", "Lost", "none of these: Draft"),
    ("title", "=SUM(A1)", "looks like a formula"),
    ("scope and content", "a\0b", "NUL"),
    ("from", "Nobody [nobody-at-all]", "No person has the identifier"),
    ("sent from", "Moscow; Paris; Rome", "3 places"),
    ("reference code", "r" * 201, "at most 200 characters"),
)
# Faults of a whole row, which is written by itself.
SHORT = "short-row,Too few cells\r\n"
BROKEN = 'broken-row,"A quotation mark"too many,Letter\r\n'
KINDS = len(CELLS) + 3


class Expected(NamedTuple):
    line: int
    column: str
    words: str


def faulty_table(seed: int = 1983) -> tuple[bytes, list[Expected]]:
    """The file, and what is to be said about it: written down before it is read."""
    chance = random.Random(seed)  # noqa: S311
    # Not the first: a row with a fault is about the same document.
    faulty = sorted(chance.sample(range(2, ROWS + 1), FAULTS))
    order = [*range(KINDS), *chance.choices(range(3, KINDS - 1), k=FAULTS - KINDS)]
    kinds = dict(zip(faulty, order, strict=True))
    lines, expected = io.StringIO(newline=""), []
    csv.writer(lines).writerow(HEADER)
    for number in range(1, ROWS + 1):
        line = lines.getvalue().count("\n") + 1 if number in kinds else 0
        if number in kinds:
            expected.append(_write_fault(lines, number, kinds[number], line))
        else:
            csv.writer(lines).writerow(_good_row(number).values())
    return lines.getvalue().encode("utf-8-sig"), expected


def _good_row(number: int) -> dict[str, str]:
    """Dates as people write them; every seventh row has a line end in a cell."""
    dates = ("1962-10-26", "26 October 1962", "October 1962", "26.10.1962", "")
    return {
        "identifier": f"letter-{number:04}",
        "title": f"Letter {number}, “in quotes”",
        "kind": ("Letter", "telegram", "")[number % 2],
        "date": dates[number % len(dates)],
        "edition": EDITION if number % 3 else "",
        "section": SECTION if number % 3 else "",
        "collection": "",
        "state": ("", "Draft", "In review")[number % 3],
        "from": "N. S. Khrushchev; A. Gromyko" if number % 2 else "",
        "sent from": "Moscow" if number % 2 else "",
        "scope and content": "On Berlin.\n\nAnd Cuba." if number % 7 == 0 else "",
        "reference code": f"PA {number}",
        "version": "",
    }


def _write_fault(lines: io.StringIO, number: int, kind: int, line: int) -> Expected:
    if kind == len(CELLS):
        lines.write(SHORT)
        return Expected(line, "", "2 cells")
    if kind == len(CELLS) + 1:
        lines.write(BROKEN)
        return Expected(line, "", "quotation mark")
    row = _good_row(number)
    row |= {"edition": EDITION, "from": "N. S. Khrushchev", "sent from": "Moscow"}
    if kind == len(CELLS) + 2:
        row |= {"identifier": STORED, "version": "r1-00000000"}
        csv.writer(lines).writerow(row.values())
        return Expected(line, "version", "Export it again")
    column, cell, words = CELLS[kind]
    csv.writer(lines).writerow((row | {column: cell}).values())
    return Expected(line, column, words)
