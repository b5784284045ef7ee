"""Which letter a document answers, and which answers it, as it says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from letters.derivation.correspondence.embedded_letter import letter_within
from letters.derivation.correspondence.headings import read_heading
from letters.derivation.correspondence.noted_replies import (
    NotedDocuments,
    find_noted_replies,
)
from letters.derivation.correspondence.partial_dates import (
    SPELLED_DAY,
    day_before,
    spell_in_figures,
)
from letters.derivation.description.document_kinds import DocumentKind, find_kind
from letters.derivation.model import (
    Context,
    Direction,
    DocumentRecords,
    ReplyRecord,
)
from letters.derivation.text.main_text import first_of, own_blocks, words_of
from letters.tei.dates import HistoricalDate
from letters.tei.dates.months import MONTH
from letters.tei.nodes import Block, BlockKind
from letters.tei.plain_text import LINE_SEPARATOR
from letters.tei.references import Target

# What a person wrote to a person; and a telegram, if it hands on such a letter.
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
# How far into a letter its writer may still be saying what the letter is about.
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
_YOURS = re.compile(
    rf"\b[Yy]our (?:(?!{_NOUN}\b|{MONTH}\b)[\w’'-]{{1,20}},? ){{0,4}}"
    rf"(?:{_NOUN}\b(?:(?: (?:addressed )?to me| to the President| just received)?"
    rf",? (?:(?:of|dated|on|sent|written) ){{0,2}}"
    rf"(?P<dates>{_DATE}(?:(?:,| and|, and) (?:{_DATE}|{_DAY}(?= |,|\.))){{0,3}}))?"
    rf"|(?P<day>{_DATE}) {_NOUN})"
)
_SEVERAL = re.compile(r"letters|messages|notes|memoranda|communications|replies")
_ONE_DATE = re.compile(rf"{_DATE}|{_DAY}")
_BARE_DAY = re.compile(_DAY)

# The words before "your letter of …" by which a writer takes it up.
_TAKEN_UP = re.compile(
    r"(?:receiv|receipt of|read |reading|stud(?:y|ied)|consider|[Tt]hank|grateful|gratitude"
    r"|[Aa]ppreciat|glad|pleas|gratif|happy|delighted|surprised|sorry|regret|disappoint"
    r"|concerned|[Aa]cknowledg|refer|[Rr]eference|acquainted|familiar|welcome|interest"
    r"|attention to|thought to|(?:I|We|we) (?:\w+ )?(?:have|had) (?:\w+ )?$"
    r"|\b(?:I|[Ww]e) (?:\w+ ){0,4}(?:answer|repl|respon)"
    r"|^(?:In|As|Following|Since|With regard to|Regarding|Concerning)? ?$)"
)
_IN_REPLY = re.compile(
    r"(?:in (?:\w+ )?(?:reply|response|answer) to|reply(?:ing)? (?:now )?to|respond(?:ing)? to"
    r"|answering|to answer|reference to|refer to|reference is made to|acknowledg\w+)"
    r" ?(?:the receipt of )?$",
    re.IGNORECASE,
)
# Who answers is the writer, not somebody he tells of.
_IS_THE_WRITERS = re.compile(r"\b(?:I|[Ww]e|me|us|[Tt]his|In|[Rr]eference)\b")
# An answer given before, or still to come, is not this one.
_NOT_THIS = re.compile(
    r"\b(?:previously|already|earlier) (?:\w+ )?(?:repl|answer|respon|wr[io]t)"
    r"|\b(?:replied|answered|responded|wrote) (?:previously|already|earlier)"
    r"|\bmy (?:\w+ ){0,3}(?:letter|message|reply|answer|note)\b"
    r"|\b(?:I|[Ww]e) (?:\w+ )?(?:will|shall|hope|intend|expect|plan|trust)\b"
)
_LATER = re.compile(
    r"to which (?:I|we) (?:will|shall)|(?:will|shall) (?:be )?(?:repl|answer|respon)\w*"
    r"|reply(?:ing)? separately|(?:has|was|were|have) (?:been )?(?:answered|replied)"
)
# What the recipient wrote to somebody else.
_TO_ANOTHER = re.compile(r",? (?:addressed )?to (?:[A-Z]|his|her|their)")
_COPY = re.compile(r"\bcop(?:y|ies) of $")
_MEMORANDUM = re.compile(r"memorand|note")
_NOT_IN_KEY = re.compile(r"[^\w.-]+")
_SENTENCE_END = re.compile(r"[.!?:;]”?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class _Writing:
    """A stretch of what the writer wrote, `start` being its offset in the text."""

    text: str
    start: int
    is_opening: bool
    is_memorandum: bool

    def answers_to(self, named: str) -> bool:
        """Memoranda answer memoranda: the letters that they tell of were others'."""
        return not self.is_memorandum or _MEMORANDUM.search(named) is not None


def find_replies(records: DocumentRecords, context: Context) -> list[ReplyRecord]:
    """What the document says of being an answer, and its notes of an answer to it.

    Only what words for replying say counts, or the opening of a letter that takes
    up another. A day without a year is the latest such day before the document.
    """
    body = records.body.parent
    if not isinstance(body, Block) or context.is_editorial:
        return []
    blocks = own_blocks(body)
    heading = words_of(first_of(BlockKind.HEADING, blocks))
    sides = read_heading(heading)
    noted = NotedDocuments(records)
    replies: list[ReplyRecord] = []
    kind = find_kind(body)
    if kind in _ANSWERING_KINDS and (sides.recipient or not heading):
        date = context.date or (records.date.date if records.date else None)
        for writing in _own_writing(records, blocks, kind):
            replies.extend(_taken_up(writing, noted, date))
    if sides.recipient:
        replies.extend(find_noted_replies(records, sides, noted))
    return _each_once(replies)


def _own_writing(
    records: DocumentRecords, blocks: list[Block], kind: DocumentKind
) -> Iterator[_Writing]:
    """The paragraphs of the letter; of a telegram, those of the letter it hands on."""
    plain = records.body.plain
    own = {id(block) for block in blocks if block.kind is BlockKind.PARAGRAPH}
    paragraphs = [found for found in plain.segments if id(found.node) in own]
    texts = [plain.slice(found).replace(LINE_SEPARATOR, " ") for found in paragraphs]
    begins: tuple[int, int] | None = (0, 0)
    if kind is DocumentKind.TELEGRAM:
        begins = letter_within(texts)
    if not begins or not paragraphs:
        return
    at, offset = begins
    first = paragraphs[at].start + offset
    for found, text in zip(paragraphs[at:], texts[at:], strict=True):
        skipped = max(first - found.start, 0)
        yield _Writing(
            text[skipped:],
            found.start + skipped,
            is_opening=found.start - first < OPENING,
            is_memorandum=kind is DocumentKind.MEMORANDUM,
        )


def _taken_up(
    writing: _Writing, noted: NotedDocuments, date: HistoricalDate | None
) -> Iterator[ReplyRecord]:
    taken_up = (
        found
        for found in _YOURS.finditer(writing.text)
        if writing.answers_to(found[0]) and _answers(writing, found)
    )
    for found in islice(taken_up, MOST_IN_A_PARAGRAPH):
        start, end = writing.start + found.start(), writing.start + found.end()
        days = list(_days(found["dates"] or found["day"] or "", date))
        targets = noted.letters_named(start, end)
        for target, day in _matched(
            targets, days, is_one=not _SEVERAL.search(found[0])
        ):
            yield ReplyRecord(
                key="",
                direction=Direction.REPLIES_TO,
                footnote="",
                start=start,
                end=end,
                evidence=_sentence_around(writing.text, found),
                target=target,
                letter_date=day,
            )


def _matched(
    targets: list[Target], days: list[str], *, is_one: bool
) -> Iterator[tuple[Target | None, str]]:
    """Each letter that is meant: where it is printed, its day, or both if they agree."""
    targets = targets[:1] if is_one else targets
    if len(targets) == len(days) or not days:
        yield from zip_longest(targets, days, fillvalue="")
    else:
        yield from ((None, day) for day in days)


def _answers(writing: _Writing, found: re.Match[str]) -> bool:
    """Whether the words around "your letter" make this document its answer."""
    lead, rest = _lead(writing.text, found), writing.text[found.end() :][:_LONGEST_REST]
    rest = _SENTENCE_END.split(rest, maxsplit=1)[0]
    if _NOT_THIS.search(lead) or _LATER.search(rest) or _COPY.search(lead):
        return False
    if _IN_REPLY.search(lead) and _IS_THE_WRITERS.search(lead):
        return True
    is_opening = writing.is_opening and found.start() < OPENING
    if not is_opening or _TO_ANOTHER.match(rest):
        return False
    return _TAKEN_UP.search(lead) is not None


def _lead(text: str, found: re.Match[str]) -> str:
    """The words of the sentence before the letter that is named, or since another."""
    before = text[max(0, found.start() - _LONGEST_LEAD) : found.start()]
    before = _YOURS.split(before)[-1] or before
    return _SENTENCE_END.split(before)[-1].lstrip()


def _days(printed: str, date: HistoricalDate | None) -> Iterator[str]:
    """EDTF of each of "January 23 and 24", as far as the year is certain."""
    month = ""
    for found in _ONE_DATE.finditer(printed):
        words = found[0]
        if _BARE_DAY.fullmatch(words):
            words = f"{month} {words}"
        else:
            month = re.sub("[^A-Z]*([A-Z][a-z]+).*", r"\1", words)
        if day := day_before(spell_in_figures(words), date):
            yield day


def _sentence_around(text: str, found: re.Match[str]) -> str:
    rest = text[found.end() : found.end() + _LONGEST_REST]
    end = _SENTENCE_END.search(rest)
    after = rest[: end.end()] if end else f"{rest.rpartition(' ')[0]}…"
    return " ".join(f"{_lead(text, found)}{found[0]}{after}".split())


def _each_once(replies: list[ReplyRecord]) -> list[ReplyRecord]:
    """The first that names a letter, which is its key; letters are named repeatedly."""
    seen: dict[str, ReplyRecord] = {}
    for reply in replies:
        named = reply.target.pointer if reply.target else reply.letter_date
        key = _NOT_IN_KEY.sub("-", f"{reply.direction}-{named.lstrip('#')}")
        seen.setdefault(key, replace(reply, key=key))
    return list(seen.values())
