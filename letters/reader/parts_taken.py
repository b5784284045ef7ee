"""In which documents a person had which part, in the order of time.

One query reads all of it. How many documents there are, of which years and in which
roles, follows from its rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from letters.models import Agent, CorrespondenceEvent, Document
from letters.models.agent_queries import AgentQuerySet
from letters.models.document_queries import DocumentQuerySet
from letters.reader.counted_choices import CountedChoice, address_with
from letters.reader.counted_years import CountedYear, counted_years
from letters.reader.exchange import exchange_address
from letters.reader.part_rows import (
    CONDITION,
    HAD_FROM,
    NAME_UNDER_DRAFT,
    NAMED,
    WROTE_TO,
    PartRow,
    Step,
    read_part_rows,
)

MOST_CORRESPONDENTS = 12
INFERRED = CorrespondenceEvent.Certainty.INFERRED


class KindOfPart(StrEnum):
    """What a document can be to a person; the values stand in addresses."""

    ANY = ""
    SENT = "sent"
    RECEIVED = "received"
    TOOK_PART = "took-part"
    HANDLED = "handled"
    NAMED = "named"


KIND_NAMES = {
    KindOfPart.ANY: "Any role",
    KindOfPart.SENT: "Author or sender",
    KindOfPart.RECEIVED: "Recipient",
    KindOfPart.TOOK_PART: "Took part in a conversation",
    KindOfPart.HANDLED: "Drafted, approved or handled",
    KindOfPart.NAMED: "Named in the text",
}
# Steps that are not here are HANDLED.
_KINDS = {
    Step.SENT: KindOfPart.SENT,
    Step.SIGNED: KindOfPart.SENT,
    NAME_UNDER_DRAFT: KindOfPart.SENT,
    Step.RECEIVED: KindOfPart.RECEIVED,
    Step.TOOK_PART: KindOfPart.TOOK_PART,
    NAMED: KindOfPart.NAMED,
}
# A draft has a sender and a recipient, although nobody sent or received it.
_STEP_NAMES = {
    **dict(Step.choices),
    Step.SENT: "Sender",
    Step.RECEIVED: "Recipient",
    NAME_UNDER_DRAFT: "Name at the end",
    CONDITION: "Set the condition of a passage",
}


class Correspondent(NamedTuple):
    """How many letters the person sent to `agent`, and had from there."""

    agent: Agent
    sent: int
    received: int
    address: str


@dataclass(slots=True)
class DocumentParts:
    """The parts in one document; `times` is how often it names the person. `wrote_to`
    and `had_from` are the keys of others, whose letter from or to the person it is."""

    document: int
    year: int | None
    roles: set[KindOfPart] = field(default_factory=set)
    steps: list[str] = field(default_factory=list)
    times: int = 0
    wrote_to: set[int] = field(default_factory=set)
    had_from: set[int] = field(default_factory=set)

    def add(self, row: PartRow) -> None:
        if row.step == WROTE_TO:
            self.wrote_to.add(row.other)
        elif row.step == HAD_FROM:
            self.had_from.add(row.other)
        else:
            self._add_part(row)

    def _add_part(self, row: PartRow) -> None:
        self.roles.add(_KINDS.get(row.step, KindOfPart.HANDLED))
        self.times += row.frequency
        if row.step != NAMED and (step := _in_words(row)) not in self.steps:
            self.steps.append(step)

    def has(self, role: KindOfPart) -> bool:
        return role in self.roles if role else self.roles != {KindOfPart.NAMED}


class PartsTaken:
    """Of all records of a person, by their keys, in `visible`; a role and a year narrow
    the documents."""

    def __init__(
        self,
        records: Sequence[int],
        visible: DocumentQuerySet,
        role: KindOfPart = KindOfPart.ANY,
        year: int | None = None,
    ) -> None:
        self._records = records
        self._visible = visible
        self._role = role
        self._year = year

    @cached_property
    def role(self) -> KindOfPart:
        """The one asked for. Who had no part is only named."""
        has_part = any(parts.has(KindOfPart.ANY) for parts in self._all)
        return self._role or (KindOfPart.ANY if has_part else KindOfPart.NAMED)

    @property
    def roles(self) -> list[CountedChoice]:
        """Those that have documents."""
        counts = {
            role: sum(parts.has(role) for parts in self._all) for role in KIND_NAMES
        }
        return [
            CountedChoice(
                KIND_NAMES[role],
                count,
                role == self.role,
                f"{address_with(**{'as': role})}#documents",
            )
            for role, count in counts.items()
            if count
        ]

    @property
    def has_named_apart(self) -> bool:
        """Whether documents that only name the person are missing under any role."""
        kinds = {role for parts in self._all for role in parts.roles}
        return KindOfPart.NAMED in kinds and kinds != {KindOfPart.NAMED}

    @property
    def years(self) -> list[CountedYear]:
        """Of the documents of the role."""
        counts = Counter(parts.year for parts in self._of_role)
        return counted_years(counts, self._year, **{"as": self._role})

    @property
    def documents(self) -> list[DocumentParts]:
        """Of the role and the year, in the order of time."""
        return [parts for parts in self._of_role if self._year in (None, parts.year)]

    def main_correspondents(
        self, agent: Agent, agents: AgentQuerySet
    ) -> list[Correspondent]:
        """Those of the visible `agents` with whom the `agent`, whose records these are,
        exchanged the most letters."""
        sent = Counter(key for parts in self._all for key in parts.wrote_to)
        received = Counter(key for parts in self._all for key in parts.had_from)
        both = sent + received
        del both[agent.pk]
        most = [key for key, _ in both.most_common(MOST_CORRESPONDENTS)]
        found = agents.in_bulk(most)
        return [
            Correspondent(
                found[key],
                sent[key],
                received[key],
                exchange_address(agent, found[key]),
            )
            for key in most
            if key in found
        ]

    def load(self, page: Iterable[DocumentParts]) -> list[Document]:
        """The documents as rows of a list, each with `steps` and `times`."""
        parts_of = {parts.document: parts for parts in page}
        documents = self._visible.for_rows().filter(pk__in=parts_of)
        for document in documents:
            document.steps = parts_of[document.pk].steps
            document.times = parts_of[document.pk].times
        return list(documents)

    @property
    def _of_role(self) -> list[DocumentParts]:
        return [parts for parts in self._all if parts.has(self.role)]

    @cached_property
    def _all(self) -> list[DocumentParts]:
        by_document: dict[int, DocumentParts] = {}
        for row in read_part_rows(self._records, self._visible):
            year = row.earliest.year if row.earliest else None
            parts = DocumentParts(row.document, year)
            by_document.setdefault(row.document, parts).add(row)
        return list(by_document.values())


def _in_words(row: PartRow) -> str:
    """ "drafted as Secretary of State (inferred)"."""
    office = f" as {row.office}" if row.office else ""
    inferred = " (inferred)" if row.sureness == INFERRED else ""
    return f"{_STEP_NAMES[row.step].lower()}{office}{inferred}"
