"""Writes the volume's lists of persons and terms, with an agent for each person."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from letters.derivation.people.reading_order import name_as_read
from letters.models import Agent, Edition, Entry
from letters.tei.volume import ListEntry, Volume

_NOT_IN_AN_ADDRESS = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST_IDENTIFIER = 80


def sync_entries(edition: Edition, volume: Volume) -> tuple[dict[str, Entry], bool]:
    """Write the entries; returns them by key, and whether any is new.

    Each person has an agent of their own, until somebody merges it into another.
    """
    stored = {entry.key: entry for entry in edition.entries.select_related("agent")}
    entries: dict[str, Entry] = {}
    changed: list[Entry] = []
    persons: list[Entry] = []
    for listed in volume.entries:
        entry = stored.get(listed.key) or Entry(edition=edition, key=listed.key)
        entries[entry.key] = entry
        changes = _changes(entry, listed)
        if not changes:
            continue
        changed.append(entry)
        if entry.agent:
            _update_agent(entry.agent, entry, changes)
        for name, value in changes.items():
            setattr(entry, name, value)
        if changes.get("kind") == Entry.Kind.PERSON and not entry.agent:
            persons.append(entry)
    _give_agents(edition, persons)
    new_entries = [entry for entry in changed if entry.pk is None]
    for entry in changed:
        if entry.pk:
            entry.save()
    Entry.objects.bulk_create(new_entries)
    edition.entries.exclude(key__in=entries).delete()
    return entries, bool(new_entries)


def _changes(entry: Entry, listed: ListEntry) -> dict[str, Any]:
    wanted = {
        "kind": str(listed.kind),
        "name": listed.name[:300],
        "description": listed.description,
        "position": listed.position,
    }
    return {k: v for k, v in wanted.items() if getattr(entry, k) != v}


def _give_agents(edition: Edition, persons: list[Entry]) -> None:
    """Give each person an agent: the one from an earlier listing that was dropped since,
    if there is one."""
    agents = Agent.objects.filter(identifier__startswith=f"{edition.identifier}-")
    unlisted = {agent.identifier: agent for agent in agents.filter(entries=None)}
    taken = set(agents.exclude(entries=None).values_list("identifier", flat=True))
    new_agents: list[Agent] = []
    for entry in persons:
        identifier = _agent_identifier(entry, taken)
        taken.add(identifier)
        if identifier not in unlisted:
            new_agents.append(
                Agent(
                    identifier=identifier,
                    authorized_name=entry.name[:200],
                    display_name=name_as_read(entry.name)[:200],
                    description=entry.description,
                )
            )
        entry.agent = unlisted.get(identifier) or new_agents[-1]
    Agent.objects.bulk_create(new_agents)


def _agent_identifier(entry: Entry, taken: Collection[str]) -> str:
    # "p_" only says that the entry is a person.
    key = _NOT_IN_AN_ADDRESS.sub("-", entry.key.removeprefix("p_"))
    base = f"{entry.edition.identifier}-{key}"
    identifier, copies = base[:_LONGEST_IDENTIFIER], 1
    while identifier in taken:
        copies += 1
        number = f"-{copies}"
        identifier = base[: _LONGEST_IDENTIFIER - len(number)] + number
    return identifier


def _update_agent(agent: Agent, entry: Entry, changes: dict[str, Any]) -> None:
    """Correct the agent with its entry, where the agent has what the entry had."""
    name = changes.get("name", entry.name)
    description = changes.get("description", entry.description)
    before = (entry.name[:200], name_as_read(entry.name)[:200], entry.description)
    now = (name[:200], name_as_read(name)[:200], description)
    fields = ("authorized_name", "display_name", "description")
    changed = []
    for field, old, new in zip(fields, before, now, strict=True):
        if old != new and getattr(agent, field) == old:
            setattr(agent, field, new)
            changed.append(field)
    if changed:
        agent.save(update_fields=changed)
