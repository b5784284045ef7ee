"""Lines that belong to a page and not to its text: its number, its stamps, a running head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from letters.tei.transcription.foot_lines import (
    DECLASSIFICATION,
    is_marking,
    is_release,
)

LONGEST_PAGE_LINE = 120
LONGEST_WITHOUT_GAP = 50
# More columns are a table.
MOST_CELLS = 4

_LINE = re.compile(r"[^\n]*+\n?")
_GAP = re.compile(r"[ \t]{2,}+|\t")
_TYPED = re.compile(
    r"[-–—]{1,2} ?(?P<dashed>\d{1,3}) ?[-–—]{1,2}"
    r"|(?:page|p\.|pg\.|seite|blatt|feuille|página|pág\.|стр\.|страница|лист) ?"
    r"(?P<named>\d{1,3})(?:(?: of | ?/ ?| von | sur | de | из )\d{1,3}"
    r"| of(?: (?-i:[A-Z]{1,4}-?)\d{1,5})?)?(?: pages?)?",
    re.IGNORECASE,
)
_FRAME = "|#=*~_<>+- "
_NUMERALS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_SPELT = re.compile(rf"page (?P<page>{'|'.join(_NUMERALS)})", re.IGNORECASE)
_BARE = re.compile(r"(?P<page>\d{1,3})\.?")
# "PAGE 02 MOSCOW 16276 01 OF 02 092013Z"
_CABLE = re.compile(
    r"PAGE {1,3}(?P<page>\d{2,3})(?: OF \d{2,3})? {1,20}[A-Z][A-Z0-9 /]{2,80}"
)
# "FOREIGN RELATIONS, 1946, VOLUME V"
_TITLE_IN_CAPITALS = re.compile(
    r"[^\W\d_a-zà-ÿ](?:[^a-zà-ÿ\d]|(?<=\D)(?:1[89]|20)\d\d(?!\d)){3,60}"
)
# "TOP SECRET  -  SENSITIVE"
_WIDE_DASH = re.compile(r"(?<=[A-Z])(?: {2,3}[-–—] {1,3}| [-–—] {2,3})(?=[A-Z])")
_SPACED_LETTERS = re.compile(r"(?:\w ){3,20}\w")
# One blank alone may stand between a number and the words beside it: "SECRET - 2 -".
_BESIDE_NUMBER = re.compile(
    r"(?:(?P<above>[A-Z~][^\n]{2,40}?) )?"
    r"(?P<number>-{1,2} ?\d{1,3} ?-{1,2}|[–—] ?\d{1,3} ?[–—]"
    r"|(?:PAGE|Page) \d{1,3}(?: (?:of|OF) (?:[A-Z]{1,4}-?)?\d{1,5})?)"
    r"(?: (?P<behind>[A-Z~][^\n]{2,40}))?"
)
_NUMBER_BEHIND = re.compile(r"(?P<above>[A-Z][A-Z/–—, -]{4,40}) (?P<number>\d{1,2})")
# "-2- #511, February 22, 9 p.m., from Moscow."
_TELEGRAM = re.compile(
    r"[-–—] ?(?P<page>\d{1,2}) ?[-–—],? {1,8}(?:#|No\. ?)?\d{1,5},? [^\n]{3,50}\b(?:from|to)"
    r" [A-Z][\w .’'-]{2,25}"
)


# "[[end page]]", "[page break]", "--- new page ---": a transcriber's, without a number.
_BREAK = re.compile(
    r"\[{1,2} ?(?:(?:end|start|beginning|top|bottom) (?:of )?(?:the )?page"
    r"|page (?:break|ends?|turns?)|(?:new|next) page) ?\]{1,2}"
    r"|[-–—=*]{2,20} ?(?:page break|new page) ?[-–—=*]{2,20}",
    re.IGNORECASE,
)


class PageLineKind(StrEnum):
    """`NUMBER` is typed as one ("- 2 -", "Page 2"), a `BARE` one may be anything, and one
    beside a title in capitals may be of a table. A `BREAK` is a transcriber's words."""

    NUMBER = "number"
    TITLED = "titled"
    BARE = "bare"
    CABLE = "cable"
    MARKING = "marking"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line without the blanks around it; `page` is the number in it, 0 for none."""

    start: int
    end: int
    kind: PageLineKind
    page: int = 0
    has_words: bool = False
    words: str = ""


def lines_with_kinds(text: str) -> Iterator[tuple[int, int, PageLine | None]]:
    """The bounds of each line that is not blank, and what it is if not text."""
    for match in _LINE.finditer(text):
        line = match[0]
        words = line.strip()
        if not words:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = start + len(words)
        yield start, end, read_page_line(words, start)


def read_page_line(words: str, start: int = 0) -> PageLine | None:
    """What the line is, whose words begin at `start`; None for a line of the text."""
    if len(words) > LONGEST_PAGE_LINE:
        return None
    if is_release(words):
        return PageLine(start, start + len(words), PageLineKind.MARKING, 0, True, words)
    if _BREAK.fullmatch(words):
        return PageLine(start, start + len(words), PageLineKind.BREAK, words=words)
    has_gap = "  " in words or "\t" in words
    shown, words = words, _WIDE_DASH.sub(" - ", words)
    if len(words) > LONGEST_WITHOUT_GAP and not has_gap and not words.isupper():
        return None
    end = start + len(shown)
    if cable := _CABLE.fullmatch(words):
        page = int(cable["page"])
        return PageLine(start, end, PageLineKind.CABLE, page, True, words)
    if telegram := _TELEGRAM.fullmatch(words):
        page = int(telegram["page"])
        return PageLine(start, end, PageLineKind.NUMBER, page, True, words)
    cells = _GAP.split(words) if has_gap else _cells_of(words)
    if len(cells) > MOST_CELLS:
        return None
    line = _read_cells(cells, start, words)
    return replace(line, end=end, words=shown) if line else None


def _cells_of(words: str) -> list[str]:
    """The number of a page and the words before and behind it, of a line without gaps."""
    if number := _BESIDE_NUMBER.fullmatch(words):
        others = number.group("above", "behind")
        is_tight = " " not in number["number"]
        if all(is_marking(one.strip("~")) or is_tight for one in others if one):
            return [cell for cell in number.group("above", "number", "behind") if cell]
    number = _NUMBER_BEHIND.fullmatch(words)
    if number and number["above"] != "COPY" and is_marking(number["above"]):
        return [number["above"], number["number"]]
    return [words]


def read_running_head(words: str, start: int) -> PageLine | None:
    """A line that may stand at the head of every page: a title, or several cells."""
    is_short = len(words) <= LONGEST_PAGE_LINE
    if not is_short or words.endswith((".", ",", ";", ":", "?", "!", "-")):
        return None
    if not words.isupper() and not _GAP.search(words):
        return None
    return PageLine(start, start + len(words), PageLineKind.MARKING, 0, True, words)


def _read_cells(cells: list[str], start: int, words: str) -> PageLine | None:
    end = start + len(words)
    others = [cell for cell in cells if not _is_stamp(cell)]
    if not others:
        return PageLine(start, end, PageLineKind.MARKING, 0, True, words)
    typed = [page for cell in others if (page := _typed_page(cell))]
    has_words = len(cells) > 1
    if len(typed) == 1:
        return PageLine(start, end, PageLineKind.NUMBER, typed[0], has_words, words)
    bare = [cell for cell in (others[0], others[-1]) if _BARE.fullmatch(cell)]
    if len(bare) < 1:
        return None
    page = int(bare[0].rstrip("."))
    if len(others) == 1:
        kind = PageLineKind.NUMBER if has_words else PageLineKind.BARE
        return PageLine(start, end, kind, page, has_words, words)
    title = others[1] if _BARE.fullmatch(others[0]) else others[0]
    is_item = bare[0].endswith(".")  # "2.  THE MINISTRY ADDED"
    if len(others) == 2 and not is_item and _TITLE_IN_CAPITALS.fullmatch(title):
        return PageLine(start, end, PageLineKind.TITLED, page, has_words, words)
    return None


def _typed_page(cell: str) -> int:
    if spelt := _SPELT.fullmatch(cell):
        return _NUMERALS.index(spelt["page"].lower()) + 2
    if match := _TYPED.fullmatch(cell):
        return int(match["dashed"] or match["named"])
    # "||Page 2||", "== Page 2 ==": a transcriber's signs are about it.
    framed = _TYPED.fullmatch(cell.strip(_FRAME)) if cell[:1] in _FRAME else None
    return int(framed["named"] or 0) if framed else 0


def _is_stamp(cell: str) -> bool:
    if _SPACED_LETTERS.fullmatch(cell):
        cell = cell.replace(" ", "")
    cell = cell.strip("~")  # struck out
    return is_marking(cell) or DECLASSIFICATION.fullmatch(cell) is not None
