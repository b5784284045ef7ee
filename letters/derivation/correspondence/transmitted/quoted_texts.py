"""Where a quotation begins and ends: its marks in the lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letters.derivation.correspondence.transmitted.letter_parts import (
    ends_with_valediction,
    salutation_of,
)
from letters.derivation.correspondence.transmitted.running_lines import Line

# A last line of a letter, with a mark of its own as paragraphs have.
_VALEDICTION_QUOTED = re.compile(
    r"[“\"](?:Very |Most )?(?:Sincerely|Faithfully|Respectfully|Cordially|Yours)\b"
)
_MARK = re.compile(r"[“”\"]")
# In "’The General Assembly" the first mark is printed for "“".
_OPENS_LINE = re.compile(
    r"(?:(?:[0-9]{1,2}|[IVX]{1,4})\. ?)?[(\[]?[‘’]?[“\"]|[‘’](?=The [A-Z])"
)
_NAME_THAT_CLOSES = re.compile(r"[A-Z][\w.’' -]{1,50}(?P<mark>[”\"])\.?")
# "… will return to field”. Signed Cochran."
_SIGNED_BEHIND = re.compile(r"\.? (?:Signed|signed|SIGNED)[:,]? [A-Z][\w.’' -]{1,40}$")
_REMARK = re.compile(r"(?<=\w)\s(?:Attachments?|Enclosures?)$")
MOST_LINES = 600
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Extent:
    """Offsets in the running text, and the first and the last line, by their numbers."""

    start: int
    end: int
    first: int
    last: int


def opens_quotation(line: Line) -> bool:
    return bool(_OPENS_LINE.match(line.text)) or line.is_quotation


def opening_mark(line: Line) -> int:
    """The offset of the mark that opens the line: "“Dear", "2. “Dear"; 0 without one."""
    match = _OPENS_LINE.match(line.text)
    return match.end() - 1 if match else 0


def find_quotation(lines: Sequence[Line], at: int, offset: int) -> Extent | None:
    """The quotation that opens at `offset` of line `at`: of one or many paragraphs."""
    if _is_unmarked(lines[at]):
        last = at
        while last + 1 < len(lines) and _is_unmarked(lines[last + 1]):
            last += 1
        return extent_of(lines, (at, 0), (last, len(lines[last].text)))
    close = _end_of_block(lines, at, offset) or _closing_mark(lines, at, offset)
    return extent_of(lines, (at, offset), close) if close else None


def _end_of_block(
    lines: Sequence[Line], at: int, offset: int
) -> tuple[int, int] | None:
    """The mark that closes the block in which line `at` is printed, where another quotation
    ends within it: its next paragraph begins without a mark."""
    if not lines[at].is_quotation or not _MARK.match(lines[at].text, offset):
        return None
    last = at
    while last + 1 < len(lines) and lines[last + 1].is_quotation:
        last += 1
    inner = [number for number in range(at + 1, last) if _is_whole_quote(lines[number])]
    below = lines[inner[0] + 1 : last + 1] if inner else []
    ends = lines[last].text.rstrip(" .")
    if not below or any(map(_OPENS_LINE.match, (line.text for line in below))):
        return None
    return (last, len(ends) - 1) if ends.endswith("”") else None


def _is_whole_quote(line: Line) -> bool:
    text = line.text.rstrip(" .")
    return text.startswith("“") and text.endswith("”")


def _is_unmarked(line: Line) -> bool:
    return line.is_quotation and not _OPENS_LINE.match(line.text)


def find_signed_quotation(lines: Sequence[Line], at: int, offset: int) -> Extent | None:
    """The quotation, with the valediction and the name that stand below its mark."""
    extent = find_quotation(lines, at, offset)
    below = extent.last + 1 if extent else len(lines)
    if (
        not extent
        or below >= len(lines)
        or not ends_with_valediction(lines[below].text)
    ):
        return extent
    name = lines[below + 1].text.strip() if below + 1 < len(lines) else ""
    is_signed = 0 < len(name) < _LONGEST_NAME and not salutation_of(name)
    last = below + 1 if is_signed else below
    return extent_of(lines, (at, offset), (last, len(lines[last].text)))


def _closing_mark(
    lines: Sequence[Line], at: int, offset: int
) -> tuple[int, int] | None:
    # In "’The General Assembly" no mark is counted for the one that opens it.
    depth, unbalanced = 0 if _MARK.match(lines[at].text, offset) else 1, None
    for number in range(at, min(at + MOST_LINES, len(lines))):
        text = lines[number].text
        begin = offset if number == at else 0
        opening = _OPENS_LINE.match(text)
        for match in _MARK.finditer(text, begin):
            is_first = opening is not None and match.end() == opening.end()
            if not _opens(text, match):
                depth -= 1
            elif _VALEDICTION_QUOTED.match(text, match.start()):
                continue
            elif number == at or not is_first:
                depth += 1
            if depth <= 0 and not _goes_on(lines, number, match.end()):
                if behind := _SIGNED_BEHIND.match(text, match.end()):
                    # In the last line he signed the telegram that gives the text.
                    is_last = number + 1 == len(lines)
                    return number, match.start() if is_last else behind.end()
                if signed := _signature_below(lines, number, match.end()):
                    return signed
                return number, match.start()
            depth = max(depth, 1)
        if not unbalanced and number > at and _ends_quoted(lines, number):
            unbalanced = number, len(text.rstrip())
        if unbalanced and not opening:
            break
    return unbalanced


def _ends_quoted(lines: Sequence[Line], number: int) -> bool:
    """Whether a paragraph with marks at both its ends is the last that begins with one."""
    text = lines[number].text.rstrip(" .,;:)]")
    is_within = text.startswith("“") and text.endswith("”")
    return is_within and not _goes_on(lines, number, len(lines[number].text))


def _opens(text: str, match: re.Match[str]) -> bool:
    if match[0] == "“":
        # Printed for "”" at the end of a paragraph: "John F. Kennedy“".
        before = text[: match.start()]
        is_closing = before[-1:].isalnum() or before[-1:] in (".", "?", "!")
        return not (is_closing and not text[match.end() :].strip())
    if match[0] == "”":
        return False
    before = text[: match.start()]
    return not before or before[-1] in " (["


def _signature_below(
    lines: Sequence[Line], number: int, after: int
) -> tuple[int, int] | None:
    """The end of a name that closes the quotation in a line of its own below."""
    below = lines[number + 1].text if number + 1 < len(lines) else ""
    is_end = not lines[number].text[after:].strip(" .,;:)]")
    match = _NAME_THAT_CLOSES.fullmatch(below.strip())
    return (number + 1, below.rfind(match["mark"])) if is_end and match else None


def _goes_on(lines: Sequence[Line], number: int, after: int) -> bool:
    """Whether the next paragraph is quoted too, after a mark at the end of this one."""
    rest = lines[number].text[after:].strip(" .,;:)]")
    following = number + 1
    is_last = rest or following == len(lines)
    return not is_last and bool(_OPENS_LINE.match(lines[following].text))


def extent_of(
    lines: Sequence[Line], begin: tuple[int, int], end: tuple[int, int]
) -> Extent | None:
    """The extent without the blanks and the marks of quotation at both its ends."""
    (first, offset), (last, end_offset) = begin, end
    while last > first and not lines[last].text[:end_offset].strip(' “”"‘[('):
        last -= 1
        end_offset = len(lines[last].text)
    head = lines[first].text[offset:]
    bare = head.removeprefix("’").lstrip(' .:;“"[')
    start = lines[first].start + offset + len(head) - len(bare)
    words = lines[last].text[:end_offset].rstrip(' “”"[(—–-')
    words = _REMARK.sub("", words)
    finish = lines[last].start + len(words)
    return Extent(start, finish, first, last) if finish > start else None
