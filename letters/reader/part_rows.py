"""What the database counts of a person: the parts in documents, and who wrote to whom.

A person may have a part in thousands of documents. What is told of each is read for
those of one page alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import BooleanField, IntegerField
from django.db.models.expressions import RawSQL

from letters.derivation.description.document_kinds import DocumentKind
from letters.models import Agent, CorrespondenceEvent
from letters.models.agent_queries import AgentQuerySet
from letters.models.aggregates import OWN, json_rows
from letters.models.document_queries import DocumentQuerySet
from letters.models.events import AUTHOR, RECIPIENT, Origin

Step = CorrespondenceEvent.Type

# Django would take longer to put these queries together than PostgreSQL to answer them.
_BETWEEN = "', '"
_STANDING = f"decision <> '{CorrespondenceEvent.Decision.REJECTED}'"
_AUTHOR, _RECIPIENT = (
    f"type IN ('{_BETWEEN.join(steps)}')" for steps in (AUTHOR, RECIPIENT)
)

# As CorrespondenceEvent.is_name_under_draft has it.
NAME_UNDER_DRAFT = "name-under-draft"
_STEP = (
    f"CASE WHEN type = '{Step.SIGNED}' AND origin = '{Origin.DERIVED}' "
    f"AND decision = '' AND letters_document.kind = '{DocumentKind.DRAFT_LETTER}' "
    f"THEN '{NAME_UNDER_DRAFT}' ELSE type END"
)
# What a person can be to a document, as bits: a person may be several. WROTE and GOT are
# who sent and received it as the document itself says, not a note.
SENT, RECEIVED, TOOK_PART, HANDLED, NAMED, WROTE, GOT = 1, 2, 4, 8, 16, 32, 64
_KIND = (
    f"CASE WHEN {_AUTHOR} AND footnote_key = '' THEN {SENT | WROTE} "
    f"WHEN {_RECIPIENT} AND footnote_key = '' THEN {RECEIVED | GOT} "
    f"WHEN {_AUTHOR} THEN {SENT} WHEN {_RECIPIENT} THEN {RECEIVED} "
    f"WHEN type = '{Step.TOOK_PART}' THEN {TOOK_PART} ELSE {HANDLED} END"
)
_PARTS = (
    f"SELECT document_id, {_KIND} AS kind FROM letters_correspondenceevent "  # noqa: S608
    f"WHERE agent_id IN %s AND {_STANDING} UNION ALL "
    f"SELECT document_id, {HANDLED} FROM letters_conditionalpassage "
    f"WHERE authority_id IN %s AND is_in_text UNION ALL "
    f"SELECT document_id, {NAMED} FROM letters_mention "
    f"JOIN letters_entry AS entry ON entry.id = entry_id "
    f"WHERE agent_id IN %s"
)
_ORDER = "date_earliest, date_latest, position, identifier"


class DocumentParts(NamedTuple):
    """The bits of all parts in one document; `year` is that of its first day."""

    document: int
    year: int | None
    kinds: int


def read_document_parts(
    records: Sequence[int], visible: DocumentQuerySet
) -> list[DocumentParts]:
    """Of the person with these `records`, in the order of the documents."""
    documents = visible.order_by().values("id", "carrier_id", *_ORDER.split(", "))
    # What a transmitted letter names, its carrier names. Grouped at the end: PostgreSQL
    # knows how many the rows are, not how many the groups.
    documents_sql, of_documents = documents.query.sql_with_params()
    query = (
        "SELECT id, extract(year FROM date_earliest)::int, bit_or(kind) "  # noqa: S608
        f"FROM ({_PARTS}) AS part JOIN ({documents_sql}) AS document "
        f"ON id = document_id WHERE kind <> {NAMED} OR carrier_id IS NULL "
        f"GROUP BY {_ORDER}, id ORDER BY {_ORDER}"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [*(tuple(records),) * 3, *of_documents])
        return [*map(DocumentParts._make, cursor.fetchall())]


def read_correspondents(
    agent: Agent, parts: Iterable[DocumentParts], agents: AgentQuerySet, most: int
) -> Iterable[Any]:
    """Those with whom the `agent` exchanged the `most` letters, as these say: of the
    `agents`, each with how many were `sent` there and `received`. `parts` are all that
    the agent had in documents that may be seen."""
    wrote, got = [], []
    for document, _, kinds in parts:
        if kinds & WROTE:
            wrote.append(document)
        if kinds & GOT:
            got.append(document)
    agents_sql, of_agents = agents.order_by().query.sql_with_params()
    # A person with several records may be in one letter by two of them.
    return Agent.objects.raw(
        "WITH correspondent AS MATERIALIZED ("  # noqa: S608
        f"SELECT other, count(*) FILTER (WHERE kind = {SENT}) AS sent, "
        f"count(*) FILTER (WHERE kind = {RECEIVED}) AS received FROM ("
        f"SELECT DISTINCT document_id, row.kind, coalesce(merged_into_id, agent_id) AS other "
        f"FROM ({_others(RECIPIENT, SENT)} UNION ALL {_others(AUTHOR, RECEIVED)}) AS row "
        f"JOIN letters_agent ON id = agent_id) AS letter "
        f"WHERE other <> %s GROUP BY other ORDER BY count(*) DESC, other LIMIT {most}) "
        f"SELECT agent.*, sent, received FROM correspondent "
        f"JOIN ({agents_sql}) AS agent ON agent.id = other "
        f"ORDER BY sent + received DESC, other",
        [
            *[_array(wrote)] * len(RECIPIENT),
            *[_array(got)] * len(AUTHOR),
            *(agent.pk, *of_agents),
        ],
    )


def _others(steps: Iterable[Step], kind: int) -> str:
    """Who had the other side of letters, whose keys are to be given for each step."""
    # One step at a time is looked up by the index of steps and documents.
    return " UNION ALL ".join(
        f"SELECT document_id, {kind} AS kind, agent_id "  # noqa: S608
        f"FROM letters_correspondenceevent "
        f"JOIN unnest(%s::bigint[]) AS letter (own) ON own = document_id "
        f"WHERE {_STANDING} AND type = '{step}' "
        f"AND footnote_key = '' AND agent_id IS NOT NULL"
        for step in steps
    )


def _array(letters: Iterable[int]) -> str:
    return f"{{{','.join(map(str, letters))}}}"


def with_parts(documents: DocumentQuerySet, records: Sequence[int]) -> DocumentQuerySet:
    """Load what rows of a list tell of the person with these `records`: `taken_steps`,
    each with the office and the certainty, or None; whether conditions were `set_there`;
    how often the document `names` the person, or None."""
    keys = ", ".join(map(str, records))
    steps = json_rows(
        f"letters_correspondenceevent WHERE agent_id IN ({keys}) AND {OWN} "
        f"AND {_STANDING}",
        *(_STEP, "role", "certainty"),
        order="position, id",
    )
    conditions = (
        f"EXISTS (SELECT FROM letters_conditionalpassage "
        f"WHERE authority_id IN ({keys}) AND {OWN} AND is_in_text)"
    )
    # What a transmitted letter names, its carrier names.
    names = (
        f"(SELECT sum(times) FROM letters_mention "  # noqa: S608
        f"JOIN letters_entry AS entry ON entry.id = entry_id "
        f"WHERE agent_id IN ({keys}) AND {OWN} AND letters_document.carrier_id IS NULL)"
    )
    return documents.annotate(
        taken_steps=steps,
        set_there=RawSQL(conditions, (), BooleanField()),  # noqa: S611
        names=RawSQL(names, (), IntegerField()),  # noqa: S611
    )
