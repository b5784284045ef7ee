"""Which record stands for a name in an event: by the volume's list, else the name alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from letters.derivation.correspondence.sides.authors import names_a_person
from letters.derivation.people.office_holders import OfficeHolders
from letters.derivation.people.volume_list import VolumeList
from letters.ingest.called_agents import find_agent, find_called, make_called
from letters.ingest.derived_rows import Derived
from letters.ingest.institutions import InstitutionFinder
from letters.models import CorrespondenceEvent, Document, EditionSource, Entry

# Events whose names are of persons: a volume's list may say of which.
_OF_PERSONS = (CorrespondenceEvent.Type.SIGNED, CorrespondenceEvent.Type.TOOK_PART)
# Events by which an institution writes, by its heading.
_OF_OFFICES = (CorrespondenceEvent.Type.SENT, CorrespondenceEvent.Type.RECEIVED)
_OFFICE_AND_NAME = re.compile(r"(?:the )?(?P<office>[^()]{5,120}) \([A-Z][^()]{1,60}\)")
_AT_LINE_END = re.compile(r"(?<=[a-z])-(?=[a-z])")
_WORD = re.compile(r"[^\W\d_]{1,40}+")
# Of a key of a person: "p_M", "MFE".
_ALIKE = 3
_SENTENCE_END = re.compile(r"[.!?:;…][”’)\]]*$")
ONLY_ONE = "In the volume’s list of persons only one has this name."
ONLY_INITIALS = "In the volume’s list of persons only one has these initials."
ANOTHER_MARKED = (
    "The volume marks another person of its list here, whom the name does not fit."
)
ONLY_HOLDER_NAMED = "In the volume’s list only one of this name has this office."
ONLY_HOLDER = "By the volume’s list of persons only one held this office then."


class ListedAgent(NamedTuple):
    """A line of a volume's list, and the agent it is of."""

    name: str
    description: str
    agent: int | None


# A volume's documents are derived one after the other: its list is read once, and again
# where a line of it has changed.
_VOLUMES_REMEMBERED = 2


@lru_cache(_VOLUMES_REMEMBERED)
def _read_list(names: tuple[tuple[str, str], ...]) -> VolumeList:
    return VolumeList(names)


@lru_cache(_VOLUMES_REMEMBERED)
def _read_offices(descriptions: tuple[tuple[str, str], ...]) -> OfficeHolders:
    return OfficeHolders(descriptions)


class AgentFinder:
    """Finds the agents of events: in the volume's list of persons, if the document is of
    a volume, else by the exact name."""

    def __init__(
        self,
        persons: Mapping[str, ListedAgent] | None = None,
        institutions: InstitutionFinder | None = None,
    ) -> None:
        """`persons` are those of the list by key; None for a document of no volume.

        Without `institutions`, names of these are of no record.
        """
        self._persons = persons
        self._institutions = institutions

    @cached_property
    def _list(self) -> VolumeList:
        persons = self._persons or {}
        return _read_list(tuple((key, person.name) for key, person in persons.items()))

    @cached_property
    def _offices(self) -> OfficeHolders:
        persons = self._persons or {}
        return _read_offices(tuple((key, p.description) for key, p in persons.items()))

    @classmethod
    def of(cls, document: Document) -> AgentFinder:
        """A finder that knows the list of the volume of `document`."""
        printed = document.carrier or document
        if not printed.is_imported:
            return cls()
        entries = Entry.objects.filter(edition=printed.edition_id).order_by("key")
        rows = entries.values_list("key", "name", "description", "agent_id")
        persons = {key: ListedAgent(*person) for key, *person in rows}
        volumes = EditionSource.objects.filter(edition=printed.edition_id)
        # A letter that came in a file of its own has no list.
        is_of_volume = bool(persons) or volumes.exists()
        return cls(persons, InstitutionFinder()) if is_of_volume else cls()

    def make_missing(self, derived: Iterable[Derived]) -> None:
        """Make the records of institutions that the events need, and of whom the header
        of a file calls by a key."""
        derived = list(derived)
        for each in derived:
            for stated in each.events.values():
                if stated["called"]:
                    make_called(stated["called"], stated["called_by"])
        if self._institutions:
            self._institutions.make_missing(
                name
                for each in derived
                for kind, name, footnote, _ in each.events
                if kind in _OF_OFFICES and not footnote
            )

    def institution_of(self, kind: str, name: str) -> int | None:
        """The record of the institution that a heading names, if it is one."""
        if kind not in _OF_OFFICES or not self._institutions:
            return None
        return self._institutions.agent_of(name)

    def is_of_ruler(self, name: str) -> bool:
        """Whether it is the title of one person of the list: "the Shah of Iran"."""
        return self._offices.has_ruler(name)

    def agent_of(
        self, kind: str, name: str, stated: Mapping[str, Any], day: date | None
    ) -> dict[str, Any]:
        """The fields of an event of this kind and name that say who it is; `day` is the
        document's."""
        name_in_header = stated.get("called", "")
        if name_in_header and (
            agent := find_called(name_in_header, stated["called_by"])
        ):
            return {"agent_id": agent.pk}
        if self._persons is None:
            agent = find_agent(name)
            return {"agent_id": agent.pk if agent else None}
        if stated["person"]:
            key = self._person_meant(stated["person"], name, day)
            if key == stated["person"]:
                return {"agent_id": self._listed(key)}
            return _inferred(self._listed(key), stated, ANOTHER_MARKED)
        if agent_id := self._listed(self._holder_named(name)):
            return _inferred(agent_id, stated, ONLY_HOLDER_NAMED)
        if institution := self.institution_of(kind, name):
            return {"agent_id": institution}
        key, why = self._offices.find(name, day), ONLY_HOLDER
        if not key and (kind in _OF_PERSONS or names_a_person(name)):
            key, why = self._person_called(name, day)
        agent_id = self._listed(key)
        return _inferred(agent_id, stated, why) if agent_id else {"agent_id": None}

    def _person_meant(self, marked: str, name: str, day: date | None) -> str:
        """The key of the person that is marked, unless the name is plainly another's: of
        the only one so called, whose key begins with the same letters, or of the one so
        called who held the office that stands with the name."""
        surname = name.rpartition(" ")[2]
        persons = self._list.candidates(name) or self._list.candidates(surname)
        if marked not in persons:
            alike = {key for key in persons if key[:_ALIKE] == marked[:_ALIKE]}
            listed = (self._persons or {}).get(marked)
            is_named = listed and any(
                len(word) > 2 and word in name for word in _WORD.findall(listed.name)
            )
            return alike.pop() if len(alike) == 1 and not is_named else marked
        holder = self._offices.find(name.rpartition(" ")[0], day)
        return holder if holder in persons else marked

    def _holder_named(self, name: str) -> str:
        """The key of the only one of several with this name whom the list describes by the
        office: "the Ambassador to Portugal (Anderson)"."""
        beside = _OFFICE_AND_NAME.fullmatch(name)
        if not beside:
            return ""
        holders = {
            key
            for key in self._list.candidates(name)
            if beside["office"] in (self._persons or {})[key].description
        }
        return holders.pop() if len(holders) == 1 else ""

    def _person_called(self, name: str, day: date | None) -> tuple[str, str]:
        """The key of the only person with this name, and why it is that one. Of several,
        the title may tell: "President Kennedy"."""
        # A hyphen may be of a line's end: "Khru-shchev".
        persons = self._list.candidates(name) or self._list.candidates(
            _AT_LINE_END.sub("", name)
        )
        if len(persons) == 1:
            return persons.pop(), ONLY_ONE
        if not persons:
            return self._list.find_initials(name), ONLY_INITIALS
        holder = self._offices.find(name.rpartition(" ")[0], day)
        return (holder, ONLY_HOLDER) if holder in persons else ("", "")

    def _listed(self, key: str) -> int | None:
        listed = (self._persons or {}).get(key)
        return listed.agent if listed else None


def _inferred(agent_id: int, stated: Mapping[str, Any], why: str) -> dict[str, Any]:
    words = stated["evidence"]
    if words and not _SENTENCE_END.search(words):
        words = f"{words}."
    return {
        "agent_id": agent_id,
        "certainty": CorrespondenceEvent.Certainty.INFERRED.value,
        "evidence": f"{words} {why}".strip(),
    }
