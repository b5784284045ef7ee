"""The texts between "Begin text" and "End text", and between "Quote" and "Unquote"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.derivation.correspondence.transmitted.letter_parts import compliments_in
from letters.derivation.correspondence.transmitted.quoted_texts import (
    MOST_LINES,
    Extent,
    extent_of,
)
from letters.derivation.correspondence.transmitted.running_lines import Line

_SAID_OF_TEXT = (
    r"(?:(?:[Vv]erbatim|[Vv]erbal|[Qq]uoted|[Uu]nofficial|[Oo]fficial|[Ff]ull|[Oo]ral)"
    r" )?"
)
# A text that is only suggested is marked too.
_SAID_AT_END = (
    r"(?:(?:[Vv]erbatim|[Oo]ral|[Pp]roposed|[Ss]uggested|[Dd]raft|[Ff]ull|UK|US) ){0,2}"
)
_A_TEXT = (
    r"(?i:text|message|letter|note|translation|statement|memorandum"
    r"|aid[eé][- ]m[eé]moire|communication|reply|quote|report|communiqu[eé]|declaration)"
)
_BEGIN = re.compile(
    rf"\b(?:[Bb]egin|BEGIN)(?: of)? {_SAID_OF_TEXT}(?P<what>{_A_TEXT})\b"
    r"(?: of [\w ]{2,50}(?=:))?[.:;,)\]—]?(?: \((?:verbatim|unofficial|full) text\))?"
)
# A line of its own: "Verbatim Text.", "Quote", "Text:".
_BEGIN_ALONE = re.compile(
    r"(?:Verbatim [Tt]ext|VERBATIM TEXT|Text|TEXT|Quote|QUOTE|QTE|Qte|Begins?)[.:]?"
)
_TEXT_BEGINS = re.compile(r"(?P<what>Text|TEXT) (?:[Bb]egins|BEGINS)[.:]?")
# "2. Quote The Embassy wishes to inform", up to "Unquote".
_BEGIN_QUOTE = re.compile(
    r"(?:[0-9]{1,2}\. ?)?(?:Quote|QUOTE|QTE|Qte)[:.]? (?=[A-Z“\"])"
)
# "2. Precise text is as follows: Quote The Government", up to "Unquote".
_BEGIN_QUOTE_WITHIN = re.compile(
    r"(?:\b(?:follows|reads|following|text)[.:]|[\w)]:) (?:Quote|QUOTE|QTE|Qte)[:.]?"
    r"(?: (?=[A-Z“\"])|$)"
    r"|\b(?:[Rr]epeat|REPEAT)\b[^.:;]{0,60}\. (?:Quote|QUOTE|QTE|Qte)[:.]? (?=[A-Z])"
)
_END = re.compile(
    rf"\b(?:[Ee]nd|END)(?: of)? {_SAID_OF_TEXT}(?:(?:UK|US|French|British|Soviet) )?"
    rf"(?:{_A_TEXT}|[Tt]alking [Pp]oints)\b"
)
# "Begin. Mr. President: In presenting", up to "End." behind the last words.
_BEGIN_BARE = re.compile(r"Begins?[.:] (?=[A-Z“\"])")
_END_BARE = re.compile(r"\b(?:Ends?|ENDS?)\.$")
# At the end of a paragraph: "(End of text)", "End proposed text."; nothing may mark where
# such a text begins.
_ENDS_HERE = re.compile(
    rf"[(\[]?\b(?:[Ee]nd|END)(?: of)? {_SAID_AT_END}"
    r"(?i:text|message|letter|note|memorandum|aid[eé][- ]m[eé]moire|communication|reply)"
    r"(?: of [\w ]{2,30})?\.?[)\]]?\.?$"
)
# Talking points are a text if they are somebody else's.
_BEGIN_POINTS = re.compile(r"\b[Bb]egin (?P<what>[Tt]alking [Pp]oints)\b[.:]?")
_ANOTHERS_POINTS = re.compile(r"[’']s talking points\b")
# A list within a text, beside the numbers of the carrier's paragraphs.
_OWN_NUMBER = re.compile(r"\((?:1|a|A|I)\)|(?:1|a|A|I)[.)] ")
_NUMBER = re.compile(r"(?P<number>[0-9]{1,2})\. ")
# How a note ends.
_RENEWS = re.compile(
    r"(?i)\b(?:highest|high|distinguished) (?:consideration|esteem)\b"
    r"|\bavails? (?:itself|himself|myself|ourselves) of (?:this|the)\b"
    r"|\bto express\b.{0,60}\b(?:its|his) (?:highest )?esteem\b"
)
_MOST_ENDED = 40
# In characters: of a mark at the end, and of a note's first and last words.
_LONGEST_MARK = 80
_LONGEST_OPENING = 300
_LONGEST_CLOSING = 250
_UNQUOTE = re.compile(
    r"\b(?:[Uu]nquote|UNQUOTE|UNQTE|[Uu]nqte|[Ee]nd quote|END QUOTE)\b"
)


def find_delimited(lines: Sequence[Line], at: int) -> tuple[Extent, str, bool] | None:
    """The text between "Begin text" in line `at` and "End text", what it is called, and
    whether no such mark shows its end."""
    text = lines[at].text
    begin = (
        ("begin" in text.casefold() and _BEGIN.search(text))
        or _BEGIN_ALONE.fullmatch(text.strip())
        or _TEXT_BEGINS.fullmatch(text.strip())
        or _BEGIN_QUOTE.match(text)
        or _BEGIN_BARE.match(text)
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
    is_quote = any(word in begin[0].casefold() for word in ("quote", "qte"))
    mark = _UNQUOTE if is_quote else _END_BARE if begin.re is _BEGIN_BARE else _END
    end = _end_mark(lines, first, offset, mark)
    if not end and not what:
        return None
    is_numbered = _OWN_NUMBER.match(lines[first].text[offset:].lstrip())
    above = at if is_numbered else 0
    end = end or end_of_note(lines, first, offset)
    is_open = not end
    last, end_offset = end or _before_next_number(lines, above, first)
    extent = extent_of(lines, (first, offset), (last, end_offset))
    return (extent, what, is_open) if extent else None


def find_ended(lines: Sequence[Line], at: int) -> Extent | None:
    """The text below line `at`, up to "End of message" at the end of a paragraph."""
    for number in range(at + 1, min(at + _MOST_ENDED, len(lines))):
        text = lines[number].text.rstrip()
        if _BEGIN.search(text):
            return None
        if match := _ENDS_HERE.search(text[-_LONGEST_MARK:]):
            end = max(0, len(text) - _LONGEST_MARK) + match.start()
            return extent_of(lines, (at + 1, 0), (number, end))
    return None


def end_of_note(
    lines: Sequence[Line], first: int, offset: int = 0
) -> tuple[int, int] | None:
    """Where a note ends that begins with compliments: "the assurances of its highest
    consideration"."""
    if not compliments_in(lines[first].text[offset:].lstrip()[:_LONGEST_OPENING]):
        return None
    for number in range(first, min(first + _MOST_ENDED, len(lines))):
        text = lines[number].text.rstrip()
        if _RENEWS.search(text[-_LONGEST_CLOSING:]):
            return number, len(text)
    return None


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
    return any(word in text for word in (" Quote", " QUOTE", " QTE", " Qte"))


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
