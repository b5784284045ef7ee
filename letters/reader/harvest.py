"""The public records that are collected together, each page of them by a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, Min, OuterRef

from letters.citations import CitationSource
from letters.exports.dublin_core import Catalogued
from letters.forms.harvest_request import Selection
from letters.models import (
    CorrespondenceEvent,
    Document,
    Edition,
    Page,
    Problem,
    PublicRecord,
)
from letters.models.aggregates import OWN, json_rows
from letters.models.document_queries import TOLD_TO_READERS
from letters.reader.apparatus import Apparatus
from letters.reader.citation_source import citation_source
from letters.reader.cited_part import whole_document
from letters.reader.document_rows import DocumentRows, with_agents
from letters.reader.replies import Answer, answers_by_document

ANYBODY = AnonymousUser()
_PAGE_LABELS = json_rows(f"letters_page WHERE {OWN} AND pagination = ''", "label")
# Of the text, that of the file alone.
_LONG = ("transcription__html", "transcription__text")


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


class _CollectedRows(DocumentRows):
    """The rows of one of many documents, which were read for all of them."""

    def __init__(
        self,
        document: Document,
        events: list[CorrespondenceEvent],
        problems: list[Problem],
    ) -> None:
        super().__init__(document, ANYBODY)
        labels = getattr(document, "page_labels", None) or ()
        self.pages = [Page(label=label) for (label,) in labels]
        self.events = events
        self.open_problems = problems


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
        part = whole_document(self.apparatus)
        return citation_source(part, self.apparatus, self._absolute)

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
    unread = _LONG if with_text else (*_LONG, "transcription__tei")
    documents = list(
        query.select_related("carrier")
        .annotate(page_labels=_PAGE_LABELS)
        .defer(*unread)
    )
    events = _events_of(documents)
    problems = _problems_of(documents)
    answers = answers_by_document(documents, visible) if with_text else {}
    collected = {}
    for document in documents:
        rows = _CollectedRows(document, events[document.pk], problems[document.pk])
        apparatus = Apparatus(document, ANYBODY, rows)
        collected[document.identifier] = Collected(
            apparatus, answers.get(document.pk, ()), absolute
        )
    return collected


def _events_of(documents: Iterable[Document]) -> dict[int, list[CorrespondenceEvent]]:
    events = CorrespondenceEvent.objects.filter(document__in=documents)
    found: defaultdict[int, list[CorrespondenceEvent]] = defaultdict(list)
    for event in with_agents(events, ANYBODY).order_by("position", "pk"):
        found[event.document_id].append(event)
    return found


def _problems_of(documents: Iterable[Document]) -> dict[int, list[Problem]]:
    """Few documents have any: then there is no query."""
    with_any = [row for row in documents if "problems" in row.present_parts]
    found: defaultdict[int, list[Problem]] = defaultdict(list)
    if with_any:
        problems = Problem.objects.filter(
            document__in=with_any, code__in=TOLD_TO_READERS, is_settled=False
        )
        for problem in problems:
            found[problem.document_id].append(problem)
    return found
