"""That a telegram transmits a reply, as its own words say: "following is the President's
reply to Khrushchev letter of October 28"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.derivation.correspondence.answers.noted_replies import NotedDocuments
from letters.derivation.correspondence.partial_dates import day_before, spell_in_figures
from letters.derivation.model import Direction, ReplyRecord
from letters.tei.dates import HistoricalDate
from letters.tei.dates.months import MONTH

# In characters.
_LONGEST_ANNOUNCEMENT = 600
_DATE = (
    rf"(?:{MONTH} [0-9]{{1,2}}|[0-9]{{1,2}}(?:st|nd|rd|th)? {MONTH})(?:,? [0-9]{{4}})?"
)
_ANNOUNCED = re.compile(
    r"\b(?:in (?:reply|response|answer)(?: to)?|(?:reply|response|answer)"
    r"(?: from [^.;:]{2,60}?| by [^.;:]{2,60}?)? to|replying to|responding to)"
    r" (?!your\b|you\b|our\b|Embtel|Deptel|Ref)(?P<what>[^.;:]{0,80}?"
    r"\b(?:letter|message|note|communication|greetings|congratulations)s?\b)"
    rf"(?:,? (?:of|dated))?(?: (?P<day>{_DATE}))?"
)


def find_announced_replies(
    text: str,
    end: int,
    noted: NotedDocuments,
    date: HistoricalDate | None,
) -> Iterator[ReplyRecord]:
    """What the letter answers that a telegram hands on, by its words before `end`."""
    for match in _ANNOUNCED.finditer(text, max(0, end - _LONGEST_ANNOUNCEMENT), end):
        targets = noted.letters_named(match.start(), match.end())
        day = match["day"]
        edtf = day_before(spell_in_figures(day), date) if day else ""
        if targets or edtf:
            yield ReplyRecord(
                key="",
                direction=Direction.REPLIES_TO,
                footnote="",
                start=match.start(),
                end=match.end(),
                evidence=" ".join(match[0].split()),
                target=targets[0] if targets else None,
                letter_date=edtf,
            )
