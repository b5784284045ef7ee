"""Every part that a person had in documents, and who wrote there to whom: one query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Coalesce

from letters.derivation.description.document_kinds import DocumentKind
from letters.models import ConditionalPassage, CorrespondenceEvent, Mention
from letters.models.document_queries import DocumentQuerySet
from letters.models.events import AUTHOR, RECIPIENT, Origin

Step = CorrespondenceEvent.Type

# What a row is of, if it is none of the steps of a letter's way.
NAMED = "named"
CONDITION = "condition"
# As CorrespondenceEvent.is_name_under_draft has it.
NAME_UNDER_DRAFT = "name-under-draft"
# Of somebody else, to whom the person wrote, or who wrote to the person.
WROTE_TO = "wrote-to"
HAD_FROM = "had-from"
_STEP = Case(
    When(
        type=Step.SIGNED,
        origin=Origin.DERIVED,
        decision="",
        document__kind=DocumentKind.DRAFT_LETTER,
        then=Value(NAME_UNDER_DRAFT),
    ),
    default=F("type"),
)


class PartRow(NamedTuple):
    """A step, a mention or another person; the rows of a document follow each other.

    `office` is the person's at that step, `times` how often an entry is mentioned, and
    `other` the key of the record that stands for the other person.
    """

    document: int
    earliest: date | None
    latest: date | None
    order: int
    identifier: str
    step: str
    office: str
    sureness: str
    frequency: int
    other: int


def read_part_rows(
    records: Sequence[int], visible: DocumentQuerySet
) -> Iterator[PartRow]:
    """The rows of a person with these `records`, in the order of the documents."""
    documents = visible.order_by()
    events = CorrespondenceEvent.objects.filter(document__in=documents).order_by()
    own = events.filter(agent__in=records)
    conditions = ConditionalPassage.objects.filter(
        authority__in=records, document__in=documents, is_in_text=True
    )
    mentions = Mention.objects.filter(
        entry__agent__in=records, document__in=documents.printed()
    )
    rows = _columns(own, step=_STEP, office="role", sureness="certainty").union(
        _columns(conditions, step=Value(CONDITION)),
        _columns(mentions, step=Value(NAMED), frequency="times"),
        _others(own, AUTHOR, events, RECIPIENT, WROTE_TO),
        _others(own, RECIPIENT, events, AUTHOR, HAD_FROM),
        all=True,
    )
    ordered = rows.order_by("earliest", "latest", "order", "identifier")
    return map(PartRow._make, ordered)


def _others(
    own: QuerySet,
    own_types: Sequence[Step],
    events: QuerySet,
    types: Sequence[Step],
    step: str,
) -> QuerySet:
    """Who had the other side of letters of which the person had one, as these say."""
    letters = own.filter(type__in=own_types, footnote_key="").values("document")
    others = events.filter(
        type__in=types, footnote_key="", document__in=letters, agent__isnull=False
    )
    person = Coalesce("agent__merged_into", "agent")
    return _columns(others, step=Value(step), other=person)


def _columns(rows: QuerySet, **columns: str | Value | Case | Coalesce) -> QuerySet:
    """The rows as `PartRow` has them; what is not among the `columns` is empty."""
    values = {
        "earliest": "document__date_earliest",
        "latest": "document__date_latest",
        "order": "document__position",
        "identifier": "document__identifier",
        "office": Value(""),
        "sureness": Value(""),
        "frequency": Value(0),
        "other": Value(0),
        **columns,
    }
    named = {
        name: F(value) if isinstance(value, str) else value
        for name, value in values.items()
    }
    names = ("document_id", *PartRow._fields[1:])
    return rows.order_by().annotate(**named).values_list(*names)
