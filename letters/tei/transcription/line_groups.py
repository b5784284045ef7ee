"""Lines that stand together and yet are several things: a closing above a name, a date
below a letterhead, a stamp below both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from letters.tei.transcription.columns import find_cells
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.enclosures import is_first_page
from letters.tei.transcription.field_labels import (
    CABLE_FIELD,
    CLOCK_STAMP,
    DATE_TIME_GROUP,
    is_cable_head,
    is_field,
)
from letters.tei.transcription.foot_lines import is_foot_line, is_marking, is_release
from letters.tei.transcription.foreign_days import foreign_day
from letters.tei.transcription.heading_lines import (
    TITLE_LINE,
    heading_goes_on,
    is_between_offices,
    is_from_to,
    unspaced,
)
from letters.tei.transcription.letter_words import (
    DEAR,
    POSTSCRIPT,
    STYLE,
    is_closing,
    is_name,
    is_salute,
    may_close,
    signed_name,
)
from letters.tei.transcription.lines_below_names import is_signed_below_office

# More lines, or a longer one, are an address, a table or prose.
MOST_LINES = 10
MOST_FOOT_LINES = 6
LEAST_INDENT = 3
FEWEST_INDENTED = 3
# Whoever signs a telegram stands by a surname alone.
NAME_IN_CAPITALS = re.compile(r"[A-Z]{3,16}(?:[ -][A-Z]{2,16})?")
LONGEST_LINE = 80
LONGEST_ADDRESS_LINE = 50
YEAR = re.compile(r"\b\d{4}\b|\b\d{1,2}/\d{1,2}/\d\d\b|['’]\d\d\b")
_LINE = re.compile(r"[^\n]++")
_FIRST_LINES = re.compile(r"[^\n]++(?:\n[^\n]++){0,39}")
# "RK 1015/22", as the Foreign Office numbered its papers, beside its own name.
_FILED = re.compile(r"[A-Z]{1,3} ?\d{3,5}/\d{1,5}(?:/\d{1,4})?(?: ?[A-Z])?")

# Above the name in type of who signed by hand.
BLANK_TO_SIGN = re.compile(r"_{6,80}")
BARE_SIGN = re.compile(r"/s/|s/|[\[(](?:signed|sgd\.?|signature)[\])]", re.IGNORECASE)
LONGEST_FULL_LINE = 50

Bounds = tuple[int, int]


def split_lines(text: str, bounds: Bounds, *, is_head: bool) -> list[Bounds]:
    """The parts of the lines of `text` within `bounds`, as offsets in `text`.

    Only at the head of a paper are lines parted that are fields, a date or a title.
    """
    first = _FIRST_LINES.match(text, *bounds)
    lines = [match.span() for match in _LINE.finditer(first[0] if first else "")]
    lines = [(bounds[0] + start, bounds[0] + end) for start, end in lines]
    words = [text[slice(*line)].strip() for line in lines]
    if is_head and (at := _first_field(words)) is not None:
        above = [] if not at else _split(text, (bounds[0], lines[at - 1][1]), is_head)
        last = len(words)
        while last > at + 1 and is_release(words[last - 1]):
            last -= 1
        below = lines[last:]
        return [
            *above,
            (lines[at][0], lines[last - 1][1] if below else bounds[1]),
            *below,
        ]
    return _split(text, bounds, is_head)


def _first_field(lines: list[str]) -> int | None:
    is_cable = is_cable_head(lines)
    for at, line in enumerate(lines):
        is_labelled = is_field(line, lines) and not date_in_line(line)
        if is_labelled or (is_cable and _is_cable_line(line)):
            return at
    return None


def _is_cable_line(line: str) -> bool:
    return bool(CABLE_FIELD.fullmatch(line) or DATE_TIME_GROUP.match(line))


def _split(text: str, bounds: Bounds, is_head: bool) -> list[Bounds]:
    lines = [match.span() for match in _LINE.finditer(text, *bounds)]
    words = [text[slice(*line)].strip() for line in lines[:MOST_LINES]]
    cuts = set(_cuts_at_head(words)) if is_head else set[int]()
    if len(lines) <= MOST_LINES:
        is_short = all(end - start <= LONGEST_LINE for start, end in lines)
        cuts |= set(_cuts_in_short(words) if is_short else ())
    if len(lines) > FEWEST_INDENTED:
        cuts |= set(_cuts_at_indents([text[slice(*line)] for line in lines]))
    first = max(0, len(lines) - MOST_FOOT_LINES)
    foot = [text[slice(*line)].strip() for line in lines[first:]]
    cuts |= {first + cut for cut in _cuts_at_foot(foot)}
    edges = sorted({0, *(cut for cut in cuts if cut < len(lines)), len(lines)})
    parts = [(lines[first][0], lines[last - 1][1]) for first, last in pairwise(edges)]
    return [piece for part in parts for piece in _cells(text, part, is_head=is_head)]


def _cuts_at_indents(lines: list[str]) -> Iterator[int]:
    """Where a paragraph begins by no more than its indented first line."""
    indents = [len(line) - len(line.lstrip()) for line in lines]
    first = indents[0]
    if first < LEAST_INDENT or sum(map(bool, indents)) * 2 > len(lines):
        return
    for index in range(1, len(lines)):
        if indents[index] == first and not indents[index - 1]:
            yield index


def _cuts_at_head(words: list[str]) -> Iterator[int]:
    for index, line in enumerate(words):
        below = words[index + 1] if index + 1 < len(words) else ""
        is_prose = index > 0 and len(words[index - 1]) >= LONGEST_ADDRESS_LINE
        is_heading = is_from_to(line) and not (is_prose or below[:1].islower())
        is_heading |= is_between_offices(line)
        is_heading |= any(map(_stands_alone, _cells_of(line)))
        if (is_heading and not _is_of_prose(line, below)) or is_marking(line):
            yield index
            yield index + (2 if is_heading and heading_goes_on(line, below) else 1)
        elif index and STYLE.fullmatch(words[index - 1]):
            continue
        elif is_salute(line) and not _begins_address(line, below):
            yield index
            yield index + 1
            return


def _is_of_prose(line: str, below: str) -> bool:
    """Whether full lines in capitals go on with one another, as those of telegrams do."""
    return line.isupper() and min(len(line), len(below)) >= LONGEST_FULL_LINE


def _begins_address(line: str, below: str) -> bool:
    """Whether a name with a comma stands above other lines of an address: "Mr. Ann Lee,"."""
    is_title = line.endswith(",") and not DEAR.match(line)
    return (
        is_title
        and 0 < len(below) <= LONGEST_ADDRESS_LINE
        and below.endswith((",", "."))
    )


def _cuts_in_short(words: list[str]) -> Iterator[int]:
    if is_closing(words[0]) and not _goes_on_below(words, 0):
        yield 1


def _goes_on_below(words: list[str], index: int) -> bool:
    """Whether the next line goes on: "… les assurances de ma haute / considération"."""
    return index + 1 < len(words) and words[index + 1][:1].islower()


def _cuts_at_foot(words: list[str]) -> Iterator[int]:
    """Above a closing, a signature and a postscript that stand at the foot of prose."""
    for index, line in enumerate(words):
        is_above_name = index + 2 == len(words) and is_name(words[index + 1])
        if is_closing(line) or (is_above_name and may_close(line)):
            yield index
            yield index + 2 if _goes_on_below(words, index) else index + 1
        elif signed_name(line) or POSTSCRIPT.match(line) or is_first_page(line):
            yield index
        elif (BARE_SIGN.fullmatch(line) or BLANK_TO_SIGN.fullmatch(line)) and is_name(
            "".join(words[index + 1 : index + 2])
        ):
            yield index
            yield index + 1
    if len(words) > 1 and is_signed_below_office(words[-2], words[-1]):
        yield len(words) - 1
    last = len(words)
    is_year = words[-1].rstrip(".").isdigit()  # of a sentence: "in June / 1967."
    if last > 1 and not is_year and YEAR.search(words[-1]) and date_in_line(words[-1]):
        yield last - 1
    while last > 1 and (is_marking(words[last - 1]) or is_foot_line(words[last - 1])):
        last -= 1
        yield last
    if last > 1 and NAME_IN_CAPITALS.fullmatch(words[last - 1]):
        above = words[last - 2]
        if above.isupper() and above.endswith((".", "?")):
            yield last - 1


def _stands_alone(cell: str) -> bool:
    """Whether it is a title, a marking or a date; a year alone may be of a table."""
    if (
        TITLE_LINE.fullmatch(unspaced(cell))
        or is_marking(cell)
        or _FILED.fullmatch(cell)
    ):
        return True
    return not cell.rstrip(".").isdigit() and bool(date_in_line(cell))


def _cells_of(line: str) -> list[str]:
    if "  " not in line and "\t" not in line:
        return [line]
    return [line[start:end] for start, end in find_cells(line)]


def _cells(text: str, bounds: Bounds, *, is_head: bool) -> list[Bounds]:
    """The parts of a line that holds two things: a stamp and a date, a day and a name."""
    line = text[slice(*bounds)]
    if "\n" in line or len(line) > LONGEST_LINE * 2:
        return [bounds]
    day, _, name = line.strip().partition(" ")
    if foreign_day(day) and is_name(name.strip()):
        at = bounds[0] + line.index(name.strip())
        return [(bounds[0], at), (at, bounds[1])]
    cells = find_cells(line)
    if (
        is_head
        and len(cells) > 1
        and CLOCK_STAMP.fullmatch(line[cells[1][0] :].strip())
    ):
        at = bounds[0] + cells[1][0]  # "STATE      Apr 22  6 47 PM '66"
        return [(bounds[0], bounds[0] + cells[0][1]), (at, bounds[1])]
    if is_marking(" ".join(line.split())):
        return [bounds]
    is_parted = 1 < len(cells) < 4 and is_head
    if is_parted and any(_stands_alone(line[start:end]) for start, end in cells):
        return [(bounds[0] + start, bounds[0] + end) for start, end in cells]
    return [bounds]
