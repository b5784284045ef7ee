"""On which day an announced text was sent, as the words that announce it say."""

from __future__ import annotations

import re
from datetime import timedelta

from letters.derivation.correspondence.partial_dates import day_near
from letters.derivation.correspondence.transmitted.announcement_forms import (
    Announcement,
)
from letters.tei.dates import HistoricalDate
from letters.tei.dates.months import MONTH, MONTH_ABBREVIATION

_LONGEST_MONTH = 31
_MONTH = rf"(?:{MONTH}|{MONTH_ABBREVIATION}\.?)"
_DAY_TOLD = re.compile(
    r"\b(?:of|dated|sent|on|cable|telegram|drafted|made)\s(?=[A-Z0-9])"
    r"(?![^.;:]{3,14} or (?:as )?soon)"
)
# "point 6 of March 18", "was received on 5 April": the day of what the text answers, and of
# its arrival.
_NOT_ITS_OWN = re.compile(
    r"\b(?:points?|para(?:graph)?s?|items?|sections?) [0-9]{1,2} of [A-Z]\w{2,8} [0-9]{1,2}"
    r"|\breceived(?: \.){0,4} on (?:[A-Z]\w{2,8} )?[0-9]{1,2}(?: [A-Z]\w{2,8})?"
)
_TODAY = re.compile(r"\b(?:dated|of) today\b|[’']s date\b")
# "reply dated June 17", which is not the day of the letter that it answers.
_DATED = re.compile(r" dated (?=[A-Z0-9])")
# "letter dated 17th from Foreign Minister": the last such day.
_DAY_ALONE = re.compile(
    r" dated (?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)(?= (?:from|to|by|and)\b|[,.:;])"
)
_IS_DATED = re.compile(
    r"\b(?:it|letter|message|note|reply|which) (?:is|was) dated (?=[A-Z0-9])"
    r"|[.;] (?:Letter|Message|Note) dated (?=[A-Z0-9])"
)
# "message sent from PM to President May 24:", "Tedul 11 to Paris, May 4, reads as follows:",
# "memorandum for X, 29 Aug 60, which reads as follows:".
_DAY_AT_END = re.compile(
    rf"\b(?:sent (?:from|to|by)|signed)\b[^.;:]{{3,80}} (?P<day>{_MONTH} [0-9]{{1,2}})[.:]$"
    rf"|\b(?:Tedul|Dulte|Secto|Tosec) [0-9]{{1,4}}[^.;:]{{0,40}},"
    rf" (?P<at>{_MONTH} [0-9]{{1,2}}),"
    rf"|, (?P<day_first>[0-9]{{1,2}} {_MONTH})(?:,? [0-9]{{2,4}})?, which reads\b"
)
_DAY_BEFORE = re.compile(r"\b(?:(?:[0-9]{1,2} )?[A-Z][a-z]{2,8}(?: [0-9]{1,2})?) $")
# "statement issued 4 P.M. June 18", "made following statement press noon July 13".
_ISSUED_ON_DAY = re.compile(
    r"\b(?:(?<!be )issued|(?<!be )released|made)\b[^;:]{0,50}"
    r" (?:noon|morning|afternoon|evening|[AaPp]\.? ?[Mm]\.?)"
    rf" (?P<day>{_MONTH} [0-9]{{1,2}}\b|[0-9]{{1,2}} {_MONTH}\b)"
)
# "statement at 47th meeting of Advisory Committee, June 7, 1949, on".
_AT_MEETING = re.compile(
    r"\bmeeting of [^.;:,]{3,80},"
    rf" (?P<day>{_MONTH} [0-9]{{1,2}})\b"
)
# "FonMin Thanh afternoon Oct 21 presented me with memorandum".
_HANDED_ON_DAY = re.compile(
    rf"\b(?P<day>{_MONTH} [0-9]{{1,2}}) (?:presented|handed|gave|delivered)\b"
)
# "On April 11 at 7:17 p.m., the Department of State sent the following message".
_ON_DAY = re.compile(
    rf"On (?P<day>{_MONTH} [0-9]{{1,2}}(?:, [0-9]{{4}})?)"
    r"(?: at [0-9:]{1,5} [ap]\.m\.)?,? [^.,;:]{3,60} (?:sent|cabled|wired|telegraphed|wrote"
    r"|issued|addressed|replied|responded)\b"
)
# "Message being released 2:00 p.m. April 12 Washington time."
_RELEASED = re.compile(
    rf"\b(?:being|will be|to be|was) released (?:at )?(?:[0-9:]{{1,5}} [ap]\.m\. )?(?:on )?"
    rf"(?P<day>{_MONTH} [0-9]{{1,2}})\b"
)
_ARRIVED_TODAY = re.compile(
    r"\b(?:received|(?<!be )telephoned|sent|sending|send|issued|made"
    r"|delivered|proposed|released)\b"
    r"(?=.{0,60}\b(?:today(?![’'])|tonight|this (?:morning|afternoon|evening))\b)"
    r"|\b(?:today|tonight) (?:received|sent|sending|issued|delivered|released)\b"
    r"|\bsend (?:late )?tonight\b"
)
_ANSWERS = re.compile(r"(?i)\b(?:repl(?:y|ies)|response|answer)\b")


def announced_day(announcement: Announcement, written: HistoricalDate | None) -> str:
    """EDTF of the day that is told of the text itself, not of the letter it answers."""
    words = announcement.words
    noun = words.find(announcement.noun)
    is_a_day = written and written.earliest == written.latest
    near = _NOT_ITS_OWN.sub(" ", words[noun + len(announcement.noun) :][:80])
    if _TODAY.search(near):
        return written.edtf[:10] if written and is_a_day else ""
    if alone := _DAY_ALONE.match(near):
        return _last_such_day(int(alone["day"]), written)
    for match in (_DATED.match(near), _IS_DATED.search(words)):
        told = match.string[match.end() : match.end() + 20] if match else ""
        if told and (day := day_near(told, written)):
            return day
    for match in (
        _DAY_AT_END.search(words),
        _ON_DAY.match(words),
        _RELEASED.search(words),
        _HANDED_ON_DAY.search(words),
        _ISSUED_ON_DAY.search(words),
        _AT_MEETING.search(words) if "statement" in announcement.noun else None,
    ):
        told = match[match.lastgroup or 0] if match else ""
        if told and (day := day_near(told, written)):
            return day
    before = _DAY_BEFORE.search(words[max(0, noun - 20) : noun])
    if before and (day := day_near(before[0].strip(), written)):
        return day
    if _ANSWERS.search(announcement.noun):
        return ""
    for match in _DAY_TOLD.finditer(near):
        if day := day_near(near[match.end() : match.end() + 20], written):
            return day
    if written and is_a_day and _ARRIVED_TODAY.search(words):
        return written.edtf[:10]
    return ""


def _last_such_day(number: int, written: HistoricalDate | None) -> str:
    """EDTF of the last day of this number in a month, up to the day that was `written`."""
    if not written or not written.earliest or written.earliest != written.latest:
        return ""
    days = (written.earliest - timedelta(days=past) for past in range(_LONGEST_MONTH))
    return next((day.isoformat() for day in days if day.day == number), "")
