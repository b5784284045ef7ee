"""The letters that two correspondents sent each other, in the order of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear
from django.urls import reverse

from letters.models import Agent, CorrespondenceEvent, Document
from letters.models.document_queries import DocumentQuerySet
from letters.models.events import AUTHOR, RECIPIENT
from letters.reader.counted_years import CountedYear, counted_years
from letters.reader.deliveries import deliveries_of
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
    that is not known; `carriers` are those who delivered it."""

    document: Document
    answers: list[Answer]
    silence: int
    month: Period | None = None
    known: tuple[KnownLetter, ...] = ()
    travelled: int | None = None
    carriers: tuple[str, ...] = ()


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
        is_from_one = Q(pk__in=visible.sent_by(one, other).order_by().values("pk"))
        is_from_other = Q(pk__in=visible.sent_by(other, one).order_by().values("pk"))
        self._letters = visible.filter(is_from_one | is_from_other).annotate(
            is_from_one=is_from_one
        )

    @property
    def documents(self) -> DocumentQuerySet:
        """The letters of the year, or all of them."""
        rows = self._letters.for_rows()
        return rows.filter(date_earliest__year=self._year) if self._year else rows

    @property
    def is_empty(self) -> bool:
        return not self._counts

    @property
    def count(self) -> int:
        """Of `documents`."""
        return sum(
            count for year, _, count in self._counts if self._year in (None, year)
        )

    @property
    def from_one(self) -> int:
        """How many letters of all years `one` sent."""
        return sum(count for _, is_from_one, count in self._counts if is_from_one)

    @property
    def from_other(self) -> int:
        return sum(count for _, is_from_one, count in self._counts if not is_from_one)

    @property
    def years(self) -> list[CountedYear]:
        counts: Counter[int | None] = Counter()
        for year, _, count in self._counts:
            counts[year] += count
        return counted_years(counts, self._year)

    @property
    def undated(self) -> int:
        """How many have no year."""
        return sum(count for year, _, count in self._counts if year is None)

    @cached_property
    def _counts(self) -> list[tuple[int | None, bool, int]]:
        """The year, whether `one` sent them, and how many."""
        dated = self._letters.order_by().annotate(year=ExtractYear("date_earliest"))
        counted = dated.values("year", "is_from_one").annotate(count=Count("pk"))
        return list(counted.values_list("year", "is_from_one", "count"))

    @cached_property
    def _sides(self) -> list[Any]:
        """Of each letter of all years, in order: its key, whether `one` wrote it, its
        days."""
        fields = "pk", "is_from_one", "date_earliest", "date_latest"
        return list(self._letters.values_list(*fields))

    @cached_property
    def known(self) -> list[KnownLetter]:
        """The letters of the year, or of all, that are known and not held."""
        held = [(is_from_one, *days) for _, is_from_one, *days in self._sides]
        sides = {pk: is_from_one for pk, is_from_one, *_ in self._sides}
        return known_letters(sides, held, self._visible, self._year)

    @property
    def known_in_all(self) -> int:
        """How many letters of the time shown are known, with those that are held."""
        return self.count + len(self.known)

    @property
    def timeline(self) -> ExchangeTimeline | None:
        documents = list(self.documents[: MOST_LETTERS + 1])
        deliveries = deliveries_of(documents)
        sides = {pk: is_from_one for pk, is_from_one, *_ in self._sides}
        dated = [
            DatedLetter(document, sides[document.pk], deliveries[document.pk].day)
            for document in documents
        ]
        return draw_exchange(dated, self.known)

    def tell(self, documents: Iterable[Document]) -> Iterator[ExchangedLetter]:
        """Each of the documents, which follow each other, with its answers."""
        documents = list(documents)
        answers = answers_by_document(documents, self._visible)
        deliveries = deliveries_of(documents)
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
            )

    @property
    def known_after(self) -> tuple[KnownLetter, ...]:
        """Those that come after all that is held."""
        return tuple(self._known_by_place.get(None, ()))

    @cached_property
    def _known_by_place(self) -> dict[int | None, list[KnownLetter]]:
        """Before which letter, by its primary key, each known one comes in time."""
        shown = [
            (pk, first)
            for pk, _, first, _ in self._sides
            if first and self._year in (None, first.year)
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
