"""In which documents a person had which part, in the order of time.

How many documents there are, of which years and in which roles, follows from the bits of
each; what is told of each is read for one page of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from letters.models import Agent, CorrespondenceEvent, Document
from letters.models.agent_queries import AgentQuerySet
from letters.models.document_queries import DocumentQuerySet
from letters.reader import part_rows
from letters.reader.counted_choices import CountedChoice, address_with
from letters.reader.counted_years import CountedYear, counted_years
from letters.reader.exchange import exchange_address
from letters.reader.part_rows import (
    NAME_UNDER_DRAFT,
    DocumentParts,
    Step,
    read_correspondents,
    read_document_parts,
    with_parts,
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
_BITS = {
    KindOfPart.SENT: part_rows.SENT,
    KindOfPart.RECEIVED: part_rows.RECEIVED,
    KindOfPart.TOOK_PART: part_rows.TOOK_PART,
    KindOfPart.HANDLED: part_rows.HANDLED,
    KindOfPart.NAMED: part_rows.NAMED,
}
# Who is only named had no part.
_BITS[KindOfPart.ANY] = sum(_BITS.values()) - part_rows.NAMED
# A draft has a sender and a recipient, although nobody sent or received it.
_STEP_NAMES = {
    **dict(Step.choices),
    Step.SENT: "Sender",
    Step.RECEIVED: "Recipient",
    NAME_UNDER_DRAFT: "Name at the end",
}
_CONDITION = "set the condition of a passage"


class Correspondent(NamedTuple):
    """How many letters the person sent to `agent`, and had from there."""

    agent: Agent
    sent: int
    received: int
    address: str


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
        has_part = any(kinds & _BITS[KindOfPart.ANY] for kinds in self._counts)
        return self._role or (KindOfPart.ANY if has_part else KindOfPart.NAMED)

    @property
    def roles(self) -> list[CountedChoice]:
        """Those that have documents."""
        counts = {
            role: sum(
                count for kinds, count in self._counts.items() if kinds & _BITS[role]
            )
            for role in KIND_NAMES
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
        return any(kinds & part_rows.NAMED for kinds in self._counts) and any(
            kinds != part_rows.NAMED for kinds in self._counts
        )

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
        found = read_correspondents(agent, self._all, agents, MOST_CORRESPONDENTS)
        return [
            Correspondent(
                other, other.sent, other.received, exchange_address(agent, other)
            )
            for other in found
        ]

    def load(self, page: Iterable[DocumentParts]) -> list[Document]:
        """The documents as rows of a list, each with `steps` and `times`."""
        keys = [parts.document for parts in page]
        rows = with_parts(self._visible.for_rows(), self._records).filter(pk__in=keys)
        documents = list(rows)
        for document in documents:
            steps = [_in_words(*step) for step in document.taken_steps or ()]
            steps += [_CONDITION] if document.set_there else []
            document.steps = [*dict.fromkeys(steps)]
            document.times = document.names or 0
        return documents

    @cached_property
    def _of_role(self) -> list[DocumentParts]:
        bits = _BITS[self.role]
        return [parts for parts in self._all if parts.kinds & bits]

    @cached_property
    def _counts(self) -> Counter[int]:
        """How many documents have the same bits."""
        return Counter(parts.kinds for parts in self._all)

    @cached_property
    def _all(self) -> list[DocumentParts]:
        return read_document_parts(self._records, self._visible)


def _in_words(step: str, office: str, sureness: str) -> str:
    """ "drafted as Secretary of State (inferred)"."""
    as_what = f" as {office}" if office else ""
    inferred = " (inferred)" if sureness == INFERRED else ""
    return f"{_STEP_NAMES[step].lower()}{as_what}{inferred}"
