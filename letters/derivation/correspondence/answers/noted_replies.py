"""Answers that the editors' notes name: "For Khrushchev's reply, see Document 14"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from letters.derivation.correspondence.sides.headings import Correspondents
from letters.derivation.model import (
    Direction,
    DocumentRecords,
    FootnoteRecord,
    ReferenceRecord,
    ReplyRecord,
)
from letters.tei.references import Target, TargetKind

# "Document 60 and footnote 1 thereto": the document is named as well.
_WITH_FOOTNOTE = re.compile(r"Documents? [0-9]{1,4} and (?:foot)?notes? ")
_REPLY = r"(?:reply|response|answer)"
_ANSWERING = re.compile(r"repl|respon|answer")
_WHO = r"(?P<who>(?:[\w.’'-]{1,30} ){0,5}?[\w.-]{1,30})"
_TO_THIS = r"(?P<this> to (?:this|the present|his|it)\b[^,;.(]{0,40})?"
_DATED = r"(?:,? (?:of|dated|on))?(?: [A-Z][a-z]+ [0-9]{1,2}(?:, [0-9]{4})?)?"
_SEE = r",? ?\(?(?:see (?:[\w ]{0,40}, )?|(?:is |was |appears )?(?:printed )?(?:as |in )?)?$"
# Each is searched for in the words before a reference to a document …
_ANSWERED = (
    re.compile(
        rf"(?:[Ff]or|[Rr]egarding|[Cc]oncerning) (?:the )?(?:text of )?(?:the )?"
        rf"{_WHO}[’']s? {_REPLY}{_TO_THIS}{_DATED}{_SEE}"
    ),
    re.compile(rf"(?:[Ff]or|[Cc]oncerning) (?:the|a) {_REPLY}{_TO_THIS}{_DATED}{_SEE}"),
    re.compile(rf"{_WHO}[’']s? {_REPLY}{_TO_THIS}{_DATED}{_SEE}"),
    re.compile(
        rf"{_WHO} (?:replied|responded|answered){_TO_THIS}{_DATED}(?:;|,)? ?\(?(?:see |in )$"
    ),
)
# … and this one in the words after it.
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
_NOTE_BEFORE_DOCUMENT = re.compile(
    r"\s*+(?:See |Printed as |For (?:the )?text,? see "
    r"|(?:[^.;]{0,60}? |(?<= ))(?:is )?printed as )?$"
)
# Words which show that a note is about something other than the letter before.
_SOMETHING_ELSE = re.compile(
    r"(?<!\b[A-Z])[.!?] |\b(?:letters?|messages?|notes?|speech|statement|talks?|conversations?"
    r"|meeting|memorandum)\b"
)
_SENTENCE = re.compile(r"[.;](?=\s+[A-Z(“])")
_FARTHEST_NOTE = 200
_LONGEST_SENTENCE = 300
_SHARE_OF_END = 0.03


class NotedDocuments:
    """The documents that notes refer to, by the note or by the place of its mark."""

    def __init__(self, records: DocumentRecords) -> None:
        self._text = records.text
        self._of_note: defaultdict[str, list[ReferenceRecord]] = defaultdict(list)
        for reference in records.references:
            if reference.target.kind is TargetKind.DOCUMENT:
                self._of_note[reference.footnote].append(reference)
            elif _WITH_FOOTNOTE.match(reference.printed):
                of_document = replace(reference.target, footnote=None)
                self._of_note[reference.footnote].append(
                    replace(reference, target=of_document)
                )
        self._anchored = sorted(
            (note.anchor, note.key, note.text)
            for note in records.footnotes
            if note.anchor is not None and not note.within
        )

    def in_note(self, key: str) -> list[ReferenceRecord]:
        return self._of_note.get(key, [])

    def letters_named(self, start: int, end: int) -> list[Target]:
        """Where the letters named at these offsets are printed, if their note says so."""
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
            or not _NOTE_BEFORE_DOCUMENT.match(note[: documents[0].start])
        ):
            return []
        stop = note.find(". ", documents[0].start)
        return [
            reference.target
            for reference in documents
            if stop < 0 or reference.start < stop
        ]


def find_noted_replies(
    records: DocumentRecords, sides: Correspondents, noted: NotedDocuments
) -> Iterator[ReplyRecord]:
    """The answers to this document, and what it answers, as its notes say.

    Many notes are about other letters and their answers. An answer is to this document
    if its recipient gave it, or if the words or the place of the note say so.
    """
    for note in records.footnotes:
        is_to_whole = _is_to_whole_document(note, records)
        for reference in noted.in_note(note.key):
            start, before, after = _sentence_about(note.text, reference)
            if not _ANSWERING.search(f"{before} {after}"):
                continue
            if direction := _direction(before, after, is_to_whole, sides):
                yield ReplyRecord(
                    key="",
                    direction=direction,
                    footnote=note.key,
                    start=start,
                    end=reference.end,
                    evidence=f"{before}{reference.printed}",
                    target=reference.target,
                )


def _sentence_about(text: str, reference: ReferenceRecord) -> tuple[int, str, str]:
    """Where the sentence begins, and its words before and after the reference."""
    start = max(0, reference.start - _LONGEST_SENTENCE)
    for end in _SENTENCE.finditer(text, start, reference.start):
        start = end.end()
    start += len(text[start : reference.start]) - len(
        text[start : reference.start].lstrip()
    )
    after = _SENTENCE.split(
        text[reference.end : reference.end + _LONGEST_SENTENCE], maxsplit=1
    )
    return start, text[start : reference.start], after[0]


def _direction(
    before: str, after: str, is_to_whole: bool, sides: Correspondents
) -> Direction | None:
    answering = _THIS_ANSWERS.match(before)
    if answering and (is_to_whole or before.startswith("This")):
        return Direction.REPLIES_TO
    for words in _ANSWERED:
        if answered := words.search(before):
            author = answered.groupdict().get("who") or ""
            is_this = bool(answered["this"]) or (is_to_whole and not author)
            if is_this or _names_recipient_only(author, sides):
                return Direction.ANSWERED_BY
    answer = _WHICH_ANSWERS.match(after)
    if answer and (not answer["who"] or _names_recipient_only(answer["who"], sides)):
        return Direction.ANSWERED_BY
    return None


def _names_recipient_only(author: str, sides: Correspondents) -> bool:
    """Whether the last word, of a surname or an office, names the recipient only.

    Abbreviations of offices do not: the "CIA" may be a station, or its headquarters.
    """
    name = re.split(r"[ .]", author)[-1]
    word = re.compile(rf"\b{re.escape(name)}\b")
    is_recipient = word.search(sides.recipient) and not word.search(sides.sender)
    return name[:1].isupper() and not name.isupper() and bool(is_recipient)


def _is_to_whole_document(note: FootnoteRecord, records: DocumentRecords) -> bool:
    """Whether the note is to the document as a whole: at its heading, or at its end."""
    if note.within or note.anchor is None:
        return False
    at_the_end = len(records.text) * (1 - _SHARE_OF_END)
    return note.anchor <= records.heading_end or note.anchor >= at_the_end
