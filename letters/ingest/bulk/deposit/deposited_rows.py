"""Which rows a deposit has: those of each document, and those that documents share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q

from letters.ingest.bulk.deposit.row_values import Values, write_rows
from letters.models import (
    Agent,
    AgentDistinction,
    AgentMerge,
    AgentOffice,
    ArchivalUnit,
    ConditionalPassage,
    CorrespondenceEvent,
    CrossReference,
    Document,
    DocumentRelation,
    Edition,
    EditionSource,
    Entry,
    Footnote,
    FormerIdentifier,
    Hand,
    Holding,
    ImportedDocument,
    Instruction,
    Mark,
    Mention,
    NameVariant,
    Page,
    PageImage,
    PassageCondition,
    Place,
    PlaceVariant,
    Problem,
    Region,
    Repository,
    RetiredKey,
    Revision,
    Section,
    SectionText,
    Segment,
    Settlement,
    SourceFile,
    StatedReply,
    StatementDecision,
    TextCorrection,
    Topic,
    Transcription,
    Witness,
)

Model = type[models.Model]

# What hangs on a document, in the order in which it can be stored. What archivists
# decided, or files said:
KEPT: tuple[Model, ...] = (
    FormerIdentifier,
    Revision,
    TextCorrection,
    RetiredKey,
    ImportedDocument,
    Hand,
    Instruction,
    ConditionalPassage,
    CorrespondenceEvent,
    StatementDecision,
    Settlement,
    Problem,
    PageImage,
    Region,
    PassageCondition,
    Witness,
    DocumentRelation,
)
# What is derived again. It is in a bag because its keys are permanent addresses.
DERIVED: tuple[Model, ...] = (
    Transcription,
    Page,
    Segment,
    Footnote,
    Mark,
    CrossReference,
    StatedReply,
    Holding,
    Mention,
)
# What documents share, in the order in which it can be stored.
SHARED: tuple[Model, ...] = (
    Repository,
    ArchivalUnit,
    Edition,
    EditionSource,
    Section,
    SectionText,
    Topic,
    Place,
    PlaceVariant,
    Agent,
    NameVariant,
    AgentOffice,
    AgentMerge,
    AgentDistinction,
    Entry,
    SourceFile,
)


def document_values(document: Document, models_wanted: Iterable[Model]) -> Values:
    """The rows that hang on a document, by the name of their table."""
    return {
        name_of(model): write_rows(rows_of(model, document)) for model in models_wanted
    }


def name_of(model: Model) -> str:
    return str(model._meta.model_name)


def rows_of(model: Model, document: Document) -> models.QuerySet:
    owner = "source" if model is DocumentRelation else "document"
    rows = model._base_manager.filter(**{owner: document.pk}).order_by("pk")
    if model is DocumentRelation:
        # What is deleted is in no deposit, and nothing tells of it.
        return rows.filter(target__in=Document.objects.all()).select_related("target")
    return rows


# Fields that name another document, or a part of one.
_TO_DOCUMENTS: dict[str, tuple[str, ...]] = {
    "documentrelation": ("target",),
    "crossreference": ("target",),
    "statedreply": ("target",),
    "conditionalpassage": ("instruction",),
}


def hide_unpublished(rows: Values) -> None:
    """Let nothing tell of a document that is not public: relations to it are left out,
    and what else names it names nothing."""
    for table, fields in _TO_DOCUMENTS.items():
        for values in [*rows.get(table, ())]:
            for name in fields:
                if not _is_public(values[name]):
                    values[name] = None
    if "documentrelation" in rows:
        relations = rows["documentrelation"]
        rows["documentrelation"] = [row for row in relations if row["target"]]


def _is_public(reference: Any) -> bool:
    if reference is None:
        return True
    identifier = reference[0] if isinstance(reference, list) else reference
    return Document.objects.published().filter(identifier=identifier).exists()


class SharedRows:
    """The rows that documents need besides their own, gathered document by document."""

    def __init__(self) -> None:
        self._keys: dict[Model, set[int]] = {model: set() for model in SHARED}
        self._place_names: set[str] = set()
        self.usernames: set[str] = set()

    def add(self, document: Document) -> None:
        self._add(SourceFile, [document.source_file_id])
        self._add(Edition, [document.edition_id])
        self._add(ArchivalUnit, [document.archival_unit_id])
        holding = Holding.objects.filter(document=document).first()
        if holding:
            self._add(Repository, [holding.repository_id])
            self._add(ArchivalUnit, [holding.archival_unit_id])
        for record in document.revisions.values_list("record", flat=True):
            self._add(Edition, [record.get("edition")])
            self._add(ArchivalUnit, [record.get("archival_unit")])
        events = CorrespondenceEvent.with_rejected.filter(document=document)
        self._add(Agent, events.values_list("agent", flat=True))
        self._add(Agent, document.hands.values_list("agent", flat=True))
        passages = document.conditionalpassages.all()
        self._add(Agent, passages.values_list("authority", flat=True))
        conditions = document.passage_conditions.all()
        self._add(Agent, conditions.values_list("authority", flat=True))
        self._place_names.update(events.values_list("place", flat=True))
        self._place_names.add(document.dateline_place)
        self._add_users(document)

    def _add(self, model: Model, keys: Iterable[int | None]) -> None:
        self._keys[model].update(key for key in keys if key is not None)

    def _add_users(self, document: Document) -> None:
        named = (
            Q(pk__in=[document.handed_in_by_id, document.assigned_to_id])
            | Q(revisions__document=document)
            | Q(pk__in=document.settlements.values("editor"))
            | Q(pk__in=document.settlements.values("undone_by"))
            | Q(pk__in=document.statement_decisions.values("editor"))
        )
        users = get_user_model().objects.filter(named).distinct()
        self.usernames.update(users.values_list("username", flat=True))

    def rows(self) -> dict[Model, models.QuerySet]:
        """All of them, with what they need themselves, by table."""
        self._complete()
        keys = self._keys
        of_edition = {"edition__in": keys[Edition]}
        conditions: dict[Model, Q] = {
            model: Q(pk__in=keys[model])
            for model in (Repository, ArchivalUnit, Edition, Place, Agent, SourceFile)
        }
        conditions |= {
            EditionSource: Q(**of_edition),
            Section: Q(**of_edition),
            SectionText: Q(section__edition__in=keys[Edition]),
            Topic: Q(section__edition__in=keys[Edition]),
            Entry: Q(**of_edition),
            PlaceVariant: Q(place__in=keys[Place]),
            NameVariant: Q(agent__in=keys[Agent]),
            AgentOffice: Q(agent__in=keys[Agent]),
            AgentMerge: Q(kept__in=keys[Agent], merged__in=keys[Agent]),
            AgentDistinction: Q(one__in=keys[Agent], other__in=keys[Agent]),
        }
        return {
            model: model._base_manager.filter(conditions[model]).order_by("pk")
            for model in SHARED
        }

    def _complete(self) -> None:
        variants = PlaceVariant.objects.filter(name__in=self._place_names - {""})
        self._add(Place, variants.values_list("place", flat=True))
        entries = Entry.objects.filter(edition__in=self._keys[Edition])
        self._add(Agent, entries.values_list("agent", flat=True))
        self._close(ArchivalUnit, "parent", downwards=False)
        units = ArchivalUnit.objects.filter(pk__in=self._keys[ArchivalUnit])
        self._add(Repository, units.values_list("repository", flat=True))
        for model in (Repository, Place, Agent):
            self._close(model, "merged_into", downwards=True)

    def _close(self, model: Model, field: str, *, downwards: bool) -> None:
        """Add the rows that those named lead to, and those that lead to them."""
        keys = self._keys[model]
        before: set[int] = set()
        while keys != before:
            before = set(keys)
            rows = model._base_manager.filter(pk__in=before)
            self._add(model, rows.values_list(field, flat=True))
            if downwards:
                identities = model._base_manager.filter(**{f"{field}__in": before})
                self._add(model, identities.values_list("pk", flat=True))


def followers_named(rows: Sequence[AgentMerge]) -> list[Values]:
    """Merges, whose followers are stored by primary key, and written by identifier."""
    written = write_rows(rows)
    for row, values in zip(rows, written, strict=True):
        agents = Agent.objects.filter(pk__in=row.followers).order_by("pk")
        values["followers"] = [*agents.values_list("identifier", flat=True)]
    return written


def shared_values(model: Model, rows: Any) -> list[Values]:
    return followers_named([*rows]) if model is AgentMerge else write_rows(rows)
