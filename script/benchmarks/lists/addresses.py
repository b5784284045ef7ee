"""Every kind of list and person page, each where it has the most to tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F
from django.db.models.functions import Coalesce, TruncMonth
from django.urls import reverse

from letters.models import (
    Agent,
    CorrespondenceEvent,
    CrossReference,
    Document,
    Edition,
    Mention,
    PlaceVariant,
    Topic,
)
from letters.reader.chronology import decades
from letters.reader.exchange import exchange_address
from letters.reader.exchanged_pairs import exchanged_pairs
from letters.reader.periods import Period, Unit

ANYBODY = AnonymousUser()
MOST_PEOPLE = 10
MOST_OF_A_KIND = 3
# Led to the last page.
LAST = 999_999_999
WHOLE_LISTS = (
    *("home", "document-list", "edition-list", "coverage", "chronology"),
    *("chronology-undated", "agent-list", "network", "glossary", "topic-list"),
    *("place-list", "repository-list", "correction-list", "wanted", "reading-list"),
)


def list_addresses() -> Iterator[str]:
    yield from (reverse(f"letters:{name}") for name in WHOLE_LISTS)
    for name in ("document-list", "agent-list", "glossary", "topic-list", "wanted"):
        yield f"{reverse(f'letters:{name}')}?page={LAST}"
    for name in ("agent-list", "glossary", "topic-list"):
        yield f"{reverse(f'letters:{name}')}?letter=s"
    yield f"{reverse('letters:agent-list')}?words=john"
    for lists in (_periods, _volumes, _topics, _places, _repositories, _wanted):
        yield from lists()


def person_addresses() -> Iterator[str]:
    busiest = _busiest_agents()
    for agent in busiest:
        yield agent.get_absolute_url()
    for agent in busiest[:MOST_OF_A_KIND]:
        yield f"{agent.get_absolute_url()}?page={LAST}"
        yield f"{agent.get_absolute_url()}?as=named"
        yield reverse("letters:agent-network", args=[agent.name_in_address])
    visible = Document.objects.published()
    pairs = exchanged_pairs(visible, kind=Agent.Kind.PERSON)[: MOST_OF_A_KIND + 1]
    agents = Agent.objects.in_bulk({key for pair in pairs for key in pair[:2]})
    for one, other, _ in pairs:
        if one != other:
            yield exchange_address(agents[one], agents[other])


def search_addresses() -> Iterator[str]:
    for words in ("treaty", "letter"):
        yield f"{reverse('letters:search')}?q={words}"
        yield f"{reverse('letters:search')}?q={words}&page={LAST}"


def _busiest_agents() -> list[Agent]:
    """Those whose pages are made of the most rows."""
    person = Coalesce("agent__merged_into", "agent")
    events = CorrespondenceEvent.objects.exclude(agent=None).order_by()
    rows = Counter(dict(events.values_list(person).annotate(Count("pk"))))
    named = Coalesce("entry__agent__merged_into", "entry__agent")
    mentions = Mention.objects.exclude(entry__agent=None).order_by()
    rows.update(dict(mentions.values_list(named).annotate(Count("pk"))))
    most = [key for key, _ in rows.most_common(MOST_PEOPLE)]
    agents = Agent.objects.in_bulk(most)
    return [agents[key] for key in most]


def _periods() -> Iterator[str]:
    years = [year for decade in decades(_published()) for year in decade.years]
    for year in sorted(years, key=lambda year: -year.count)[:1]:
        yield year.address
        yield f"{year.address}?page={LAST}"
    months = (
        _published()
        .filter(date_earliest=F("date_latest"))
        .order_by()
        .values_list(TruncMonth("date_earliest"))
        .annotate(count=Count("pk"))
    )
    for first, _ in months.order_by("-count")[:1]:
        yield Period.around(first, Unit.MONTH).get_absolute_url()
        yield Period.around(first, Unit.DAY).get_absolute_url()


def _volumes() -> Iterator[str]:
    counted = Edition.objects.published().annotate(count=Count("documents"))
    for edition in counted.order_by("-count")[:1]:
        yield edition.get_absolute_url()
        for name in ("edition-persons", "edition-terms"):
            yield reverse(f"letters:{name}", args=[edition.identifier])
        sections = edition.sections.annotate(count=Count("documents"))
        for section in sections.order_by("-count")[:1]:
            yield section.get_absolute_url()
            yield f"{section.get_absolute_url()}?page={LAST}"
        entries = edition.entries.annotate(count=Count("mentions"))
        for entry in entries.order_by("-count")[:1]:
            yield entry.get_absolute_url()
            yield f"{entry.get_absolute_url()}?page={LAST}"


def _topics() -> Iterator[str]:
    counted = Topic.objects.visible_to(ANYBODY).counted().order_by("-all_places")
    for row in counted[:MOST_OF_A_KIND]:
        yield reverse("letters:topic-detail", args=[row["key"]])


def _places() -> Iterator[str]:
    sent = CorrespondenceEvent.objects.filter(type="sent").exclude(place="").order_by()
    counted = sent.values_list("place").annotate(count=Count("pk")).order_by("-count")
    names = [name for name, _ in counted[:MOST_OF_A_KIND]]
    for variant in PlaceVariant.objects.filter(name__in=names).select_related("place"):
        yield variant.place.get_absolute_url()
        yield f"{variant.place.get_absolute_url()}?written={LAST}"


def _repositories() -> Iterator[str]:
    repository = F("holding__repository__identifier")
    cited = _published().exclude(holding__repository=None).order_by()
    counted = cited.values_list(repository).annotate(count=Count("pk"))
    for identifier, _ in counted.order_by("-count")[:MOST_OF_A_KIND]:
        address = reverse("letters:repository-detail", args=[identifier])
        yield address
        yield f"{address}?page={LAST}"


def _wanted() -> Iterator[str]:
    rows = CrossReference.objects.wanted_by(ANYBODY).counted_by_target()
    for row in rows[:1]:
        yield reverse("letters:wanted-detail", args=[row["identifier"]])


def _published():
    return Document.objects.published()
