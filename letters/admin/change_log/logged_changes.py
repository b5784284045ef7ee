"""The changes that several tables have stored, each as an entry of one log.

Each source gives its newest entries, as many as are asked for, in the order of time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from django.contrib.admin.models import DELETION, LogEntry
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from letters.models import AgentDistinction, AgentMerge, Document, Revision, Settlement


class Kind(StrEnum):
    REVISION = "revision"
    PUBLISHING = "publishing"
    PROBLEM = "problem"
    PERSON = "person"
    DELETION = "deletion"
    RECORD = "record"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Kind.REVISION: "Text or record of a document",
    Kind.PUBLISHING: "Published or withdrawn",
    Kind.PROBLEM: "Problems settled or opened again",
    Kind.PERSON: "Persons merged or told apart",
    Kind.DELETION: "Deleted",
    Kind.RECORD: "Other records, and rows of documents",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """`done` says what was done to `thing`, which the `address` opens, if it is there;
    where it `is_compared`, with the words that were changed."""

    moment: datetime
    editor: str
    done: str
    thing: str
    address: str
    reason: str = ""
    is_compared: bool = False


class Asked(NamedTuple):
    """Whose changes, from when to when; None for anybody, and for no end."""

    editor: Any = None
    first: datetime | None = None
    last: datetime | None = None

    def of(self, rows: QuerySet, moment: str, editor: str = "editor") -> QuerySet:
        """Those of the `rows` that are asked for, the newest first."""
        conditions = {f"{moment}__isnull": False}
        if self.editor:
            conditions[editor] = self.editor
        if self.first:
            conditions[f"{moment}__gte"] = self.first
        if self.last:
            conditions[f"{moment}__lt"] = self.last
        return rows.filter(**conditions).order_by(f"-{moment}", "-pk")


Source = Callable[[Asked, int], Iterator[Entry]]


def revisions(asked: Asked, most: int) -> Iterator[Entry]:
    return _revision_entries(asked.of(_revisions(), "saved")[:most])


def publishings(asked: Asked, most: int) -> Iterator[Entry]:
    changed = _revisions().exclude(was_published=F("was_public_before"))
    return _revision_entries(asked.of(changed, "saved")[:most])


def _revisions() -> QuerySet[Revision]:
    before = Revision.objects.filter(
        document=OuterRef("document"), number__lt=OuterRef("number")
    )
    public_before = before.order_by("-number").values("was_published")[:1]
    tei_before = before.order_by("-number").values("tei")[:1]
    return (
        Revision.objects.select_related("editor", "document")
        .annotate(was_public_before=Coalesce(Subquery(public_before), False))
        .annotate(has_new_text=~Q(tei=Coalesce(Subquery(tei_before), Value(""))))
        .only(
            *("number", "saved", "reason", "was_published", "editor__username"),
            *("document__title", "document__label", "document__identifier"),
        )
    )


def _revision_entries(rows: QuerySet[Revision]) -> Iterator[Entry]:
    for row in rows:
        done = f"Revision {row.number}"
        if row.was_published != row.was_public_before:
            done += ", published" if row.was_published else ", withdrawn"
        address = reverse(
            "admin:letters_document_revision", args=[row.document_id, row.number]
        )
        yield Entry(
            row.saved,
            _name(row.editor),
            done,
            _document(row.document),
            address,
            row.reason,
            is_compared=row.has_new_text,
        )


def settled(asked: Asked, most: int) -> Iterator[Entry]:
    rows = Settlement.objects.select_related("editor", "document")
    for row in asked.of(rows, "settled")[:most]:
        yield _settlement(row, row.settled, row.editor, "Problem settled", row.reason)


def opened_again(asked: Asked, most: int) -> Iterator[Entry]:
    rows = Settlement.objects.select_related("undone_by", "document")
    for row in asked.of(rows, "undone", "undone_by")[:most]:
        yield _settlement(row, row.undone, row.undone_by, "Problem opened again", "")


def _settlement(
    row: Settlement, moment: datetime, editor: Any, done: str, reason: str
) -> Entry:
    address = reverse("admin:letters_document_change", args=[row.document_id])
    return Entry(
        moment,
        _name(editor),
        f"{done}: {row.message}",
        _document(row.document),
        f"{address}#problems-group",
        reason,
    )


def merges(asked: Asked, most: int) -> Iterator[Entry]:
    rows = AgentMerge.objects.select_related("editor", "kept", "merged")
    for row in asked.of(rows, "done")[:most]:
        done = f"Merged: {row.merged.identifier}"
        yield _person(row.done, row.editor, done, row.kept, row.reason)


def distinctions(asked: Asked, most: int) -> Iterator[Entry]:
    rows = AgentDistinction.objects.select_related("editor", "one", "other")
    for row in asked.of(rows, "made")[:most]:
        done = f"Told apart from {row.other.identifier}"
        yield _person(row.made, row.editor, done, row.one, "")


def _person(moment: datetime, editor: Any, done: str, agent: Any, reason: str) -> Entry:
    address = reverse("admin:letters_agent_change", args=[agent.pk])
    name = f"{agent.authorized_name} ({agent.identifier})"
    return Entry(moment, _name(editor), done, name, address, reason)


def deletions(asked: Asked, most: int) -> Iterator[Entry]:
    rows = _logged().filter(action_flag=DELETION)
    return _logged_entries(asked.of(rows, "action_time", "user")[:most])


def records(asked: Asked, most: int) -> Iterator[Entry]:
    """Without what revisions tell of documents, and merges of persons."""
    is_of_document = Q(content_type__model=Document._meta.model_name)
    is_of_rows = Q(change_message__contains='"object"')
    is_written = ~Q(change_message__startswith="[") & ~Q(change_message__in=_TOLD)
    rows = _logged().exclude(action_flag=DELETION)
    rows = rows.filter(~is_of_document | is_of_rows | is_written)
    rows = rows.exclude(change_message__startswith="Merged into")
    return _logged_entries(asked.of(rows, "action_time", "user")[:most])


# Of what actions write into Django's log, that which a revision says as well.
_TOLD = (
    *("", "Published.", "Withdrawn.", "Put in review."),
    "Read from a transcription.",
)


def _logged() -> QuerySet[LogEntry]:
    return LogEntry.objects.filter(content_type__app_label="letters").select_related(
        "user", "content_type"
    )


def _logged_entries(rows: QuerySet[LogEntry]) -> Iterator[Entry]:
    for row in rows:
        noun = row.content_type.name
        if row.action_flag == DELETION:
            done, address = f"Deleted: {noun}", ""
        else:
            said = row.get_change_message()
            done, address = f"{noun.capitalize()}: {said}", row.get_admin_url() or ""
        yield Entry(row.action_time, _name(row.user), done, row.object_repr, address)


def _name(editor: Any) -> str:
    return editor.get_username() if editor else ""


def _document(document: Document) -> str:
    return f"{document.name} ({document.identifier})"


SOURCES: dict[Kind, tuple[Source, ...]] = {
    Kind.REVISION: (revisions,),
    Kind.PUBLISHING: (publishings,),
    Kind.PROBLEM: (settled, opened_again),
    Kind.PERSON: (merges, distinctions),
    Kind.DELETION: (deletions,),
    Kind.RECORD: (records,),
}
# Publishing is told with the revision.
ALL = tuple(
    source
    for kind, sources in SOURCES.items()
    if kind is not Kind.PUBLISHING
    for source in sources
)
