"""How a document reached its reader: who handed it to whom, when, in which telegram."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from letters.derivation.correspondence.partial_dates import day_near
from letters.derivation.correspondence.times import time_in
from letters.derivation.model import DocumentRecords, EventRecord, FootnoteRecord
from letters.tei.dates import HistoricalDate
from letters.tei.dates.months import MONTH

_NAME = (
    rf"(?:the |his |its )?(?!{MONTH}\b)[A-Z][\w’'-]*\.?"
    rf"(?: (?:(?:of|for|on|de|von)(?: the)? )?(?!{MONTH}\b|Document)[A-Z][\w’'-]*\.?){{0,7}}"
)
_TO = rf"(?<!trip )(?<!visit )to (?P<recipient>{_NAME})"
_PAPER = (
    r"(?:letter|message|memorandum|note|original|text|telegram|communication|document"
    r"|aid[eé][- ]m[eé]moire|despatch|paper|translation|reply)"
)
# The beginning of a sentence about this document.
_SUBJECT = (
    r"^(?:According to [^,]{1,80}, )?(?:"
    rf"(?:[Tt]he|[Tt]his) (?:[\w-]+ ){{0,3}}?{_PAPER}\b[^.;]{{0,60}}? (?:was|were|had been)"
    r"|(?:A |The )[^.;]{0,80}? (?:indicates?|states?|reads?|notes?) that"
    rf" (?:it|the {_PAPER}) was"
    rf"|An? (?:[\w-]+ ){{0,2}}?{_PAPER}\b[^.;]{{0,40}}? (?:was|were|had been)"
    r"|It was|(?:Drafted|Approved|Cleared|Signed|Prepared|Typed|Sent)\b[^.;]{0,100}? and"
    r"|(?=Handed|Delivered|Transmitted|Received|Personally))"
    r" ?(?:also )?(?:personally )?"
)
_HANDED = re.compile(
    rf"{_SUBJECT}(?i:handed|delivered|given|presented)\b(?P<rest>(?:.{{0,60}}? {_TO})?.*)$"
)
_BEARER = re.compile(rf" by (?P<bearer>{_NAME})")
_BEARER_HANDED = re.compile(
    rf"^(?:[^,]{{1,60}}, ){{0,2}}(?P<bearer>{_NAME}) (?:personally )?"
    rf"(?:handed|delivered|presented|gave) (?:the|this) (?:[\w-]+ ){{0,2}}?{_PAPER}"
    rf" {_TO}(?P<rest>.*)$"
)
_RECEIVED = re.compile(
    rf"{_SUBJECT}(?i:received)(?: (?:at|in) (?P<place>{_NAME})| by (?P<recipient>{_NAME}))?"
    r"(?P<rest>,? (?:at|on|in the) .*)$"
)
_TRANSMITTED = re.compile(
    rf"{_SUBJECT}(?i:transmitted)\b[^.;]{{0,60}}? (?:in|by|as|via)"
    r" (?P<telegram>(?:\w+ )?(?:telegram|airgram|despatch|Topol|Todep|Deptel)"
    r" (?:[A-Z]{2,6} )?[\w–-]{1,20}(?: (?:to|from) [A-Z]\w+(?: [A-Z]\w+){0,2})?)(?P<rest>.*)$"
)
_KINDS = {"Telegram", "Airgram", "Despatch"}
# "Telegram 76981 to Tehran, November 30, transmitted the text of the letter".
_TELEGRAM_HAD = re.compile(
    r"^(?P<telegram>(?:Telegram|Airgram|Despatch) [\w–-]{1,20} (?:to|from) [A-Z]\w+"
    r"(?: [A-Z]\w+){0,2}),(?P<rest>[^;.]{0,40}?),? transmitted (?:the text of )?"
    rf"(?:the|this) (?:[\w-]+ ){{0,2}}?{_PAPER}\b"
)
_SENTENCE = re.compile(
    rf"(?<=[.;])(?<!Mr\.)(?<!Dr\.)(?<! [A-Z]\.)\s+(?=[A-Z“(])(?!{MONTH}\b)"
)
# After these words another step follows, or another document.
_NEXT_STEP = re.compile(r";| (?:for|which|who|see|according|with|under|and|but) ")
_THIS_LETTER = re.compile(
    r"\b[Tt]his (?:letter|message|memorandum|note|aid[eé][- ]m[eé]moire)\b"
)
LONGEST_SENTENCE = 400


def find_deliveries(
    records: DocumentRecords, written: HistoricalDate | None
) -> list[EventRecord]:
    """Each step named by a note to the heading, or by any note about "this letter".

    A day without a year is the one nearest to the day the document was `written`. Where
    a note does not say who received it, the document's recipient did.
    """
    recipients = [event.name for event in records.events if event.type == "received"]
    recipient = recipients[0] if len(recipients) == 1 else ""
    return [
        replace(event, name=event.name.rstrip(".") or recipient, footnote=note.key)
        for note in records.footnotes
        for sentence in _sentences_about_document(note, records)
        for event in _read_steps(sentence, written)
    ]


def _sentences_about_document(
    note: FootnoteRecord, records: DocumentRecords
) -> Iterator[str]:
    is_to_heading = (
        not note.within
        and note.anchor is not None
        and note.anchor <= records.heading_end
    )
    if not is_to_heading and not _THIS_LETTER.search(" ".join(note.text.split())):
        return
    for sentence in _SENTENCE.split(note.text):
        words = " ".join(sentence.split())
        is_about_document = is_to_heading or _THIS_LETTER.search(words)
        if is_about_document and len(words) <= LONGEST_SENTENCE:
            yield words


def _uncapitalized(telegram: str) -> str:
    """ "telegram 76981 to Tehran", where a sentence began with it."""
    kind, blank, rest = telegram.partition(" ")
    return f"{kind.lower()}{blank}{rest}" if kind in _KINDS else telegram


def _read_steps(sentence: str, written: HistoricalDate | None) -> Iterator[EventRecord]:
    match = (
        _HANDED.match(sentence)
        or _BEARER_HANDED.match(sentence)
        or _RECEIVED.match(sentence)
        or _TRANSMITTED.match(sentence)
        or _TELEGRAM_HAD.match(sentence)
    )
    if not match:
        return
    parts = match.groupdict()
    when = _NEXT_STEP.split(parts["rest"])[0]
    day, time = day_near(when, written), time_in(when)
    if telegram := parts.get("telegram"):
        telegram = _uncapitalized(telegram)
        yield EventRecord("transmitted", telegram, sentence, date=day, time=time)
    elif "place" in parts:
        name, place = parts["recipient"] or "", parts["place"] or ""
        yield EventRecord("received", name, sentence, date=day, time=time, place=place)
    else:
        by = _BEARER.search(when)
        if bearer := parts.get("bearer") or (by and by["bearer"]):
            yield EventRecord("delivered", bearer, sentence, date=day, time=time)
        if recipient := parts["recipient"]:
            yield EventRecord("received", recipient, sentence, date=day, time=time)
