"""The letters that two correspondents sent each other, in the order of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear
from django.urls import reverse

from letters.models import Agent, CorrespondenceEvent, Document
from letters.models.document_queries import DocumentQuerySet
from letters.models.events import AUTHOR, RECIPIENT
from letters.reader.counted_years import CountedYear, counted_years
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
    """`silence` are the days since the letter before, if they are many; else 0. `month`
    is that of the letter, if it is the first of it."""

    document: Document
    answers: list[Answer]
    silence: int
    month: Period | None


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

    @cached_property
    def _counts(self) -> list[tuple[int | None, bool, int]]:
        """The year, whether `one` sent them, and how many."""
        dated = self._letters.order_by().annotate(year=ExtractYear("date_earliest"))
        counted = dated.values("year", "is_from_one").annotate(count=Count("pk"))
        return list(counted.values_list("year", "is_from_one", "count"))

    def tell(self, documents: Iterable[Document]) -> Iterator[ExchangedLetter]:
        """Each of the documents, which follow each other, with its answers."""
        documents = list(documents)
        answers = answers_by_document(documents, self._visible)
        silences = [0, *(_silence(*both) for both in pairwise(documents))]
        seen: set[Period | None] = {None}
        for document, silence in zip(documents, silences, strict=False):
            month = _month(document)
            first = None if month in seen else month
            seen.add(month)
            yield ExchangedLetter(document, answers[document.pk], silence, first)


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
    """The days that are certainly between the two, if they are many."""
    if not (before.date_latest and after.date_earliest):
        return 0
    days = (after.date_earliest - before.date_latest).days
    return days if days >= LONG_SILENCE else 0
