"""What the page about a person or an office shows to one reader."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import CharField, Q
from django.db.models.functions import Cast, Coalesce

from letters.derivation.people.institution_heads import (
    Head,
    list_heads,
    words_to_look_for,
)
from letters.derivation.people.institutions import Institution, read_institution
from letters.derivation.people.offices_held import OfficeHeld, list_offices
from letters.models import Agent, AgentOffice, Entry
from letters.models.aggregates import is_among
from letters.models.entry_queries import EntryQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class HeadOfInstitution(NamedTuple):
    """A person who headed an institution, and the entries of volumes that say so."""

    agent: Agent
    offices: list[OfficeHeld[Entry]]


class AgentPage:
    """What is known of the `agent`, by all of its records: one person may have several."""

    def __init__(self, agent: Agent, user: AbstractUser | AnonymousUser) -> None:
        self._agent = agent
        self._user = user

    @cached_property
    def entries(self) -> list[Entry]:
        """In the lists of volumes."""
        records = self._agent.record_keys
        return [entry for entry in self._loaded.values() if entry.agent_id in records]

    @property
    def offices(self) -> list[OfficeHeld[Entry]]:
        """The offices by date, each with the entries of volumes that name it."""
        return list_offices(
            (entry.description, entry.edition.identifier, entry)
            for entry in self.entries
        )

    @property
    def recorded_offices(self) -> Iterable[AgentOffice]:
        """Those that an archivist has put on record, by date."""
        if not self._agent.has_offices:
            return ()
        return AgentOffice.objects.filter(agent__in=self._agent.record_keys)

    @cached_property
    def institution(self) -> Institution | None:
        """What the records say of an institution; None for a person."""
        agent = self._agent
        if agent.kind != Agent.Kind.CORPORATE_BODY:
            return None
        records = [record["name"] for record in agent.records]
        names = [agent.authorized_name, agent.display_name, *records]
        return next(filter(None, map(read_institution, names)), None)

    @property
    def heads(self) -> list[HeadOfInstitution]:
        """Who headed it, by the lists of persons of volumes, by date."""
        return [
            HeadOfInstitution(
                self._loaded[min(_sources(head))].agent,
                [
                    OfficeHeld(
                        held.printed, [self._loaded[key] for key in held.sources]
                    )
                    for held in head.offices
                ],
            )
            for head in self._read_heads
        ]

    @cached_property
    def _loaded(self) -> dict[int, Entry]:
        """Its own entries, and those that name a head of it: one query."""
        of_heads = [key for head in self._read_heads for key in _sources(head)]
        # Their keys first: of the lists of all volumes, no entry is looked at.
        named = Entry.objects.filter(
            Q(agent__in=self._agent.record_keys) | Q(pk__in=of_heads)
        )
        entries = self._visible_entries.filter(is_among("pk", named))
        entries = entries.select_related("edition", "agent")
        in_order = entries.order_by("edition__identifier", "position")
        return {entry.pk: entry for entry in in_order}

    @cached_property
    def _read_heads(self) -> list[Head[int]]:
        """With the keys of entries as their sources. Of all others that have words of
        the office, no entry is loaded."""
        institution = self.institution
        words = words_to_look_for(institution) if institution else ""
        if not institution or not words:
            return []
        persons = self._visible_entries.filter(
            kind=Entry.Kind.PERSON, agent__isnull=False, description__contains=words
        )
        # One key for all records of a person.
        person = Cast(Coalesce("agent__merged_into", "agent"), CharField())
        lines = persons.annotate(person=person).order_by("pk")
        columns = ("person", "description", "edition__identifier", "pk")
        return list_heads(institution, lines.values_list(*columns))

    @property
    def _visible_entries(self) -> EntryQuerySet:
        return Entry.objects.visible_to(self._user)


def _sources(head: Head[int]) -> list[int]:
    return [key for held in head.offices for key in held.sources]
