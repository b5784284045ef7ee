"""Institutions as records, made of the names in headings; an archivist's records stay."""

from __future__ import annotations

from collections.abc import Iterable

from letters.derivation.people.institutions import Institution, read_institution
from letters.models import Agent, NameVariant

# A heading of more words than a row can have names no institution.
_LONGEST_FORM: int = NameVariant._meta.get_field("name").max_length


class InstitutionFinder:
    """Finds and makes the records of institutions, one for all forms of a name.

    A record is found by its identifier. Two processes that make the same get the same.
    """

    def __init__(self) -> None:
        self._agents: dict[str, int] = {}
        self._known: set[str] = set()

    def make_missing(self, names: Iterable[str]) -> None:
        """Make all records and forms of names that `names` need, in one order: no process
        waits for another that waits for it."""
        forms: dict[str, Institution] = {}
        for name in names:
            if name in self._known or len(name) > _LONGEST_FORM:
                continue
            if institution := read_institution(name):
                forms[name] = institution
        if not forms:
            return
        self._make({i.key: i for i in forms.values()}.values())
        wanted = {
            (self._agents[institution.key], name)
            for name, institution in forms.items()
            if institution.key in self._agents
        }
        NameVariant.objects.bulk_create(
            [NameVariant(agent_id=key, name=name) for key, name in sorted(wanted)],
            ignore_conflicts=True,
        )
        self._known.update(forms)

    def agent_of(self, name: str) -> int | None:
        """The record of the institution of which this is a form of the name."""
        institution = read_institution(name) if name in self._known else None
        return self._agents.get(institution.key) if institution else None

    def _make(self, institutions: Iterable[Institution]) -> None:
        by_key = {institution.key: institution for institution in institutions}
        present = self._load(by_key)
        missing = [by_key[key] for key in sorted(by_key.keys() - present)]
        if missing:
            Agent.objects.bulk_create(map(_record, missing), ignore_conflicts=True)
            self._load(by_key)

    def _load(self, keys: Iterable[str]) -> set[str]:
        """Remember the records of `keys`; return the identifiers that are taken, be it by
        a person."""
        rows = Agent.objects.filter(identifier__in=list(keys)).values_list(
            "identifier", "pk", "kind"
        )
        taken = set()
        for identifier, pk, kind in rows:
            taken.add(identifier)
            if kind == Agent.Kind.CORPORATE_BODY:
                self._agents[identifier] = pk
        return taken


def _record(institution: Institution) -> Agent:
    return Agent(
        identifier=institution.key,
        authorized_name=institution.name,
        display_name=f"the {institution.name}",
        kind=Agent.Kind.CORPORATE_BODY,
    )
