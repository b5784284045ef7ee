"""The letters that two correspondents sent each other, in the order of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from letters.models import Agent, CorrespondenceEvent, Document
from letters.models.document_queries import DocumentQuerySet
from letters.models.events import AUTHOR, RECIPIENT
from letters.reader.counted_years import CountedYear, counted_years
from letters.reader.deliveries import Delivery, deliveries_of
from letters.reader.exchange_timeline import (
    MOST_LETTERS,
    DatedLetter,
    ExchangeTimeline,
    draw_exchange,
)
from letters.reader.known_letters import KnownLetter, known_letters
from letters.reader.periods import Period
from letters.reader.replies import Answer, answers_by_document

# So many days without a letter are worth telling.
LONG_SILENCE = 60


class ExchangeLink(NamedTuple):
    author: Agent
    recipient: Agent
    address: str


@dataclass(frozen=True, slots=True)
class ExchangedLetter:
    """`silence` are the days between the letter before and it, if they are many; else 0.
    `month` is that of the letter, if it is the first of it. `known` are letters from
    before it that are not held. `travelled` are the days until it was delivered, None if
    that is not known; `carriers` are those who delivered it, `telegrams` those in which it
    was transmitted."""

    document: Document
    answers: list[Answer]
    silence: int
    month: Period | None = None
    known: tuple[KnownLetter, ...] = ()
    travelled: int | None = None
    carriers: tuple[str, ...] = ()
    telegrams: tuple[str, ...] = ()


class _Side(NamedTuple):
    """A letter: its key, whether `one` wrote it, its days."""

    pk: int
    is_from_one: bool
    date_earliest: date | None
    date_latest: date | None

    @property
    def year(self) -> int | None:
        return self.date_earliest.year if self.date_earliest else None


class Exchange:
    """`one` and `other` are the keys of all records of each correspondent; a `year`
    narrows it."""

    def __init__(
        self,
        one: Sequence[int],
        other: Sequence[int],
        visible: DocumentQuerySet,
        year: int | None = None,
    ) -> None:
        self._visible = visible
        self._year = year
        self._parties = (*one, *other)
        from_one = visible.sent_by(one, other).order_by().values("pk")
        from_other = visible.sent_by(other, one).order_by().values("pk")
        # As a union: for either condition, PostgreSQL would read all documents.
        self._letters = visible.filter(pk__in=from_one.union(from_other)).annotate(
            is_from_one=Q(pk__in=from_one)
        )

    @property
    def documents(self) -> DocumentQuerySet:
        """The letters of the year, or all of them."""
        rows = self._letters.for_rows()
        return rows.filter(date_earliest__year=self._year) if self._year else rows

    @cached_property
    def keys(self) -> list[int]:
        """Of `documents`, in their order."""
        return [side.pk for side in self._sides if self._year in (None, side.year)]

    @property
    def is_empty(self) -> bool:
        return not self._sides

    @property
    def count(self) -> int:
        """Of `documents`."""
        return len(self.keys)

    @property
    def from_one(self) -> int:
        """How many letters of all years `one` sent."""
        return sum(side.is_from_one for side in self._sides)

    @property
    def from_other(self) -> int:
        return len(self._sides) - self.from_one

    @property
    def years(self) -> list[CountedYear]:
        counts: Counter[int | None] = Counter(side.year for side in self._sides)
        return counted_years(counts, self._year)

    @property
    def undated(self) -> int:
        """How many have no year."""
        return sum(side.year is None for side in self._sides)

    @cached_property
    def _sides(self) -> list[_Side]:
        """All letters of all years, in order."""
        return [*map(_Side._make, self._letters.values_list(*_Side._fields))]

    @cached_property
    def known(self) -> list[KnownLetter]:
        """The letters of the year, or of all, that are known and not held."""
        held = [side[1:] for side in self._sides]
        sides = {side.pk: side.is_from_one for side in self._sides}
        return known_letters(sides, held, self._visible, self._year, self._parties)

    @property
    def known_in_all(self) -> int:
        """How many letters of the time shown are known, with those that are held."""
        return self.count + len(self.known)

    @property
    def timeline(self) -> ExchangeTimeline | None:
        if self.count > MOST_LETTERS:
            return None
        sides = {side.pk: side.is_from_one for side in self._sides}
        dated = [
            DatedLetter(self._drawn[key], sides[key], self._deliveries[key].day)
            for key in self.keys
            if key in self._drawn
        ]
        return draw_exchange(dated, self.known)

    @cached_property
    def _drawn(self) -> dict[int, Document]:
        """All of the time shown, if the picture has them; else none."""
        return self._load(self.keys) if self.count <= MOST_LETTERS else {}

    @cached_property
    def _deliveries(self) -> dict[int, Delivery]:
        return deliveries_of(self._drawn.values())

    def _load(self, keys: Sequence[int]) -> dict[int, Document]:
        return self._visible.for_rows().in_bulk(keys)

    def tell(self, keys: Sequence[int]) -> Iterator[ExchangedLetter]:
        """Each of the letters with these `keys`, which follow each other, with its
        answers."""
        loaded = self._drawn or self._load(keys)
        documents = [loaded[key] for key in keys if key in loaded]
        answers = answers_by_document(documents, self._visible)
        deliveries = self._deliveries or deliveries_of(documents)
        silences = [0, *(_silence(*both) for both in pairwise(documents))]
        seen: set[Period | None] = {None}
        for document, silence in zip(documents, silences, strict=False):
            delivery = deliveries[document.pk]
            month = _month(document)
            first = None if month in seen else month
            seen.add(month)
            yield ExchangedLetter(
                document,
                answers[document.pk],
                silence,
                first,
                tuple(self._known_by_place.get(document.pk, ())),
                delivery.days_after(document),
                delivery.carriers,
                delivery.telegrams,
            )

    @property
    def known_after(self) -> tuple[KnownLetter, ...]:
        """Those that come after all that is held."""
        return tuple(self._known_by_place.get(None, ()))

    @cached_property
    def _known_by_place(self) -> dict[int | None, list[KnownLetter]]:
        """Before which letter, by its primary key, each known one comes in time."""
        shown = [
            (side.pk, side.date_earliest)
            for side in self._sides
            if side.date_earliest and self._year in (None, side.year)
        ]
        places: dict[int | None, list[KnownLetter]] = {}
        for letter in self.known:
            later = (pk for pk, first in shown if first > letter.earliest)
            places.setdefault(next(later, None), []).append(letter)
        return places


def exchanges_of(events: Iterable[CorrespondenceEvent]) -> list[ExchangeLink]:
    """The exchanges that a document with these events belongs to."""
    own = [event for event in events if event.agent and not event.footnote_key]
    authors = {event.agent: None for event in own if event.type in AUTHOR}
    recipients = {event.agent: None for event in own if event.type in RECIPIENT}
    return [
        ExchangeLink(author, recipient, exchange_address(author, recipient))
        for author in authors
        for recipient in recipients
        if author != recipient
    ]


def exchange_address(one: Agent, other: Agent) -> str:
    names = [agent.name_in_address for agent in (one, other)]
    return reverse("letters:exchange-detail", args=names)


def _month(document: Document) -> Period | None:
    """The one in which it was certainly written."""
    period = Period.with_all_of(document.date_earliest, document.date_latest)
    return Period(period.year, period.month) if period and period.month else None


def _silence(before: Document, after: Document) -> int:
    """The days that are certainly between the two, neither counted, if they are many."""
    if not (before.date_latest and after.date_earliest):
        return 0
    days = (after.date_earliest - before.date_latest).days - 1
    return days if days >= LONG_SILENCE else 0
