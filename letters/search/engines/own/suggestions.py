"""Whom and which volumes may the words of a search mean, and how do words go on?

The index proposes those who sent or received what is published; what they are called
and whether they have a page is asked of PostgreSQL.
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
# No name has more words, and before a shorter beginning most words come to mind.
MOST_WORDS = 8
SHORTEST_BEGINNING = 2

# Of those who are named so, and of the records of them.
_MOST_LOOKED_UP = 20
_MOST_RECORDS = 400
MOST_VOLUMES_OF_A_NAME = 12
# Of each segment; what is seldom in all of them is no likely end of a word.
_MOST_FORMS = 40


def suggest(
    snapshot: Snapshot,
    words: Sequence[str],
    withdrawn: Collection[int],
    beginning: str = "",
) -> Suggestions:
    """Those whose names have all of `words`, and one that begins with `beginning`.

    What anybody may see, whoever asks.
    """
    if not (words or beginning) or len(words) > MOST_WORDS:
        return Suggestions()
    names = _Names(
        snapshot, words, beginning, np.flatnonzero(snapshot.there(withdrawn))
    )
    return Suggestions(tuple(names.people()), tuple(names.volumes()))


class _Names:
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
        sent, received = self._counted(Facet.FROM), self._counted(Facet.TO)
        likely = (Counter(sent) + Counter(received)).most_common(_MOST_LOOKED_UP)
        agents = self._agents([name for name, _ in likely])
        named: dict[Agent, list[str]] = {}
        for name, _ in likely:
            if name in agents:
                named.setdefault(agents[name], []).append(name)
        people = (self._person(agent, names) for agent, names in named.items())
        return [*islice(people, MOST)]

    def _person(self, agent: Agent, names: Sequence[str]) -> SuggestedPerson:
        sent, received = (self._count(facet, names) for facet in (Facet.FROM, Facet.TO))
        return SuggestedPerson(agent, tuple(names), sent, received)

    def _count(self, facet: Facet, names: Collection[str]) -> int:
        having = self._snapshot.facets[facet].documents_with(names)
        return int(np.count_nonzero(having[self._documents]))

    def _agents(self, names: Sequence[str]) -> dict[str, Agent]:
        """For each name, who stands for those of that name, if there is a page of her
        that anybody may see.

        Published documents name them; so there is one, unless they are of the lists of
        hidden volumes alone.
        """
        is_called = Q(display_name__in=names)
        is_called |= Q(display_name="", authorized_name__in=names)
        records = Agent.objects.select_related("merged_into").order_by("pk")
        agents = list(records.filter(is_called)[:_MOST_RECORDS]) if names else []
        hidden = self._hidden(agents)
        found: dict[str, Agent] = {}
        for agent in agents:
            if agent.pk not in hidden:
                identity = agent.identity
                shown = agent if identity.pk in hidden else identity
                found.setdefault(str(agent), shown)
        return found

    def _hidden(self, agents: Sequence[Agent]) -> set[int]:
        """Of the agents and who stands for them, those of hidden volumes alone."""
        pks = {pk for agent in agents for pk in (agent.pk, agent.identity.pk)}
        entries = Entry.objects.order_by().filter(agent__in=pks)
        listed = defaultdict(set)
        for pk, volume in entries.values_list("agent", "edition__identifier"):
            listed[pk].add(volume)
        volumes = self._snapshot.facets[Facet.VOLUME].count(self._documents)
        public = {read_value(value)[0] for value, _ in volumes}
        return {pk for pk, those in listed.items() if those.isdisjoint(public)}

    def volumes(self) -> list[SuggestedVolume]:
        counts = self._counted(Facet.VOLUME)
        # What so many are called is the name of the series.
        if not 0 < len(counts) <= MOST_VOLUMES_OF_A_NAME:
            return []
        best = [key for key, _ in Counter(counts).most_common(MOST)]
        # Each has documents that are published, and so is public.
        editions = Edition.objects.filter(identifier__in=best)
        volumes = [SuggestedVolume(one, counts[one.identifier]) for one in editions]
        return sorted(volumes, key=lambda volume: -volume.documents)

    def _counted(self, facet: Facet) -> Mapping[str, int]:
        """Keys of the facet that are named so, each with how many documents have it."""
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
    """Words of published documents that begin so, the commonest first.

    Raises TooBroadError.
    """
    if len(beginning) < SHORTEST_BEGINNING:
        return []
    frequencies: Counter[str] = Counter()
    for segment, _ in snapshot.segments:
        for form, frequency in segment.commonest_forms(beginning.encode(), _MOST_FORMS):
            frequencies[form.decode()] += frequency
    there = snapshot.there(withdrawn)
    # What more documents have than are not there, some have that are.
    missing = snapshot.count - np.count_nonzero(there)
    evaluation = Evaluation(snapshot, frozenset(TextPart), deadline)

    def is_there(form: str) -> bool:
        if frequencies[form] > missing:
            return True
        found = evaluation.find(Term(TermKind.PHRASE, (form,), form))
        return bool(there[found.documents].any())

    likely = [form for form, _ in frequencies.most_common() if form.isalpha()]
    return [*islice(filter(is_there, likely[:_MOST_FORMS]), MOST_COMPLETIONS)]
