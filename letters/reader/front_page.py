"""What the home page tells of the archive, made from what it holds."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from letters.models import Agent, Document, Edition, Reading, TextCorrection
from letters.reader.chronology import CountedPeriod, Decade
from letters.reader.exchange import exchange_address
from letters.reader.exchanged_pairs import agents_of_pairs, exchanged_pairs
from letters.reader.front_documents import FrontDocuments
from letters.reader.held_counts import HeldCounts, Holdings
from letters.reader.told_corrections import ToldCorrection, tell_correction
from letters.reader.year_strip import YearStrip, draw_years
from letters.search.query.facets import Feature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import AbstractUser, AnonymousUser

MOST_EXCHANGES = 8
MOST_CORRECTIONS = 4
MOST_READINGS = 4
# With more years, decades are shown.
MOST_YEARS = 12


class FrontExchange(NamedTuple):
    """Two people, and how many documents they sent each other."""

    one: Agent
    other: Agent
    count: int
    address: str


class FrontExample(NamedTuple):
    """A search that finds something here, and what it finds, in words."""

    query: str
    finds: str


class FrontPage:
    """The archive as one reader may see it."""

    def __init__(self, user: AbstractUser | AnonymousUser) -> None:
        self._user = user
        self._visible = Document.objects.visible_to(user)
        self._counts = HeldCounts(self._visible)
        self.documents = FrontDocuments(self._visible)

    @property
    def holdings(self) -> Holdings:
        return self._counts.holdings

    @cached_property
    def editions(self) -> list[Edition]:
        return list(Edition.objects.visible_to(self._user).order_by("identifier"))

    @property
    def series(self) -> list[tuple[str, int]]:
        """The series of the editions, and how many volumes of each."""
        titles = (edition.series_title for edition in self.editions)
        return Counter(filter(None, titles)).most_common()

    @property
    def periods(self) -> Sequence[CountedPeriod | Decade]:
        """The years, or if these are many, the decades."""
        return self._years if len(self._years) <= MOST_YEARS else self._decades

    @property
    def strip(self) -> YearStrip | None:
        """Many years as a drawing."""
        return draw_years(self._years) if len(self._years) > MOST_YEARS else None

    @property
    def _decades(self) -> list[Decade]:
        return self._counts.decades

    @property
    def _years(self) -> list[CountedPeriod]:
        return [year for decade in self._decades for year in decade.years]

    @cached_property
    def exchanges(self) -> list[FrontExchange]:
        """The people who exchanged the most letters."""
        pairs = exchanged_pairs(self._visible, kind=Agent.Kind.PERSON)
        agents = Agent.objects.visible_to(self._user)
        return [
            FrontExchange(one, other, count, exchange_address(one, other))
            for one, other, count in agents_of_pairs(
                pairs[: MOST_EXCHANGES + 1], agents
            )
            if one != other
        ]

    @property
    def corrections(self) -> list[ToldCorrection]:
        return [
            *map(
                tell_correction, TextCorrection.objects.for_telling()[:MOST_CORRECTIONS]
            )
        ]

    @property
    def readings(self) -> list[Reading]:
        """Of teachers, for everybody. One that closes without a change in the database
        is left out."""
        return list(Reading.objects.listed().filter(closes_on=None)[:MOST_READINGS])

    @property
    def examples(self) -> list[FrontExample]:
        examples = []
        if self.exchanges:
            pair = self.exchanges[0]
            names = (_surname(pair.one), _surname(pair.other))
            query = "(from:{0} to:{1}) OR (from:{1} to:{0})".format(*names)
            finds = "what {} and {} wrote to each other".format(*names)
            examples.append(FrontExample(query, finds.replace('"', "")))
        if self._years:
            year = max(self._years, key=lambda year: year.count).period
            kind = self._counts.commonest_kind(year.year)
            finds = f"{kind.label}, {year}"
            examples.append(FrontExample(f"kind:{kind} date:{year}", finds))
        if self._counts.has_conditions:
            finds = "what was to be said only on a condition"
            examples.append(FrontExample(f"has:{Feature.CONDITIONAL}", finds))
        return examples


def _surname(agent: Agent) -> str:
    """As the search takes it: in quotation marks, if it has several words."""
    surname = agent.authorized_name.partition(",")[0]
    return surname if surname.isalpha() else f'"{surname}"'
