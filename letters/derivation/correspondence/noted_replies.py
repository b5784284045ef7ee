"""Answers that the editors' notes name: "For Khrushchev's reply, see Document 14"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from letters.derivation.correspondence.headings import Correspondents
from letters.derivation.model import (
    Direction,
    DocumentRecords,
    FootnoteRecord,
    ReferenceRecord,
    ReplyRecord,
)
from letters.tei.references import Target, TargetKind

_REPLY = r"(?:reply|response|answer)"
_ANSWERING = re.compile(r"repl|respon|answer")
_WHO = r"(?P<who>(?:[\w.’'-]{1,30} ){0,5}?[\w.-]{1,30})"
_THIS = r"(?P<this> to (?:this|the present|his|it)\b[^,;.(]{0,40})?"
_DATED = r"(?:,? (?:of|dated|on))?(?: [A-Z][a-z]+ [0-9]{1,2}(?:, [0-9]{4})?)?"
_LEADS = r",? ?\(?(?:see (?:[\w ]{0,40}, )?|(?:is |was |appears )?(?:printed )?(?:as |in )?)?$"
# Each is matched against the words before a reference to a document.
_ANSWERED = (
    re.compile(
        rf"(?:[Ff]or|[Rr]egarding|[Cc]oncerning) (?:the )?(?:text of )?(?:the )?"
        rf"{_WHO}[’']s? {_REPLY}{_THIS}{_DATED}{_LEADS}"
    ),
    re.compile(rf"(?:[Ff]or|[Cc]oncerning) (?:the|a) {_REPLY}{_THIS}{_DATED}{_LEADS}"),
    re.compile(rf"{_WHO}[’']s? {_REPLY}{_THIS}{_DATED}{_LEADS}"),
    re.compile(
        rf"{_WHO} (?:replied|responded|answered){_THIS}{_DATED}(?:;|,)? ?\(?(?:see |in )$"
    ),
)
# … and these against the words after it.
_WHICH_ANSWERS = re.compile(
    rf",? (?:which )?(?:is|was) (?:(?:the|a|an|his|in) )?(?:\w+ )?{_REPLY} to"
    r" (?:this|it|the present)\b"
    rf"|,? (?:for|contains) (?P<who>[\w.-]{{1,30}})[’']s? {_REPLY}\b"
)
_THIS_ANSWERS = re.compile(
    r"^(?:This|The) (?:letter|message|memorandum|note|communication)\b[^.;]{0,60}?"
    rf"\b(?:(?:in|a|the) {_REPLY} to|repl(?:ies|ied) to|answers|responds to) "
    r"(?:[^.;]{0,60}?\b(?:letter|message|memorandum|note|communication|request)\b"
    r"[^.;()]{0,40})?[;,]? ?\(?(?:see |printed as )?$"
)
_NOTED = re.compile(
    r"\s*(?:See |Printed as |For (?:the )?text,? see |[^.;]{0,60}? (?:is )?printed as )?$"
)
# Between a letter that is named and its note there is no talk of anything else.
_SOMETHING_ELSE = re.compile(
    r"[.!?] |\b(?:letters?|messages?|notes?|speech|statement|talks?|conversations?"
    r"|meeting|memorandum)\b"
)
_SENTENCE = re.compile(r"[.;](?=\s+[A-Z(“])")
_FARTHEST_NOTE = 200
_LONGEST_SENTENCE = 300
_AT_THE_END = 0.03


class NotedDocuments:
    """The documents that each note refers to, found by the note or by its mark."""

    def __init__(self, records: DocumentRecords) -> None:
        self._text = records.text
        self._of_note: defaultdict[str, list[ReferenceRecord]] = defaultdict(list)
        for found in records.references:
            if found.target.kind is TargetKind.DOCUMENT:
                self._of_note[found.footnote].append(found)
        self._anchored = sorted(
            (note.anchor, note.key, note.text)
            for note in records.footnotes
            if note.anchor is not None and not note.within
        )

    def in_note(self, key: str) -> list[ReferenceRecord]:
        return self._of_note.get(key, [])

    def letters_named(self, start: int, end: int) -> list[Target]:
        """Where what is named at these offsets is printed, if the note to it says so."""
        at = bisect_left(self._anchored, (start, "", ""))
        if at == len(self._anchored):
            return []
        anchor, key, note = self._anchored[at]
        between = self._text[end : max(end, min(anchor, end + _FARTHEST_NOTE + 1))]
        documents = self.in_note(key)
        if (
            not documents
            or len(between) > _FARTHEST_NOTE
            or _SOMETHING_ELSE.search(between)
            or not _NOTED.match(note[: documents[0].start])
        ):
            return []
        stop = note.find(". ", documents[0].start)
        return [found.target for found in documents if stop < 0 or found.start < stop]


def find_noted_replies(
    records: DocumentRecords, sides: Correspondents, noted: NotedDocuments
) -> Iterator[ReplyRecord]:
    """What the notes say of this document's answer, or of what it answers.

    An answer is this document's if its recipient gave it, or if the words or the
    place of the note say so: many notes tell of other letters and their answers.
    """
    for note in records.footnotes:
        is_apart = _is_apart(note, records)
        for found in noted.in_note(note.key):
            start, before, after = _sentence_about(note.text, found)
            if not _ANSWERING.search(f"{before} {after}"):
                continue
            if direction := _direction(before, after, is_apart, sides):
                yield ReplyRecord(
                    key="",
                    direction=direction,
                    footnote=note.key,
                    start=start,
                    end=found.end,
                    evidence=f"{before}{found.printed}",
                    target=found.target,
                )


def _sentence_about(text: str, found: ReferenceRecord) -> tuple[int, str, str]:
    """Where the sentence begins, and its words before and after the reference."""
    start = max(0, found.start - _LONGEST_SENTENCE)
    for end in _SENTENCE.finditer(text, start, found.start):
        start = end.end()
    start += len(text[start : found.start]) - len(text[start : found.start].lstrip())
    after = _SENTENCE.split(text[found.end : found.end + _LONGEST_SENTENCE], maxsplit=1)
    return start, text[start : found.start], after[0]


def _direction(
    before: str, after: str, is_apart: bool, sides: Correspondents
) -> Direction | None:
    this = _THIS_ANSWERS.match(before)
    if this and (is_apart or before.startswith("This")):
        return Direction.REPLIES_TO
    for words in _ANSWERED:
        if answered := words.search(before):
            who = answered.groupdict().get("who") or ""
            is_this = bool(answered["this"]) or (is_apart and not who)
            if is_this or _is_of(who, sides):
                return Direction.ANSWERED_BY
    which = _WHICH_ANSWERS.match(after)
    if which and (not which["who"] or _is_of(which["who"], sides)):
        return Direction.ANSWERED_BY
    return None


def _is_of(who: str, sides: Correspondents) -> bool:
    """Whether the last of the words, a surname or an office, names the recipient only.

    Abbreviations of offices do not: the "CIA" may be a station, or its headquarters.
    """
    name = re.split(r"[ .]", who)[-1]
    word = re.compile(rf"\b{re.escape(name)}\b")
    is_recipient = word.search(sides.recipient) and not word.search(sides.sender)
    return name[:1].isupper() and not name.isupper() and bool(is_recipient)


def _is_apart(note: FootnoteRecord, records: DocumentRecords) -> bool:
    """Whether the note is to the document as a whole: to its heading, or its end."""
    if note.within or note.anchor is None:
        return False
    at_the_end = len(records.text) * (1 - _AT_THE_END)
    return note.anchor <= records.heading_end or note.anchor >= at_the_end
