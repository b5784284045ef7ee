"""What the home page tells of the archive, made from what it holds."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, F, Max, Min, Q

from letters.derivation.description.document_kinds import DocumentKind
from letters.models import (
    Agent,
    CrossReference,
    Document,
    Edition,
    Reading,
    TextCorrection,
)
from letters.reader.chronology import CountedPeriod, Decade, decades
from letters.reader.exchange import exchange_address
from letters.reader.exchanged_pairs import exchanged_pairs
from letters.reader.told_corrections import ToldCorrection, tell_correction
from letters.reader.year_strip import YearStrip, draw_years
from letters.search.query.facets import Feature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import AbstractUser, AnonymousUser

    from letters.models.document_queries import DocumentQuerySet

MOST_EXCHANGES = 8
MOST_DOCUMENTS = 6
MOST_NEWS = 4
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


class Holdings(NamedTuple):
    """How much there is: documents, letters inside them, and the years of both."""

    printed: int
    transmitted: int
    first_year: int | None
    last_year: int | None


class FrontPage:
    """The archive as one reader may see it."""

    def __init__(self, user: AbstractUser | AnonymousUser) -> None:
        self._user = user
        self._visible = Document.objects.visible_to(user)

    @cached_property
    def holdings(self) -> Holdings:
        counts = self._visible.aggregate(
            printed=Count("pk", filter=Q(carrier=None)),
            transmitted=Count("carrier"),
            first=Min("date_earliest", filter=Q(date_latest__isnull=False)),
            last=Max("date_latest", filter=Q(date_earliest__isnull=False)),
        )
        years = (day and day.year for day in (counts["first"], counts["last"]))
        return Holdings(counts["printed"], counts["transmitted"], *years)

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

    @cached_property
    def _decades(self) -> list[Decade]:
        return decades(self._visible)

    @property
    def _years(self) -> list[CountedPeriod]:
        return [year for decade in self._decades for year in decade.years]

    @cached_property
    def exchanges(self) -> list[FrontExchange]:
        """The people who exchanged the most letters."""
        pairs = exchanged_pairs(self._visible, kind=Agent.Kind.PERSON)
        most = [pair for pair in pairs[: MOST_EXCHANGES + 1] if pair[0] != pair[1]]
        keys = {key for one, other, _ in most for key in (one, other)}
        agents = Agent.objects.visible_to(self._user).in_bulk(keys)
        return [
            FrontExchange(
                agents[one],
                agents[other],
                count,
                exchange_address(agents[one], agents[other]),
            )
            for one, other, count in most
            if one in agents and other in agents
        ]

    @property
    def featured(self) -> DocumentQuerySet:
        """Those that archivists chose to begin with, each with `featured_words`."""
        chosen = self._visible.for_rows().exclude(featured=None)
        with_words = chosen.annotate(featured_words=F("featured__words"))
        return with_words.order_by("featured__position", "featured__pk")

    @cached_property
    def cited_most(self) -> list[Document]:
        """Those to which the most others refer."""
        keys = self._visible.order_by().values("pk")
        references = CrossReference.objects.filter(target__in=keys, document__in=keys)
        cited = references.exclude(target=F("document")).order_by().values("target")
        counted = cited.annotate(count=Count("document", distinct=True))
        most = counted.order_by("-count", "target").values_list("target", flat=True)
        found = self._visible.for_rows().in_bulk([*most[:MOST_DOCUMENTS]])
        return list(found.values())

    @property
    def newest(self) -> DocumentQuerySet:
        in_order = self._visible.printed().order_by("-created", "-pk")
        # Their keys first: of all others, no row is put together.
        keys = in_order.values("pk")[:MOST_NEWS]
        rows = self._visible.for_rows().filter(pk__in=keys)
        return rows.order_by("-created", "-pk")

    @property
    def corrections(self) -> list[ToldCorrection]:
        return [*map(tell_correction, TextCorrection.objects.for_telling()[:MOST_NEWS])]

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
            of_year = self._visible.filter(
                date_earliest__gte=year.first, date_latest__lte=year.last
            )
            kinds = of_year.order_by().values_list("kind").annotate(count=Count("pk"))
            kind, _ = max(kinds, key=lambda row: row[1])
            finds = f"{DocumentKind(kind).label}, {year}"
            examples.append(FrontExample(f"kind:{kind} date:{year}", finds))
        if self._visible.exclude(conditionalpassages=None).exists():
            finds = "what was to be said only on a condition"
            examples.append(FrontExample(f"has:{Feature.CONDITIONAL}", finds))
        return examples


def _surname(agent: Agent) -> str:
    """As the search takes it: in quotation marks, if it has several words."""
    surname = agent.authorized_name.partition(",")[0]
    return surname if surname.isalpha() else f'"{surname}"'
