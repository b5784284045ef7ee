"""The public records that are collected together, each page of them by a few queries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, Min, OuterRef

from letters.citations import CitationSource
from letters.exports.dublin_core import Catalogued
from letters.forms.harvest_request import Selection
from letters.models import Document, Edition, PublicRecord
from letters.reader.apparatus import Apparatus
from letters.reader.document_files import whole_source
from letters.reader.many_documents import TEXTS, apparatuses_of
from letters.reader.replies import Answer, answers_by_document

ANYBODY = AnonymousUser()


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Some records of a selection, and what goes on after them, if anything does."""

    records: Sequence[PublicRecord]
    following: Selection | None


def record_page(selection: Selection, size: int) -> RecordPage:
    """One query, however far the list has come."""
    records = PublicRecord.objects.stamped_within(selection.start, selection.end)
    if selection.edition:
        records = records.of_set(selection.edition)
    if selection.stamped:
        records = records.after(selection.stamped, selection.identifier)
    found = list(records.select_related("edition")[: size + 1])
    return cut_after(selection, found, min(size, len(found)))


def cut_after(
    selection: Selection, records: Sequence[PublicRecord], count: int
) -> RecordPage:
    """The first of the `records`; the others are left to the next page."""
    if count == len(records):
        return RecordPage(records, None)
    last = records[count - 1]
    return RecordPage(records[:count], selection.after(last.stamped, last.pk, count))


def first_stamp() -> datetime | None:
    return PublicRecord.objects.aggregate(first=Min("stamped"))["first"]


def sets() -> list[tuple[str, str]]:
    """The editions with public records, by identifier. Of one whose documents were all
    withdrawn nothing is told but this."""
    records = PublicRecord.objects.filter(edition=OuterRef("pk"))
    public = Edition.objects.visible_to(ANYBODY).filter(pk=OuterRef("pk"))
    editions = Edition.objects.filter(Exists(records)).annotate(is_seen=Exists(public))
    return [
        (
            edition.identifier,
            edition.full_title if edition.is_seen else edition.identifier,
        )
        for edition in editions.order_by("identifier")
    ]


class Collected:
    """What is told of a public document: `answers` are those of its TEI file."""

    def __init__(
        self,
        apparatus: Apparatus,
        answers: Sequence[Answer],
        absolute: Callable[[str], str],
    ) -> None:
        self.document = apparatus.document
        self.apparatus = apparatus
        self.answers = answers
        self._absolute = absolute

    @property
    def citation(self) -> CitationSource:
        return whole_source(self.apparatus, self._absolute)

    @property
    def catalogued(self) -> Catalogued:
        document = self.document
        edition = document.edition
        languages = (part.strip() for part in document.language.split(";"))
        return Catalogued(
            tuple(document.subjects),
            tuple(filter(None, languages)),
            document.reproduction_conditions
            or (edition.reproduction_conditions if edition else ""),
            document.scope_and_content,
            self._absolute(edition.get_absolute_url()) if edition else "",
        )


def still_public(identifiers: Collection[str]) -> set[str]:
    visible = Document.objects.visible_to(ANYBODY).filter(identifier__in=identifiers)
    return set(visible.order_by().values_list("identifier", flat=True))


def collect(
    identifiers: Collection[str],
    absolute: Callable[[str], str],
    *,
    with_text: bool,
) -> dict[str, Collected]:
    """Those of the `identifiers` that are public now. The text of a document and what it
    answers are loaded for its TEI file."""
    visible = Document.objects.visible_to(ANYBODY)
    query = visible.filter(identifier__in=identifiers).for_reading()
    # Of the texts, that of the file alone.
    unread = [text for text in TEXTS if not (with_text and text.endswith("tei"))]
    documents = list(query.select_related("carrier").defer(*unread))
    answers = answers_by_document(documents, visible) if with_text else {}
    return {
        apparatus.document.identifier: Collected(
            apparatus, answers.get(apparatus.document.pk, ()), absolute
        )
        for apparatus in apparatuses_of(documents, ANYBODY, with_notes=False)
    }
