"""What an opening takes up without a date and without a note: "I have your message"."""

from __future__ import annotations

import re

from letters.derivation.model import Direction, FootnoteRecord, ReplyRecord
from letters.tei.dates.months import MONTH

# In characters: where a letter that answers says so.
_OPENING = 400
# A note at the words says which letter it is, or that it was not found.
_NEAREST_NOTE = 80
_TAKES_UP = (
    r"(?:[Tt]hank|grateful|gratitude|[Aa]ppreciat|receiv|[Aa]cknowledg|[Ii]n (?:reply|answer|"
    r"response) to|respond|answering|read|studied|(?:I|We|we) have)"
)
_UNNAMED = re.compile(
    rf"{_TAKES_UP}[^.;!?]{{0,80}}?\byour (?!letter of credence)(?:[\w-]{{1,14}},? ){{0,4}}?"
    r"(?:letter|message|communication|reply|telegram|cable|congratulations|felicitations"
    r"|exposition|account|comments"
    r"|greetings|good wishes|condolences)\b(?P<rest>[^.;!?]{0,120})"
)
_OWN = re.compile(r"\b(?:my|our)\b (?:\w{1,20} ){0,2}(?:letter|message|note|reply)\b")
_TO_ANOTHER = re.compile(r"^ (?:addressed )?to (?!me\b|us\b)|\bseparately\b")
_TOLD_WHEN = re.compile(
    rf"\b(?:of|dated|last) (?:last |the )?(?:{MONTH}|[0-9]{{1,2}} {MONTH}|week|month)"
)


def find_unnamed_reply(
    text: str, start: int, footnotes: list[FootnoteRecord]
) -> list[ReplyRecord]:
    """That the letter which begins at `start` answers the latest one of the other, if it
    names none."""
    match = _UNNAMED.search(text, start, start + _OPENING)
    if not match or _OWN.search(match[0]):
        return []
    if _TO_ANOTHER.search(match["rest"]) or _TOLD_WHEN.search(match["rest"]):
        return []
    near = range(match.start(), match.start("rest") + _NEAREST_NOTE)
    if any(note.anchor in near for note in footnotes if not note.within):
        return []
    return [
        ReplyRecord(
            key="replies-to-latest",
            direction=Direction.REPLIES_TO,
            footnote="",
            start=match.start(),
            end=match.start("rest"),
            evidence=" ".join(match[0].split()),
            is_inferred=True,
        )
    ]
