"""Which lines stand together where no blank lines part them: a name and an address above a
salutation, a name and an office below a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from letters.tei.transcription.addressees import LONGEST_ADDRESS_LINE, RANKED
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.field_labels import (
    CABLE_FIELD,
    DATE_TIME_GROUP,
    FIELD,
    SHORT_LABEL,
)
from letters.tei.transcription.foot_lines import (
    COPIES,
    is_foot_line,
    is_marking,
    is_page_number,
)
from letters.tei.transcription.letter_words import (
    ADDRESSED,
    INITIALS,
    POSTSCRIPT,
    STYLE,
    is_closing,
    is_name,
    is_salute,
    signed_name,
)
from letters.tei.transcription.letterheads import is_body, is_letterhead
from letters.tei.transcription.line_groups import BLANK_TO_SIGN
from letters.tei.transcription.lines_below_names import is_of_office
from letters.tei.transcription.offices_below import LONGEST_OFFICE

Bounds = tuple[int, int]

MOST_ABOVE, MOST_BELOW = 7, 14  # lines of an address, and below a closing
LONGEST_NAMED = 60
MOST_OF_CLOSING = 3
MOST_FIELDS, MOST_BETWEEN, LONGEST_FIELD = 24, 2, 80
MOST_WORDS_WITH_STOP = 5  # "New Delhi.", "Washington, D. C."
_LINE = re.compile(r"^[^\S\n]*+\S[^\n]*+", re.MULTILINE)
_ENDS_TEXT = re.compile(r"[.?!”\"’)](?:\d{1,2}|[*†‡]{1,3}|\[\d{1,2}\])?\Z")
_FOR_OTHERS = re.compile(
    r"(?:For|By direction of|On behalf of|Für|Pour) [^\n.]{3,60}:\Z"
)
_NUMBER = re.compile(
    r"(?:N[Oo][.:]?|№|N°|Nr\.|Núm\.|Exp\.|Ref\.?) ?\d"
    r"|[\d(*†‡§¹²³\[]|[IVX]{1,5}\.?\Z"
)
_ITEM = re.compile(r"\(?\d{1,2}[.)] ?\S")


class Together(Enum):
    """What lines are that are told to stand together."""

    ADDRESS = auto()
    OTHERS = auto()


Group = tuple[int, int, Together]


def lines_together(
    text: str, start: int, end: int
) -> Iterator[tuple[Bounds, Together | None]]:
    """The bounds of each line between the offsets, which bound lines, or of several that
    are one name or address; and what they are, if they are told to stand together."""
    lines = [match.span() for match in _LINE.finditer(text, start, end)]
    words = [text[slice(*line)].strip() for line in lines]
    first = {group[0]: group for group in _groups(words)}
    at = 0
    while at < len(lines):
        _, last, kind = first.get(at, (at, at + 1, None))
        yield (lines[at][0], lines[last - 1][1]), kind
        at = last


def begins_anew(words: str) -> bool:
    """Whether a line by its own form goes on with no prose above it."""
    line = words.strip()
    return (
        is_closing(line)
        or is_salute(line)
        or is_foot_line(line)
        or is_marking(line)
        or bool(signed_name(line))
        or INITIALS.fullmatch(line) is not None
    )


def ends_text(words: str) -> bool:
    """Whether the last words of a text may stand on the line, with the sign of a note."""
    return _ENDS_TEXT.search(words.rstrip()) is not None


def _groups(words: Sequence[str]) -> Iterator[Group]:
    """From the first line of each group to the one below it, in their order."""
    below, is_head = 0, True
    for at, line in enumerate(words):
        is_head = is_head and not _is_prose(line)
        if at < below or len(line) > LONGEST_ADDRESS_LINE * 2:
            continue
        if is_head and (last := _end_of_fields(words, at)) > at + 1:
            yield at, last, Together.OTHERS
            below = last
            continue
        if _greets(words, at):
            top = _top_of_address(words, at, below)
            if top < at:
                yield top, at, Together.ADDRESS
        elif last := _end_of_closing(words, at):
            if last > at + 1:
                yield at, last, Together.OTHERS
            below = last
            for group in _groups_below(words, last):
                yield group
                below = group[1]
        elif COPIES.match(line) and is_foot_line(line):
            below = _end_of_copies(words, at)
            if below > at + 1:
                yield at, below, Together.OTHERS
        elif line.endswith(":") and is_foot_line(line):
            below = _end_of_items(words, at + 1)
            if below > at + 1:
                yield at + 1, below, Together.OTHERS
        elif at and _is_signed(words, at):
            below = _end_of_offices(words, at)
            yield at, below, Together.OTHERS


def _is_prose(line: str) -> bool:
    return len(line) > LONGEST_FIELD or (
        len(line.split()) > MOST_WORDS_WITH_STOP and ends_text(line)
    )


def _end_of_fields(words: Sequence[str], at: int) -> int:
    """The line below the labelled lines from there on, with what stands between two of
    them: a further name, the rest of a subject."""
    if not _is_labelled(words[at]):
        return at
    last = at + 1
    for line in range(at + 1, min(len(words), at + MOST_FIELDS)):
        if _is_labelled(words[line]):
            last = line + 1
        elif line - last >= MOST_BETWEEN or _parts_fields(words[line]):
            break
    return last


def _is_labelled(line: str) -> bool:
    is_cable = CABLE_FIELD.fullmatch(line) and line.isupper()
    is_field = FIELD.fullmatch(line) and not SHORT_LABEL.match(line)
    return bool(is_cable or is_field or DATE_TIME_GROUP.match(line))


def _parts_fields(line: str) -> bool:
    return (
        _is_prose(line)
        or begins_anew(line)
        or is_page_number(line)
        or bool(date_in_line(line))
        or _NUMBER.match(line) is not None
    )


def _end_of_closing(words: Sequence[str], at: int) -> int:
    """The line below a closing, which may stand on several; 0 for other words."""
    if is_closing(words[at]):
        goes_on = at + 1 < len(words) and words[at + 1][:1].islower()
        if not goes_on:
            return at + 1
    for last in range(at + 2, min(at + MOST_OF_CLOSING, len(words)) + 1):
        if words[last - 1][:1].islower() and is_closing(" ".join(words[at:last])):
            return last
    return at + 1 if is_closing(words[at]) else 0


def _greets(words: Sequence[str], at: int) -> bool:
    """Whether a line is a salutation, and no name with a comma below "His Excellency"."""
    is_styled = at > 0 and STYLE.fullmatch(words[at - 1]) is not None
    return is_salute(words[at]) and not (is_styled and words[at].endswith(","))


def _top_of_address(words: Sequence[str], salute: int, least: int) -> int:
    """The line with the name, of those above a salutation; the salutation for none."""
    top = salute
    while top > max(least, salute - MOST_ABOVE) and _may_be_of_address(words[top - 1]):
        top -= 1
    for at in range(top, salute):
        if ADDRESSED.match(words[at]) or RANKED.search(words[at]):
            return at
    is_bounded = top > 0 and _bounds_address(words[top - 1])
    named = (at for at in range(top, salute - 1) if _names_person(words[at]))
    return next(named, salute) if is_bounded else salute


def _names_person(line: str) -> bool:
    name = line.rstrip(" ,")
    return is_name(name) and " " in name and not name.isupper()


def _bounds_address(line: str) -> bool:
    """Whether what stands above an address is a date, a stamp or a labelled line."""
    is_date = bool(date_in_line(line))
    return is_date or is_marking(line) or FIELD.match(line) is not None


def _may_be_of_address(line: str) -> bool:
    if (
        len(line) > LONGEST_ADDRESS_LINE
        or ": " in line
        or line.endswith(("?", "!", ":"))
    ):
        return False
    if line.endswith(".") and len(line.split()) > MOST_WORDS_WITH_STOP:
        return False
    return not (
        date_in_line(line)
        or is_marking(line)
        or (line.isupper() and is_letterhead(line))
        or is_foot_line(line)
        or is_closing(line)
        or signed_name(line)
        or _NUMBER.match(line)
    )


def _is_signed(words: Sequence[str], at: int) -> bool:
    """Whether a name with an office below it stands under the last words of a text."""
    name, above = words[at], words[at - 1]
    is_below = at + 1 < len(words) and _is_office(words[at + 1])
    is_whole = is_name(name) and " " in name and not is_of_office(name)
    is_ended = _FOR_OTHERS.match(above) is not None or (
        len(above.split()) > 1 and ends_text(above) and not is_marking(above)
    )
    return is_whole and is_below and is_ended and not ADDRESSED.match(name)


def _end_of_copies(words: Sequence[str], at: int) -> int:
    """The line below those that name who had copies, down to the foot of the text."""
    last = at + 1
    while last < len(words) and last - at <= MOST_ABOVE and _names_copy(words[last]):
        last += 1
    return last if last == len(words) or begins_anew(words[last]) else at + 1


def _end_of_items(words: Sequence[str], at: int) -> int:
    """The line below those that are numbered from there on."""
    while at < len(words) and _ITEM.match(words[at]):
        at += 1
    return at


def _names_copy(line: str) -> bool:
    return len(line) <= LONGEST_NAMED and not (
        begins_anew(line) or date_in_line(line) or FIELD.match(line) or _is_prose(line)
    )


def _is_office(line: str) -> bool:
    is_short = len(line) <= LONGEST_OFFICE and line[-1:] not in ".?!:;"
    return is_short and is_of_office(line) and not _is_apart(line)


def _is_apart(line: str) -> bool:
    """Whether a line below a name is neither a name, nor an office, nor an address."""
    return (
        begins_anew(line)
        or is_page_number(line)
        or bool(date_in_line(line))
        or FIELD.match(line) is not None
        or POSTSCRIPT.match(line) is not None
        or _NUMBER.match(line) is not None
    )


def _end_of_offices(words: Sequence[str], name: int) -> int:
    at = name + 1
    while at < len(words) and at - name < MOST_ABOVE and _goes_on(words, at):
        at += 1
    return at


def _goes_on(words: Sequence[str], at: int) -> bool:
    """Whether a line goes on with the office above it: "American Embassy, / Moscow"."""
    line, is_heading = words[at], _heads_another(words, at)
    if is_heading or ADDRESSED.match(line) or _is_apart(line):
        return False
    is_cut = line[:1].islower() and len(line) <= LONGEST_NAMED
    return (
        (is_cut and line[-1:] not in ".?!")
        or _is_office(line)
        or (words[at - 1].endswith(",") and len(line) <= LONGEST_NAMED)
    )


def _heads_another(words: Sequence[str], at: int) -> bool:
    """Whether the line says where another letter was written, above its date."""
    below = words[at + 1] if at + 1 < len(words) else ""
    is_above_date = bool(date_in_line(below)) and not words[at - 1].endswith(",")
    is_head = words[at].isupper() and is_letterhead(words[at])
    return is_head or bool(is_above_date and is_body(words[at]))


def _groups_below(words: Sequence[str], start: int) -> Iterator[Group]:
    """Names with their offices, and addresses, below a closing; up to other words."""
    at = start
    is_first = True
    while at < min(len(words), start + MOST_BELOW):
        line = words[at]
        if len(line) > LONGEST_NAMED or line[:1].islower() or _greets(words, at):
            return
        if is_closing(line) or _heads_another(words, at):
            return
        if _is_apart(line) or BLANK_TO_SIGN.fullmatch(line):
            if FIELD.match(line) or POSTSCRIPT.match(line) or COPIES.match(line):
                return
            at += 1
            continue
        is_styled = bool(STYLE.match(line) or RANKED.search(line))
        is_address = is_styled or (not is_first and bool(ADDRESSED.match(line)))
        if is_address:
            last = at + 1
            while last < len(words) and _goes_on_in_address(words, last):
                last += 1
        elif is_name(line.rstrip(".,")):
            last = _end_of_offices(words, at)
        else:
            return
        yield at, last, Together.ADDRESS if is_address else Together.OTHERS
        at, is_first = last, False


def _goes_on_in_address(words: Sequence[str], at: int) -> bool:
    line = words[at]
    if STYLE.fullmatch(words[at - 1]) and is_salute(line):
        return True  # "Mr. John Hale," below "His Excellency"
    return not (
        _is_apart(line) or _heads_another(words, at) or not _may_be_of_address(line)
    )
