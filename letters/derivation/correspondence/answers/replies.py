"""The letters that a document answers, and that answer it, as its own words say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from letters.derivation.correspondence.answers.noted_replies import (
    NotedDocuments,
    find_noted_replies,
)
from letters.derivation.correspondence.partial_dates import (
    SPELLED_DAY,
    day_before,
    spell_in_figures,
)
from letters.derivation.correspondence.sides.headings import read_heading
from letters.derivation.correspondence.transmitted.embedded_letter import letter_within
from letters.derivation.description.document_kinds import DocumentKind, find_kind
from letters.derivation.model import (
    Context,
    Direction,
    DocumentRecords,
    ReplyRecord,
)
from letters.derivation.text.main_text import MainText
from letters.tei.dates import HistoricalDate
from letters.tei.dates.months import MONTH
from letters.tei.nodes import Block, BlockKind
from letters.tei.plain_text import LINE_SEPARATOR
from letters.tei.references import Target

# Kinds that a person writes to a person; a telegram may hand on such a letter.
_ANSWERING_KINDS = frozenset(
    {
        DocumentKind.LETTER,
        DocumentKind.DRAFT_LETTER,
        DocumentKind.MESSAGE,
        DocumentKind.NOTE,
        DocumentKind.MEMORANDUM,
        DocumentKind.TELEGRAM,
        DocumentKind.OTHER,
    }
)
# In characters: where a writer may still be saying what the letter is about.
OPENING = 1_000
MOST_IN_A_PARAGRAPH = 50
_LONGEST_LEAD = 160
_LONGEST_REST = 120

_DAY = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?|{SPELLED_DAY})"
_DATE = (
    rf"(?:{MONTH} {_DAY}(?:,? [0-9]{{4}})?"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? [0-9]{{4}})?)(?![0-9])"
)
_NOUN = (
    r"(?:letters?|messages?|communications?|notes?|memorandum|memoranda|reply|replies)"
)
_YOUR_LETTER = re.compile(
    rf"\b[Yy]our (?:(?!{_NOUN}\b|{MONTH}\b)[\w’'-]{{1,20}},? ){{0,4}}"
    rf"(?:{_NOUN}\b(?:(?: (?:addressed )?to me| to the President| just received)?"
    rf",? (?:(?:of|dated|on|sent|written) ){{0,2}}"
    rf"(?P<dates>{_DATE}(?:(?:,| and|, and) (?:{_DATE}|{_DAY}(?= |,|\.))){{0,3}}))?"
    rf"|(?P<day>{_DATE}) {_NOUN})"
)
_SEVERAL = re.compile(r"letters|messages|notes|memoranda|communications|replies")
_ONE_DATE = re.compile(rf"{_DATE}|{_DAY}")
_BARE_DAY = re.compile(_DAY)

# Words before "your letter of …" by which a writer takes it up.
_TAKES_UP = re.compile(
    r"(?:receiv|receipt of|read |reading|stud(?:y|ied)|consider|[Tt]hank|grateful|gratitude"
    r"|[Aa]ppreciat|glad|pleas|gratif|happy|delighted|surprised|sorry|regret|disappoint"
    r"|concerned|[Aa]cknowledg|refer|[Rr]eference|acquainted|familiar|welcome|interest"
    r"|attention to|thought to|(?:I|We|we) (?:\w+ )?(?:have|had) (?:\w+ )?$"
    r"|\b(?:I|[Ww]e) (?:\w+ ){0,4}(?:answer|repl|respon)"
    r"|^(?:In|As|Following|Since|With regard to|Regarding|Concerning)? ?$)"
)
_IN_REPLY = re.compile(
    r"(?:in (?:\w+ )?(?:reply|response|answer) to|reply(?:ing)? (?:now )?to|respond(?:ing)? to"
    r"|answering|to answer|reference to|refer to|reference is made to|acknowledg\w{1,20}+)"
    r" ?(?:the receipt of )?$",
    re.IGNORECASE,
)
# The writer answers, not somebody of whom he writes.
_WRITER_ANSWERS = re.compile(r"\b(?:I|[Ww]e|me|us|[Tt]his|In|[Rr]eference)\b")
# Another answer: one given before, or still to come.
_OTHER_ANSWER = re.compile(
    r"\b(?:previously|already|earlier) (?:\w+ )?(?:repl|answer|respon|wr[io]t)"
    r"|\b(?:replied|answered|responded|wrote) (?:previously|already|earlier)"
    r"|\bmy (?:\w+ ){0,3}(?:letter|message|reply|answer|note)\b"
    r"|\b(?:I|[Ww]e) (?:\w+ )?(?:will|shall|hope|intend|expect|plan|trust)\b"
)
_ANSWERED_APART = re.compile(
    r"to which (?:I|we) (?:will|shall)|(?:will|shall) (?:be )?(?:repl|answer|respon)\w*"
    r"|reply(?:ing)? separately|(?:has|was|were|have) (?:been )?(?:answered|replied)"
)
# The recipient wrote it to somebody else.
_TO_ANOTHER = re.compile(r",? (?:addressed )?to (?:[A-Z]|his|her|their)")
_COPY = re.compile(r"\bcop(?:y|ies) of $")
_MEMORANDUM = re.compile(r"memorand|note")
_NOT_IN_KEY = re.compile(r"[^\w.-]+")
_SENTENCE_END = re.compile(r"[.!?:;]”?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of the writer's own, or what follows the salutation in it; `start` is
    its offset in the text."""

    text: str
    start: int
    is_opening: bool
    is_memorandum: bool

    def answers_to(self, letter: str) -> bool:
        """Whether it can answer `letter`. Memoranda answer only memoranda: the letters that
        they mention went to others."""
        return not self.is_memorandum or _MEMORANDUM.search(letter) is not None


def find_replies(
    records: DocumentRecords, main: MainText, context: Context
) -> list[ReplyRecord]:
    """What the document says it answers, and the answers to it that its notes name.

    Only words for replying count, or the opening of a letter that takes up another. A
    day without a year is the latest such day before the document.
    """
    if context.is_editorial:
        return []
    sides = read_heading(main.heading_words)
    noted = NotedDocuments(records)
    replies: list[ReplyRecord] = []
    kind = find_kind(main)
    if kind in _ANSWERING_KINDS and (sides.recipient or not main.heading_words):
        date = context.date or (records.date.date if records.date else None)
        for paragraph in _own_paragraphs(records, main.blocks, kind):
            replies.extend(_replies_in(paragraph, noted, date))
    if sides.recipient:
        replies.extend(find_noted_replies(records, sides, noted))
    return _without_repeats(replies)


def _own_paragraphs(
    records: DocumentRecords, blocks: list[Block], kind: DocumentKind
) -> Iterator[_Paragraph]:
    """The paragraphs of the letter; in a telegram, those of the letter it hands on."""
    plain = records.body.plain
    own = {id(block) for block in blocks if block.kind is BlockKind.PARAGRAPH}
    paragraphs = [
        paragraph for paragraph in plain.segments if id(paragraph.node) in own
    ]
    texts = [
        plain.slice(paragraph).replace(LINE_SEPARATOR, " ") for paragraph in paragraphs
    ]
    beginning: tuple[int, int] | None = (0, 0)
    if kind is DocumentKind.TELEGRAM:
        beginning = letter_within(texts)
    if not beginning or not paragraphs:
        return
    at, offset = beginning
    first = paragraphs[at].start + offset
    for paragraph, text in zip(paragraphs[at:], texts[at:], strict=True):
        skipped = max(first - paragraph.start, 0)
        yield _Paragraph(
            text[skipped:],
            paragraph.start + skipped,
            is_opening=paragraph.start - first < OPENING,
            is_memorandum=kind is DocumentKind.MEMORANDUM,
        )


def _replies_in(
    paragraph: _Paragraph, noted: NotedDocuments, date: HistoricalDate | None
) -> Iterator[ReplyRecord]:
    answered = (
        match
        for match in _YOUR_LETTER.finditer(paragraph.text)
        if paragraph.answers_to(match[0]) and _is_answered(paragraph, match)
    )
    for match in islice(answered, MOST_IN_A_PARAGRAPH):
        start, end = paragraph.start + match.start(), paragraph.start + match.end()
        days = list(_days_named(match["dates"] or match["day"] or "", date))
        targets = noted.letters_named(start, end)
        for target, day in _pair_targets_and_days(
            targets, days, is_one=not _SEVERAL.search(match[0])
        ):
            yield ReplyRecord(
                key="",
                direction=Direction.REPLIES_TO,
                footnote="",
                start=start,
                end=end,
                evidence=_sentence_around(paragraph.text, match),
                target=target,
                letter_date=day,
            )


def _pair_targets_and_days(
    targets: list[Target], days: list[str], *, is_one: bool
) -> Iterator[tuple[Target | None, str]]:
    """The target and the day of each letter: paired if there are as many of each, else the
    days alone, or the targets if there are no days."""
    targets = targets[:1] if is_one else targets
    if len(targets) == len(days) or not days:
        yield from zip_longest(targets, days, fillvalue="")
    else:
        yield from ((None, day) for day in days)


def _is_answered(paragraph: _Paragraph, match: re.Match[str]) -> bool:
    """Whether the words around "your letter" make this document its answer."""
    lead, rest = (
        _words_before(paragraph.text, match),
        paragraph.text[match.end() :][:_LONGEST_REST],
    )
    rest = _SENTENCE_END.split(rest, maxsplit=1)[0]
    if _OTHER_ANSWER.search(lead) or _ANSWERED_APART.search(rest) or _COPY.search(lead):
        return False
    if _IN_REPLY.search(lead) and _WRITER_ANSWERS.search(lead):
        return True
    is_opening = paragraph.is_opening and match.start() < OPENING
    if not is_opening or _TO_ANOTHER.match(rest):
        return False
    return _TAKES_UP.search(lead) is not None


def _words_before(text: str, match: re.Match[str]) -> str:
    """The words of the sentence before "your letter", or after another such phrase."""
    before = text[max(0, match.start() - _LONGEST_LEAD) : match.start()]
    before = _YOUR_LETTER.split(before)[-1] or before
    return _SENTENCE_END.split(before)[-1].lstrip()


def _days_named(printed: str, date: HistoricalDate | None) -> Iterator[str]:
    """EDTF of each day in "January 23 and 24" whose year is certain."""
    month = ""
    for match in _ONE_DATE.finditer(printed):
        words = match[0]
        if _BARE_DAY.fullmatch(words):
            words = f"{month} {words}"
        else:
            month = re.sub("^[^A-Z]*([A-Z][a-z]+).*", r"\1", words)
        if day := day_before(spell_in_figures(words), date):
            yield day


def _sentence_around(text: str, match: re.Match[str]) -> str:
    rest = text[match.end() : match.end() + _LONGEST_REST]
    end = _SENTENCE_END.search(rest)
    after = rest[: end.end()] if end else f"{rest.rpartition(' ')[0]}…"
    return " ".join(f"{_words_before(text, match)}{match[0]}{after}".split())


def _without_repeats(replies: list[ReplyRecord]) -> list[ReplyRecord]:
    """The first reply that names each letter, under a key made of the letter."""
    first_replies: dict[str, ReplyRecord] = {}
    for reply in replies:
        letter = reply.target.pointer if reply.target else reply.letter_date
        key = _NOT_IN_KEY.sub("-", f"{reply.direction}-{letter.lstrip('#')}")
        first_replies.setdefault(key, replace(reply, key=key))
    return list(first_replies.values())
