"""Where a text that another one gives in full begins and ends: its marks in the lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letters.derivation.correspondence.transmitted.letter_parts import (
    ends_with_valediction,
    salutation_of,
)
from letters.derivation.correspondence.transmitted.running_lines import Line

_SAID_OF_TEXT = (
    r"(?:(?:[Vv]erbatim|[Vv]erbal|[Qq]uoted|[Uu]nofficial|[Oo]fficial|[Ff]ull|[Oo]ral)"
    r" )?"
)
_A_TEXT = (
    r"(?i:text|message|letter|note|translation|statement|memorandum"
    r"|aide[- ]m[eé]moire|communication|reply|quote|report|communiqu[eé]|declaration)"
)
_BEGIN = re.compile(
    rf"\b(?:[Bb]egin|BEGIN)(?: of)? {_SAID_OF_TEXT}(?P<what>{_A_TEXT})\b[.:;,)\]—]?"
)
# A line of its own: "Verbatim Text.", "Quote", "Text:".
_BEGIN_ALONE = re.compile(
    r"(?:Verbatim [Tt]ext|VERBATIM TEXT|Text|TEXT|Quote|QUOTE|QTE)[.:]?"
)
_TEXT_BEGINS = re.compile(r"(?P<what>Text|TEXT) (?:[Bb]egins|BEGINS)[.:]?")
# "2. Quote The Embassy wishes to inform", up to "Unquote".
_BEGIN_QUOTE = re.compile(r"(?:[0-9]{1,2}\. ?)?(?:Quote|QUOTE|QTE)[:.]? (?=[A-Z“\"])")
# "2. Precise text is as follows: Quote The Government", up to "Unquote".
_BEGIN_QUOTE_WITHIN = re.compile(
    r"(?:\b(?:follows|reads|following|text)[.:]|[\w)]:) (?:Quote|QUOTE|QTE)[:.]?"
    r" (?=[A-Z“\"])"
)
_END = re.compile(
    rf"\b(?:[Ee]nd|END)(?: of)? {_SAID_OF_TEXT}(?:{_A_TEXT}|[Tt]alking [Pp]oints)\b"
)
# Talking points are a text if they are somebody else's.
_BEGIN_POINTS = re.compile(r"\b[Bb]egin (?P<what>[Tt]alking [Pp]oints)\b[.:]?")
_ANOTHERS_POINTS = re.compile(r"[’']s talking points\b")
# A last line of a letter, with a mark of its own as paragraphs have.
_VALEDICTION_QUOTED = re.compile(
    r"[“\"](?:Very |Most )?(?:Sincerely|Faithfully|Respectfully|Cordially|Yours)\b"
)
_MARK = re.compile(r"[“”\"]")
_OPENS_LINE = re.compile(r"(?:(?:[0-9]{1,2}|[IVX]{1,4})\. ?)?[(\[]?[‘’]?[“\"]")
# A list within a text, beside the numbers of the carrier's paragraphs.
_OWN_NUMBER = re.compile(r"\((?:1|a|A|I)\)|(?:1|a|A|I)[.)] ")
_NUMBER = re.compile(r"(?P<number>[0-9]{1,2})\. ")
_NAME_THAT_CLOSES = re.compile(r"[A-Z][\w.’' -]{1,50}(?P<mark>[”\"])\.?")
# "… will return to field”. Signed Cochran."
_SIGNED_BEHIND = re.compile(r"\.? (?:Signed|signed|SIGNED)[:,]? [A-Z][\w.’' -]{1,40}$")
_UNQUOTE = re.compile(r"\b(?:[Uu]nquote|UNQUOTE|UNQTE|[Ee]nd quote|END QUOTE)\b")
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


def find_delimited(lines: Sequence[Line], at: int) -> tuple[Extent, str, bool] | None:
    """The text between "Begin text" in line `at` and "End text", what it is called, and
    whether no such mark shows its end."""
    text = lines[at].text
    begin = (
        ("begin" in text.casefold() and _BEGIN.search(text))
        or _BEGIN_ALONE.fullmatch(text.strip())
        or _TEXT_BEGINS.fullmatch(text.strip())
        or _BEGIN_QUOTE.match(text)
        or (_has_quote(text) and _BEGIN_QUOTE_WITHIN.search(text))
        or (at and _begin_of_anothers(text, lines[at - 1].text))
    )
    if not begin:
        return None
    what = begin["what"] if "what" in begin.re.groupindex else ""
    first, offset = at, begin.end()
    while first < len(lines) and not lines[first].text[offset:].strip(' .:;“"'):
        first, offset = first + 1, 0
    if first == len(lines):
        return None
    is_quote = "quote" in begin[0].casefold() or "QTE" in begin[0]
    end = _end_mark(lines, first, offset, _UNQUOTE if is_quote else _END)
    if not end and not what:
        return None
    is_numbered = _OWN_NUMBER.match(lines[first].text[offset:].lstrip())
    above = at if is_numbered else 0
    last, end_offset = end or _before_next_number(lines, above, first)
    extent = extent_of(lines, (first, offset), (last, end_offset))
    return (extent, what, not end) if extent else None


def _before_next_number(lines: Sequence[Line], at: int, first: int) -> tuple[int, int]:
    """Before "4." where "3. The paper follows" stands above the text, or the last line."""
    told = (lines[at], lines[at - 1]) if at else ()
    above = next(filter(None, map(_number_of, told)), 0)
    last = len(lines) - 1
    if above and _number_of(lines[first]) != above + 1:
        numbers = range(first + 1, len(lines))
        after = (at for at in numbers if _number_of(lines[at]) == above + 1)
        last = next(after, len(lines)) - 1
    return last, len(lines[last].text)


def _number_of(line: Line) -> int:
    match = _NUMBER.match(line.text)
    return int(match["number"]) if match else 0


def _has_quote(text: str) -> bool:
    return any(word in text for word in (" Quote", " QUOTE", " QTE"))


def _begin_of_anothers(text: str, before: str) -> re.Match[str] | None:
    return _BEGIN_POINTS.search(text) if _ANOTHERS_POINTS.search(before) else None


def _end_mark(
    lines: Sequence[Line], first: int, offset: int, mark: re.Pattern[str]
) -> tuple[int, int] | None:
    for number in range(first, min(first + MOST_LINES, len(lines))):
        begin = offset if number == first else 0
        if match := mark.search(lines[number].text, begin):
            return number, match.start()
    return None


def end_of_text(text: str) -> int:
    """Where "End text" stands in the line, or where the line ends."""
    match = _END.search(text)
    return match.start() if match else len(text)


def find_quotation(lines: Sequence[Line], at: int, offset: int) -> Extent | None:
    """The quotation that opens at `offset` of line `at`: of one or many paragraphs."""
    if _is_unmarked(lines[at]):
        last = at
        while last + 1 < len(lines) and _is_unmarked(lines[last + 1]):
            last += 1
        return extent_of(lines, (at, 0), (last, len(lines[last].text)))
    close = _closing_mark(lines, at, offset)
    return extent_of(lines, (at, offset), close) if close else None


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
    depth = 0
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
                    return number, behind.end()
                if signed := _signature_below(lines, number, match.end()):
                    return signed
                return number, match.start()
            depth = max(depth, 1)
    return None


def _opens(text: str, match: re.Match[str]) -> bool:
    if match[0] != '"':
        return match[0] == "“"
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
    start = lines[first].start + offset + len(head) - len(head.lstrip(' .:;“"['))
    words = lines[last].text[:end_offset].rstrip(' “”"[(—–-')
    words = _REMARK.sub("", words)
    finish = lines[last].start + len(words)
    return Extent(start, finish, first, last) if finish > start else None
