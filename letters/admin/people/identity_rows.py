"""What each record has, side by side, for the archivist who compares them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Count, Q

from letters.models import Agent, CorrespondenceEvent, Entry


@dataclass(slots=True)
class RecordRow:
    """A record, the lines of volumes that are its own or of those merged into it.

    Each entry bears the count of `documents` of its volume that name the person.
    """

    agent: Agent
    entries: list[Entry] = field(default_factory=list)
    took_part_in: int = 0

    @property
    def repeats_the_entries(self) -> bool:
        """Whether its own description says only what an entry says."""
        return self.agent.description in {entry.description for entry in self.entries}


def describe_records(agents: Iterable[Agent]) -> dict[str, RecordRow]:
    """A row for each of `agents`, by identifier: in four queries, however many."""
    rows = {agent.pk: RecordRow(agent) for agent in agents}
    concerned = Agent.objects.filter(Q(pk__in=rows) | Q(merged_into__in=rows))
    stands_for = {
        pk: kept or pk for pk, kept in concerned.values_list("pk", "merged_into")
    }
    entries = Entry.objects.filter(agent__in=stands_for).select_related("edition")
    for entry in entries.annotate(documents=Count("mentions")):
        rows[stands_for[entry.agent_id]].entries.append(entry)
    for agent, count in _documents_by_agent(stands_for):
        rows[agent].took_part_in += count
    return {row.agent.identifier: row for row in rows.values()}


def _documents_by_agent(stands_for: dict[int, int]) -> Iterator[tuple[int, int]]:
    documents: dict[int, set[int]] = defaultdict(set)
    events = CorrespondenceEvent.objects.filter(agent__in=stands_for)
    for agent, document in events.values_list("agent_id", "document_id"):
        documents[stands_for[agent]].add(document)
    for agent, found in documents.items():
        yield agent, len(found)
