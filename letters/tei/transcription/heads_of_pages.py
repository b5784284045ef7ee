"""Lines at the head of a further page that say again to whom and when a letter was written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.letter_words import ADDRESSED, is_name
from letters.tei.transcription.page_lines import PageLine, PageLineKind, read_page_line

MOST_LINES = 4
LONGEST_LINE = 60  # characters
LONGEST_READ = 480  # characters of so many lines
LONGEST_FIRST_HEAD = 1_500  # of the first page, in which they stand before
_LINE = re.compile(r"[^\n]++\n?|\n")
_ENDS = (".", ",", ";", ":", "?", "!", "-")
_FEWEST_LETTERS = 4


def repeated_lines_above(text: str, start: int) -> list[PageLine]:
    """The lines directly above `start`, if all of them up to a blank line are repeated."""
    top = text.rfind("\n", 0, start) + 1
    above = [*_LINE.finditer(text, max(0, top - LONGEST_READ), top)]
    return _repeated_lines(above[::-1], start)[::-1]


def repeated_lines_below(text: str, end: int) -> list[PageLine]:
    """The lines directly below `end`, if all of them up to a blank line are repeated."""
    at = text.find("\n", end) + 1
    if not at or text[end:at].strip():
        return []
    return _repeated_lines([*_LINE.finditer(text, at, at + LONGEST_READ)], end)


def _repeated_lines(lines: Sequence[re.Match[str]], number: int) -> list[PageLine]:
    """Those up to the first blank line; none if one of them is not repeated, or if there
    are many. Where no blank line stands, those up to one that is not repeated. `number`
    is where that of the page stands."""
    found: list[PageLine] = []
    has_blank_lines = not all(line[0].strip() for line in lines)
    for line in lines:
        words = line[0].strip()
        if not words:
            return found
        before = min(line.start(), number)
        is_repeated = _is_repeated(line.string, words, before)
        if not has_blank_lines and not (is_repeated and _may_head(words)):
            return found
        if len(found) == MOST_LINES or not is_repeated:
            return []
        found.append(_page_line(line[0], line.start()))
    return []


def _is_repeated(text: str, words: str, before: int) -> bool:
    """Whether it is a day, a marking, or words of the head of the first page."""
    if len(words) > LONGEST_LINE or words.endswith(_ENDS):
        return False
    if read_page_line(words) or date_in_line(words):
        return True
    head = " ".join(text[: min(LONGEST_FIRST_HEAD, before)].split())
    return len(words) >= _FEWEST_LETTERS and " ".join(words.split()) in head


def _may_head(words: str) -> bool:
    """Whether the line alone shows that it is none of the text: a day, a stamp, a name."""
    is_name_alone = ADDRESSED.match(words) or (is_name(words) and " " in words)
    return bool(is_name_alone or read_page_line(words) or date_in_line(words))


def _page_line(line: str, start: int) -> PageLine:
    words = line.strip()
    at = start + len(line) - len(line.lstrip())
    known = read_page_line(words, at)
    if known:
        return known
    return PageLine(at, at + len(words), PageLineKind.MARKING, 0, True, words)
