"""A line at the head of a paper that says when, and perhaps where, it was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from letters.tei.dates import find_written_dates, read_written_date
from letters.tei.dates.months import MONTH
from letters.tei.transcription.foreign_days import foreign_day
from letters.tei.transcription.letter_words import CAPITAL
from letters.tei.transcription.raw_block import RawBlock, Role

LONGEST_DATELINE = 90
LONGEST_DATE = 60
MOST_ABOVE = 8
# A longer block is prose.
LONGEST_ABOVE = 200
# "10:25 a.m. - 11/14/72"
_AT_HOUR = re.compile(
    r"(?:D\. ?)?[01]?\d[:.][0-5]\d ?[AaPp]\.?[Mm]\.?,? ?(?:[—–-] ?)?"
    r"(?P<date>\d{1,2}/\d{1,2}/(?:\d\d|\d{4})"
    r"|\d{1,2}(?:st|nd|rd|th) [A-Z][a-z]{2,8},? \d{4})"
)
_SLASHED = re.compile(r"(?:[A-Z][a-z]{2,5}day,? )?\d{1,2}/\d{1,2}(?:/(?:\d\d|\d{4}))?")
# "3/16/69 10:40 a.m.", "10/23/62 - 6:50 p.m."
_HOUR_OF_SLASHED = re.compile(
    r"(?<=/\d\d),? {1,4}(?:[—–-] ?|at )?[01]?\d[:.][0-5]\d ?[AaPp]\.?[Mm]\.?\Z"
)
_WORD = rf"{CAPITAL}[\w.’'-]{{0,30}}"
# "Vienna,", "Bonn, den", "Washington, D.C.,", "NO: 1417,".
_BEFORE = re.compile(
    r"(?!(?i:approved|cleared|declassified|drafted|received|reviewed|released|rec[’']?d"
    r"|ankunft|eingang|eingegangen|reçu|arrivée?|recibido|ricevuto|получено)\b)"
    # "JANUARY – JUNE, 1954" is what a report is of, and no day.
    rf"(?!(?i:{MONTH})\.? ?[–—-])"
    r"(?:(?:Held|HELD|Meeting held) (?:in|at|on|IN|AT|ON)\b[^\n.]{0,40}, ?)?"
    r"(?:(?:N[Oo][.:]{0,2}|[Nn]r\.?) ?\d{1,6}(?:, ?| (?=vom )))?(?:от |vom |du )?"
    rf"(?:(?:At |en |a |['’]s-|в |г\. |\d{{2,5}} )?{_WORD}(?: {_WORD}| de| la| am){{0,3}}"
    rf"(?:, {_WORD}(?: {_WORD}){{0,2}}){{0,2}}[,.:]? ?(?:[—–-] ?)?"
    r"(?:den |am |le |the |el |a |il |this |em |dnia |dne )?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?)?"
)
_NUMBERED = re.compile(
    r"[0-3]?[0-9](?:(?:\.|er|st|nd|rd|th|[º°])? ?[^\W\d_]|\. ?[01]?\d\.)"
)
_YEAR = re.compile(r"\b\d{4}\b")
# "July 2d, 1944"
_SHORT_ORDINAL = re.compile(r"(?<=[23])d(?=,? \d{4})")
# "Jan. 3, '38"
_SHORT_YEAR = re.compile(r"(?<=\d, )['’](?=\d\d\.?\Z)")
# "D. 14 August 1963", above "R. 20 August 1963", when it was received.
_DESPATCHED = re.compile(r"\AD\. {1,20}(?=\d)")
_ORDINAL_STOP = re.compile(r"(?<=\d(?:st|nd|rd|th))\.(?= )")
# "Berne, 18 juillet 1954, 21 h. 30.", "27. Juni 1962, 17.30 Uhr"
# "Feb. 23 [1946]"
_SUPPLIED_YEAR = re.compile(r"\[(?P<year>1[89]\d\d)\]\Z")
_TYPED_DASH = re.compile(r"(?<=\d)--(?=\d)")
_HOUR_AFTER = re.compile(
    r"(?<=\d),? (?:[–—-] )?(?:à |um |a las )?[0-2]?\d(?:[.:]?[0-5]\d)? ?"
    r"(?:h(?:\.? ?|eures? ?)?(?:[0-5]\d)?"
    r"|Uhr(?: [0-5]\d)?|hrs?|horas|час(?:ов|а)?(?: [0-5]\d мин)?)\.?\Z"
)
_AFTER = re.compile(r"(?: ?г\.?| ?года)?[ .,;]*\Z")


def date_in_line(line: str) -> str:
    """The words of the date in a line that is a dateline and nothing else; empty for
    any other line. "Vienna, June 2, 1955" has "June 2, 1955", and "11th. May 1967" has
    "11th May 1967"."""
    words = _SHORT_ORDINAL.sub("", _ORDINAL_STOP.sub("", line.strip()))
    words = _DESPATCHED.sub("", words)
    words = _HOUR_AFTER.sub("", _SHORT_YEAR.sub("19", words))
    words = _SUPPLIED_YEAR.sub(r"\g<year>", _TYPED_DASH.sub("—", words))
    if "\n" in words or len(words) > LONGEST_DATELINE:
        return ""
    slashed = _HOUR_OF_SLASHED.sub("", words)
    if _SLASHED.fullmatch(slashed):
        return slashed.rpartition(" ")[2]
    if foreign_day(words) or _is_date(words):
        return words
    if hour := _AT_HOUR.fullmatch(words):
        return hour["date"]
    dates = find_written_dates(words, order="month-day")
    starts = [dates[0][0]] if dates else []
    starts += [match.start() for match in _NUMBERED.finditer(words)]
    for start in starts:
        date = _AFTER.sub("", words[start:])
        is_date = _is_date(date) or foreign_day(date)
        if is_date and _BEFORE.fullmatch(words[:start]):
            return date
    return ""


def with_date_above(blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks, with the one line above all prose that is a day told to be the date, if
    nothing else above the prose holds one."""
    head = _above_prose(blocks)
    if any(block.role in (Role.DATE, Role.FIELDS) for block in head):
        return blocks
    lines = [
        at for at, block in enumerate(head) if _YEAR.search(date_in_line(block.text))
    ]
    if len(lines) != 1 or head[lines[0]].role not in (Role.PARAGRAPH, Role.LINES):
        return blocks
    dated = list(blocks)
    dated[lines[0]] = replace(head[lines[0]], role=Role.DATE)
    return dated


def _above_prose(blocks: Sequence[RawBlock]) -> Sequence[RawBlock]:
    for at, block in enumerate(blocks[:MOST_ABOVE]):
        if block.role is Role.SALUTE or len(block.text) > LONGEST_ABOVE:
            return blocks[:at]
    return blocks[:MOST_ABOVE]


def _is_date(words: str) -> bool:
    is_short = len(words) < LONGEST_DATE
    return is_short and read_written_date(words, order="month-day") is not None
