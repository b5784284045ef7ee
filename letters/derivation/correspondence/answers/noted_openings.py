"""Letters that an opening takes up, where a note at its words says where they are printed.

"I thank you for the felicitations in connection with the flight" names no letter; the
note "See Document 107" does. It is an answer if that document is of the same two sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.derivation.correspondence.answers.noted_replies import NotedDocuments
from letters.derivation.model import Direction, FootnoteRecord, ReplyRecord
from letters.tei.references import Target

# In characters.
_LONGEST_WORDS = 400
_FARTHEST_PRINTED = 100
_INITIAL = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Dr|Gen|Col|Maj|Lt|Gov|Amb|St))$")
_SENTENCE_END = re.compile(r"[.!?](?=\s)")
# What the other wrote, or what is said of it.
_OF_THE_OTHER = re.compile(
    r"\b[Yy]ours?\b|\b(?:congratulations|felicitations|greetings|condolences|sympathy"
    r"|message|letter|communication|reply)\b"
)
_OWN = re.compile(
    r"\b(?:my|our)\b (?:\w{1,20} ){0,3}?(?:letters?|messages?|notes?|reply|replies|answer"
    r"|response|communications?|proposals?|memorandum|statement|speech|address)\b"
)
# "See Document 107.", "Apparent reference to Document 74", "The message is Document 26".
_ONLY_PRINTED = re.compile(
    r"\s{0,3}(?:(?:See|[Pp]rinted (?:above )?as|(?:For (?:the )?text,? )see"
    r"|(?:An? )?(?:[Aa]pparent(?:ly)? )?(?:a )?[Rr]eference (?:is )?(?:apparently )?to"
    r"|The [a-z]{2,14}(?: [a-z]{2,14})? is)\s{1,3})?$"
)


class NotedOpenings:
    """The notes to a text whose words say where what the other wrote is printed."""

    def __init__(
        self, text: str, footnotes: list[FootnoteRecord], noted: NotedDocuments
    ) -> None:
        self._text = text
        self._marks = sorted(
            (note.anchor, note.key, note.text)
            for note in footnotes
            if note.anchor is not None and not note.within
        )
        self._noted = noted

    def taken_up(self, start: int, end: int) -> list[ReplyRecord]:
        """The letters of the first sentence between the two offsets that takes up any.

        They are answered only if they are of the same two sides.
        """
        found: list[ReplyRecord] = []
        before, sentence_end = start, end
        for anchor, key, note in self._marks:
            if not start <= anchor <= end:
                continue
            if found and anchor > sentence_end:
                break
            words = self._text[
                max(self._sentence_start(start, anchor), before) : anchor
            ]
            before = anchor
            targets = list(self._targets(words, key, note))
            if targets and not found:
                sentence_end = self._sentence_end(anchor)
            found += [
                _reply(anchor - len(words), anchor, words, target) for target in targets
            ]
        return found

    def _targets(self, words: str, key: str, note: str) -> Iterator[Target]:
        if not _OF_THE_OTHER.search(words) or _OWN.search(words):
            return
        documents = self._noted.in_note(key)
        if not documents or documents[0].start > _FARTHEST_PRINTED:
            return
        if not _ONLY_PRINTED.fullmatch(note[: documents[0].start]):
            return
        stop = next(
            (end.start() for end in re.finditer(r"[.;(]", note[documents[0].start :])),
            len(note),
        )
        last = documents[0].start + stop
        yield from (each.target for each in documents if each.start <= last)

    def _sentence_start(self, first: int, place: int) -> int:
        """After the last end of a sentence before `place`; that of an initial is none."""
        begin = max(first, place - _LONGEST_WORDS)
        for end in _SENTENCE_END.finditer(self._text, begin, place):
            if not _INITIAL.search(
                self._text, max(begin, end.start() - 5), end.start()
            ):
                begin = end.end()
        return begin

    def _sentence_end(self, place: int) -> int:
        """The first end of a sentence after `place`, or there: "the flight.[1] We"."""
        if self._text[max(0, place - 2) : place].rstrip().endswith((".", "!", "?")):
            return place
        for end in _SENTENCE_END.finditer(self._text, place, place + _LONGEST_WORDS):
            if not _INITIAL.search(self._text, max(0, end.start() - 5), end.start()):
                return end.end()
        return place + _LONGEST_WORDS


def _reply(start: int, end: int, words: str, target: Target) -> ReplyRecord:
    return ReplyRecord(
        key="",
        direction=Direction.REPLIES_TO,
        footnote="",
        start=start,
        end=end,
        evidence=" ".join(words.split()),
        target=target,
        is_inferred=True,
    )
