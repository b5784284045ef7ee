"""What the page about a person or an office shows to one reader."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import QuerySet

from letters.derivation.people.institution_heads import list_heads, words_to_look_for
from letters.derivation.people.institutions import Institution, read_institution
from letters.derivation.people.offices_held import OfficeHeld, list_offices
from letters.models import Agent, AgentOffice, Entry

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

    @property
    def entries(self) -> QuerySet[Entry]:
        """In the lists of volumes."""
        entries = Entry.objects.visible_to(self._user)
        return (
            entries.filter(agent__in=self._agent.record_keys)
            .select_related("edition")
            .order_by("edition__identifier", "position")
        )

    @staticmethod
    def offices(entries: Iterable[Entry]) -> list[OfficeHeld[Entry]]:
        """The offices by date, each with the entries of volumes that name it."""
        return list_offices(
            (entry.description, entry.edition.identifier, entry) for entry in entries
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
        institution = self.institution
        words = words_to_look_for(institution) if institution else ""
        if not institution or not words:
            return []
        persons = Entry.objects.visible_to(self._user).filter(
            kind=Entry.Kind.PERSON, agent__isnull=False, description__contains=words
        )
        entries = list(persons.select_related("edition", "agent").order_by("pk"))
        agents = {self._person(entry): entry.agent for entry in reversed(entries)}
        heads = list_heads(
            institution,
            (
                (self._person(e), e.description, e.edition.identifier, e)
                for e in entries
            ),
        )
        return [HeadOfInstitution(agents[head.person], head.offices) for head in heads]

    @staticmethod
    def _person(entry: Entry) -> str:
        """One key for all records of a person."""
        return str(entry.agent.merged_into_id or entry.agent_id)
