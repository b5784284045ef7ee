"""Which people and volumes may the words of a search name, and how may a word go on?

The index proposes senders, recipients and authors of published documents; PostgreSQL
knows their records and whether they have a page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import islice

import numpy as np
from django.db.models import Q

from letters.models import Agent, Edition, Entry
from letters.search.engines.own.evaluation import Deadline, Evaluation
from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.snapshot import Snapshot
from letters.search.interface import SuggestedPerson, SuggestedVolume, Suggestions
from letters.search.query.facets import Facet, read_value
from letters.search.query.tree import Term, TermKind, TextPart

MOST = 3
MOST_COMPLETIONS = 8
# No name has more words; a shorter beginning suggests too many.
MOST_WORDS = 8
SHORTEST_BEGINNING = 2

# The most names looked up, and the most records of people with these names.
_MOST_LOOKED_UP = 20
_MOST_RECORDS = 400
MOST_VOLUMES_OF_A_NAME = 12
# Forms of each segment: one that is rare in all of them is no likely completion.
_MOST_FORMS = 40
# What people are suggested by, in the order of SuggestedPerson.
_OF_PEOPLE = (Facet.FROM, Facet.TO, Facet.AUTHOR)


def suggest(
    snapshot: Snapshot,
    words: Sequence[str],
    withdrawn: Collection[int],
    beginning: str = "",
) -> Suggestions:
    """Those whose names have all of `words`, and one that begins with `beginning`.

    They are the same for all readers: only what everybody may see.
    """
    if not (words or beginning) or len(words) > MOST_WORDS:
        return Suggestions()
    matcher = _NameMatcher(
        snapshot, words, beginning, np.flatnonzero(snapshot.visible(withdrawn))
    )
    return Suggestions(tuple(matcher.people()), tuple(matcher.volumes()))


class _NameMatcher:
    def __init__(
        self,
        snapshot: Snapshot,
        words: Sequence[str],
        beginning: str,
        documents: Numbers,
    ) -> None:
        self._snapshot = snapshot
        self._words, self._beginning = words, beginning
        self._documents = documents

    def people(self) -> list[SuggestedPerson]:
        sent, received, written = (self._counts_by_key(facet) for facet in _OF_PEOPLE)
        # Who signed a document is among its senders too.
        parts = (Counter(sent) | Counter(written)) + Counter(received)
        likely = [name for name, _ in parts.most_common(_MOST_LOOKED_UP)]
        agents = self._agents_by_name(likely)
        named: dict[Agent, list[str]] = {}
        for name in likely:
            if name in agents:
                named.setdefault(agents[name], []).append(name)
        people = (self._person(agent, names) for agent, names in named.items())
        return [*islice(people, MOST)]

    def _person(self, agent: Agent, names: Sequence[str]) -> SuggestedPerson:
        counts = (self._count(facet, names) for facet in _OF_PEOPLE)
        return SuggestedPerson(agent, tuple(names), *counts)

    def _count(self, facet: Facet, names: Collection[str]) -> int:
        having = self._snapshot.facets[facet].documents_with(names)
        return int(np.count_nonzero(having[self._documents]))

    def _agents_by_name(self, names: Sequence[str]) -> dict[str, Agent]:
        """The agent for each name, if that agent has a page that everybody may see.

        Published documents name these agents, so they have a page unless only hidden
        volumes list them. A merged record gives way to the one that stands for it.
        """
        has_name = Q(display_name__in=names)
        has_name |= Q(display_name="", authorized_name__in=names)
        records = Agent.objects.select_related("merged_into").order_by("pk")
        agents = list(records.filter(has_name)[:_MOST_RECORDS]) if names else []
        hidden = self._hidden_pks(agents)
        by_name: dict[str, Agent] = {}
        for agent in agents:
            if agent.pk not in hidden:
                identity = agent.identity
                shown = agent if identity.pk in hidden else identity
                by_name.setdefault(str(agent), shown)
        return by_name

    def _hidden_pks(self, agents: Sequence[Agent]) -> set[int]:
        """The agents, and those who stand for them, that only hidden volumes list."""
        pks = {pk for agent in agents for pk in (agent.pk, agent.identity.pk)}
        entries = Entry.objects.order_by().filter(agent__in=pks)
        listed = defaultdict(set)
        for pk, volume in entries.values_list("agent", "edition__identifier"):
            listed[pk].add(volume)
        counts = self._snapshot.facets[Facet.VOLUME].count(self._documents)
        public = {read_value(value)[0] for value, _ in counts}
        return {pk for pk, volumes in listed.items() if volumes.isdisjoint(public)}

    def volumes(self) -> list[SuggestedVolume]:
        counts = self._counts_by_key(Facet.VOLUME)
        # A name that more volumes share is that of the series.
        if not 0 < len(counts) <= MOST_VOLUMES_OF_A_NAME:
            return []
        best = [key for key, _ in Counter(counts).most_common(MOST)]
        # Each has published documents, and so is public.
        editions = Edition.objects.filter(identifier__in=best)
        volumes = [
            SuggestedVolume(edition, counts[edition.identifier]) for edition in editions
        ]
        return sorted(volumes, key=lambda volume: -volume.documents)

    def _counts_by_key(self, facet: Facet) -> Mapping[str, int]:
        """The keys of the facet whose names match, each with its number of documents."""
        column = self._snapshot.facets[facet]
        named = set(column.values_with_words(self._words, self._beginning))
        if not named:
            return {}
        counts = column.count(self._documents)
        return {
            read_value(value)[0]: count for value, count in counts if value in named
        }


def completions(
    snapshot: Snapshot,
    beginning: str,
    withdrawn: Collection[int],
    deadline: Deadline,
) -> list[str]:
    """Words of published documents with this beginning, the commonest first.

    Raises TooBroadError.
    """
    if len(beginning) < SHORTEST_BEGINNING:
        return []
    frequencies: Counter[str] = Counter()
    for segment, _ in snapshot.segments:
        for form, frequency in segment.commonest_forms(beginning.encode(), _MOST_FORMS):
            frequencies[form.decode()] += frequency
    visible = snapshot.visible(withdrawn)
    # A form in more documents than are invisible is in a visible one.
    invisible = snapshot.count - np.count_nonzero(visible)
    evaluation = Evaluation(snapshot, frozenset(TextPart), deadline)

    def is_visible(form: str) -> bool:
        if frequencies[form] > invisible:
            return True
        matches = evaluation.find(Term(TermKind.PHRASE, (form,), form))
        return bool(visible[matches.documents].any())

    likely = [form for form, _ in frequencies.most_common() if form.isalpha()]
    return [*islice(filter(is_visible, likely[:_MOST_FORMS]), MOST_COMPLETIONS)]
