"""The volume's lists of persons and terms, and a record for each person."""

from __future__ import annotations

from letters.models import Agent, Edition, Entry
from letters.records.people import name_as_read
from letters.tei import volume as tei


def sync_entries(edition: Edition, volume: tei.Volume) -> dict[str, Entry]:
    """The entries by key. A person has an agent of her own until she is merged."""
    present = {entry.key: entry for entry in edition.entries.select_related("agent")}
    entries: dict[str, Entry] = {}
    new: list[Entry] = []
    for listed in volume.entries:
        entry = present.get(listed.key) or Entry(edition=edition, key=listed.key)
        wanted = {
            "kind": listed.kind,
            "name": listed.name[:300],
            "description": listed.description,
            "position": listed.position,
        }
        changes = {k: v for k, v in wanted.items() if getattr(entry, k) != v}
        if entry.agent:
            _update_agent(entry.agent, entry, wanted)
        for name, value in changes.items():
            setattr(entry, name, value)
        if entry.pk is None:
            new.append(entry)
        elif changes:
            entry.save()
        entries[entry.key] = entry
    _create_agents([entry for entry in new if entry.kind == Entry.Kind.PERSON])
    Entry.objects.bulk_create(new)
    gone = [entry.pk for key, entry in present.items() if key not in entries]
    Entry.objects.filter(pk__in=gone).delete()
    return entries


def _create_agents(persons: list[Entry]) -> None:
    agents = {
        entry.key: Agent(
            identifier=_agent_identifier(entry),
            authorized_name=entry.name[:200],
            display_name=name_as_read(entry.name)[:200],
            description=entry.description,
        )
        for entry in persons
    }
    there = Agent.objects.in_bulk(
        [agent.identifier for agent in agents.values()], field_name="identifier"
    )
    Agent.objects.bulk_create(
        agent for agent in agents.values() if agent.identifier not in there
    )
    for entry in persons:
        agent = agents[entry.key]
        entry.agent = there.get(agent.identifier, agent)


def _agent_identifier(entry: Entry) -> str:
    # "p_" says only that it is a person; "." is no letter of an address.
    key = entry.key.removeprefix("p_").replace(".", "-")
    return f"{entry.edition.identifier}-{key}"[:80]


def _update_agent(agent: Agent, entry: Entry, wanted: dict[str, object]) -> None:
    """Correct the agent with its entry, where it says what the entry said."""
    before = (entry.name[:200], name_as_read(entry.name)[:200], entry.description)
    name, description = str(wanted["name"]), str(wanted["description"])
    now = (name[:200], name_as_read(name)[:200], description)
    fields = ("authorized_name", "display_name", "description")
    changed = []
    for field, old, new in zip(fields, before, now, strict=True):
        if old != new and getattr(agent, field) == old:
            setattr(agent, field, new)
            changed.append(field)
    if changed:
        agent.save(update_fields=changed)
