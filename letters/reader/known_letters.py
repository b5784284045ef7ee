"""Letters of an exchange that are known only because others answer them, or are answered.

No row is stored of them: each is read from what the letters state, so that one that
arrives is no longer among them, and no search finds what has no text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef

from letters.derivation.correspondence.sides.authors import names_a_person
from letters.derivation.correspondence.sides.headings import read_heading
from letters.derivation.description.document_kinds import DocumentKind
from letters.models import CorrespondenceEvent, Document, StatedReply
from letters.models.document_queries import DocumentQuerySet
from letters.rendering.contract import fragment_to, note_id
from letters.tei.dates import DateError, HistoricalDate, describe, parse_edtf

# Words by which another than the writer was written to: "The Secretary has referred to me
# your letter", "your memorandum of November twentieth to Ambassador Thompson".
_TO_ANOTHER = re.compile(
    r"\breferred to me\b|\basked (?:that I|me to) (?:reply|respond|answer|express|thank"
    r"|acknowledge|convey|tell)\b"
    r"|\b(?:reply|replying|respond|responding|answering) (?:for|on behalf of)\b"
    r"|\b[Ii]n the absence of (?:the )?(?:Under )?(?:Secretary|President|Ambassador)\b"
    r"|\bThe (?:President|Secretary|Under Secretary|Prime Minister) has (?:read|seen|noted"
    r"|approved|studied|received|asked)\b[^.;:]{0,40}? your\b"
    r"|\bof [A-Z][a-z]{2,8} (?:\w{1,12},? ){1,2}to (?:the )?[A-Z]"
    r"|\b(?:of|dated) [0-9]{1,2} [A-Z][a-z]{2,8} [^.;:]{0,40}?(?<!respect )(?<!regard )"
    r"\bto (?:the )?(?:Chairman|Secretary|President|Director|Chief|Ambassador|General)\b"
)


@dataclass(frozen=True, slots=True)
class LetterMention:
    """The letter that states it, and its words."""

    document: Document
    words: str
    footnote_key: str

    @property
    def address(self) -> str:
        """That of the note, if one says it."""
        anchor = fragment_to(note_id(self.footnote_key)) if self.footnote_key else ""
        return f"{self.document.get_absolute_url()}{anchor}"


@dataclass(frozen=True, slots=True)
class KnownLetter:
    """`is_from_one` says which of the two wrote it."""

    date: HistoricalDate
    is_from_one: bool
    mentions: tuple[LetterMention, ...]

    @property
    def date_in_words(self) -> str:
        return describe(self.date)

    @property
    def earliest(self) -> date:
        return self.date.earliest

    @property
    def is_exact(self) -> bool:
        return self.date.earliest == self.date.latest


# Who wrote a letter, and from what day to what day it may be.
HeldDate = tuple[bool, date | None, date | None]


def known_letters(
    sides: dict[int, bool],
    held: Collection[HeldDate],
    visible: DocumentQuerySet,
    year: int | None = None,
    parties: Collection[int] = (),
) -> list[KnownLetter]:
    """Those that the letters of an exchange name by date and the archive does not hold,
    in the order of time, each once; of one `year` alone, if it is given.

    `sides` says of each letter, by its primary key, whether the first of the two wrote
    it. What answers a letter, and what it answers, was written by the other. `parties`
    are the keys of the records of both: who signs for another, "for the Joint Chiefs of
    Staff", is not the one who was written to.
    """
    target = visible.filter(pk=OuterRef("target"))
    replies = (
        StatedReply.objects.filter(document__in=sides)
        .exclude(letter_date="")
        .exclude(is_inferred=True)
        .exclude(Exists(target))
        .exclude(Exists(_sent_by_others(parties)) & ~Exists(_sent_by(parties)))
        .select_related("document__edition")
        .order_by("document__date_earliest", "document__identifier", "position")
    )
    mentions: dict[tuple[bool, str], list[LetterMention]] = {}
    for reply in replies:
        if _TO_ANOTHER.search(reply.evidence) or not _is_of_person(reply.document):
            continue
        side = not sides[reply.document_id]
        mention = LetterMention(reply.document, reply.evidence, reply.footnote_key)
        mentions.setdefault((side, reply.letter_date), []).append(mention)
    dated = [
        (day, side, told)
        for (side, edtf), told in mentions.items()
        if (day := _date_of(edtf)) and not _is_held(side, day, held)
    ]
    letters = [
        letter
        for letter in _each_once(dated)
        if year in (None, letter.date.earliest.year)
    ]
    return sorted(letters, key=lambda letter: (letter.earliest, letter.is_from_one))


def _is_of_person(document: Document) -> bool:
    """Not a telegram between offices: what it answers, the letter in it answers."""
    if document.kind != DocumentKind.TELEGRAM:
        return True
    sides = read_heading(document.title)
    return names_a_person(sides.sender) and names_a_person(sides.recipient)


def _sent_by(parties: Collection[int]) -> models.QuerySet:
    return CorrespondenceEvent.objects.filter(
        document=OuterRef("document"),
        type=CorrespondenceEvent.Type.SENT,
        agent__in=parties,
    )


def _sent_by_others(parties: Collection[int]) -> models.QuerySet:
    return CorrespondenceEvent.objects.filter(
        document=OuterRef("document"),
        type=CorrespondenceEvent.Type.SENT,
        agent__isnull=False,
        footnote_key="",
    ).exclude(agent__in=parties)


def _each_once(
    dated: Iterable[tuple[HistoricalDate, bool, list[LetterMention]]],
) -> list[KnownLetter]:
    """A letter "of November" may well be the one of November 5 that is known, too: it is
    counted with that, and not for a second one."""
    letters: list[KnownLetter] = []
    for day, side, told in sorted(dated, key=lambda one: _length(one[0])):
        same = next(
            (
                number
                for number, letter in enumerate(letters)
                if letter.is_from_one is side and _lies_within(letter.date, day)
            ),
            None,
        )
        if same is None:
            letters.append(KnownLetter(day, side, _once(told)))
        else:
            exact = letters[same]
            mentions = _once([*exact.mentions, *told])
            letters[same] = KnownLetter(exact.date, side, mentions)
    return letters


def _length(day: HistoricalDate) -> int:
    return (day.latest - day.earliest).days


def _lies_within(day: HistoricalDate, other: HistoricalDate) -> bool:
    return other.earliest <= day.earliest and day.latest <= other.latest


def _date_of(edtf: str) -> HistoricalDate | None:
    try:
        return parse_edtf(edtf)
    except DateError:
        return None


def _is_held(side: bool, day: HistoricalDate, held: Collection[HeldDate]) -> bool:
    """Whether a letter of that side and that day is here, though the words that name it
    were not resolved: it may well be this one."""
    return any(
        wrote is side
        and first is not None
        and last is not None
        and first <= day.latest
        and last >= day.earliest
        for wrote, first, last in held
    )


def _once(mentions: Iterable[LetterMention]) -> tuple[LetterMention, ...]:
    """One of each document."""
    return tuple({one.document.pk: one for one in mentions}.values())
