"""The volume's lists of persons and terms, and a record for each person."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from letters.derivation.people.person_matching import name_as_read
from letters.models import Agent, Edition, Entry
from letters.tei import volume as tei

_NOT_IN_AN_ADDRESS = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST_IDENTIFIER = 80


def sync_entries(edition: Edition, volume: tei.Volume) -> tuple[dict[str, Entry], bool]:
    """The entries by key, and whether there are new ones.

    A person has an agent of her own until she is merged.
    """
    present = {entry.key: entry for entry in edition.entries.select_related("agent")}
    entries: dict[str, Entry] = {}
    changed: list[Entry] = []
    persons: list[Entry] = []
    for listed in volume.entries:
        entry = present.get(listed.key) or Entry(edition=edition, key=listed.key)
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
    new = [entry for entry in changed if entry.pk is None]
    for entry in changed:
        if entry.pk:
            entry.save()
    Entry.objects.bulk_create(new)
    edition.entries.exclude(key__in=entries).delete()
    return entries, bool(new)


def _changes(entry: Entry, listed: tei.ListEntry) -> dict[str, Any]:
    wanted = {
        "kind": str(listed.kind),
        "name": listed.name[:300],
        "description": listed.description,
        "position": listed.position,
    }
    return {k: v for k, v in wanted.items() if getattr(entry, k) != v}


def _give_agents(edition: Edition, persons: list[Entry]) -> None:
    """Give each an agent; that of a person who was listed before, and then was not, if
    there is one."""
    there = Agent.objects.filter(identifier__startswith=f"{edition.identifier}-")
    free = {agent.identifier: agent for agent in there.filter(entries=None)}
    given = set(there.exclude(entries=None).values_list("identifier", flat=True))
    new: list[Agent] = []
    for entry in persons:
        identifier = _agent_identifier(entry, given)
        given.add(identifier)
        if identifier not in free:
            new.append(
                Agent(
                    identifier=identifier,
                    authorized_name=entry.name[:200],
                    display_name=name_as_read(entry.name)[:200],
                    description=entry.description,
                )
            )
        entry.agent = free.get(identifier) or new[-1]
    Agent.objects.bulk_create(new)


def _agent_identifier(entry: Entry, given: Collection[str]) -> str:
    # "p_" says only that it is a person.
    key = _NOT_IN_AN_ADDRESS.sub("-", entry.key.removeprefix("p_"))
    wanted = f"{entry.edition.identifier}-{key}"
    identifier, copies = wanted[:_LONGEST_IDENTIFIER], 1
    while identifier in given:
        copies += 1
        number = f"-{copies}"
        identifier = wanted[: _LONGEST_IDENTIFIER - len(number)] + number
    return identifier


def _update_agent(agent: Agent, entry: Entry, changes: dict[str, Any]) -> None:
    """Correct the agent with its entry, where it says what the entry said."""
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
