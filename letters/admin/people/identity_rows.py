"""The contents of several records, side by side, for an archivist to compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Count, Q

from letters.models import (
    Agent,
    CorrespondenceEvent,
    Document,
    DocumentStatus,
    Entry,
)


@dataclass(slots=True)
class RecordRow:
    """A record with its own entries in volumes and those of records merged into it.

    Each entry has a count of the `documents` of its volume that name the person.
    """

    agent: Agent
    entries: list[Entry] = field(default_factory=list)
    took_part_in: int = 0

    @property
    def repeats_the_entries(self) -> bool:
        """Whether its own description is that of an entry."""
        return self.agent.description in {entry.description for entry in self.entries}


def describe_records(agents: Iterable[Agent]) -> dict[str, RecordRow]:
    """A row for each of `agents`, by identifier, in four queries however many."""
    rows = {agent.pk: RecordRow(agent) for agent in agents}
    records = Agent.objects.filter(Q(pk__in=rows) | Q(merged_into__in=rows))
    standing_for = {
        key: target or key for key, target in records.values_list("pk", "merged_into")
    }
    entries = Entry.objects.filter(agent__in=standing_for).select_related("edition")
    standing = ~Q(mentions__document__status=DocumentStatus.DELETED)
    for entry in entries.annotate(documents=Count("mentions", filter=standing)):
        rows[standing_for[entry.agent_id]].entries.append(entry)
    for agent, count in _documents_by_agent(standing_for):
        rows[agent].took_part_in += count
    return {row.agent.identifier: row for row in rows.values()}


def _documents_by_agent(standing_for: dict[int, int]) -> Iterator[tuple[int, int]]:
    documents: dict[int, set[int]] = defaultdict(set)
    events = CorrespondenceEvent.objects.filter(
        agent__in=standing_for, document__in=Document.objects.all()
    )
    for agent, document in events.values_list("agent_id", "document_id"):
        documents[standing_for[agent]].add(document)
    for agent, keys in documents.items():
        yield agent, len(keys)
