"""Derives every row of a document from its TEI, in the transaction of the caller."""

from __future__ import annotations

from bisect import bisect_right

from django.db import transaction

from letters.ingest.events import sync_events, sync_holding
from letters.ingest.references import resolve_references, target_fields
from letters.ingest.rows import sync_rows
from letters.models import (
    ConditionalPassage,
    CrossReference,
    Document,
    Footnote,
    Hand,
    Instruction,
    Mark,
    Page,
    Problem,
    RetiredKey,
    Segment,
    Transcription,
)
from letters.models.parts import Part
from letters.records.derivation import RULES, derive, known_mark, known_reference
from letters.records.identifiers import Known
from letters.records.kinds import Context, DocumentRecords, KnownKeys
from letters.rendering import RenderedDocument, render_document
from letters.tei.body import read_document
from letters.tei.references import Place


@transaction.atomic
def derive_document(document: Document, tei: str) -> None:
    """Write all that `tei` says of `document`. Raises TeiError if it cannot be read.

    Deriving the same text again changes no row.
    """
    body = read_document(tei)
    records = derive(body, _known_keys(document), _context(document))
    rendered = render_document(records, document.get_absolute_url())
    _write_transcription(document, tei, records, rendered)
    pages = _PageFinder(records)
    for model, wanted in (
        (Page, _pages(records, rendered)),
        (Segment, _segments(records)),
        (Footnote, _footnotes(records, rendered, pages)),
        (Mark, _marks(records, pages)),
        (CrossReference, _references(document, records, pages)),
    ):
        _retire(document, model, sync_rows(model, document, wanted))
    _sync_hands(document, records)
    _sync_passages(document, records, pages)
    _sync_instructions(document, records)
    sync_events(document, records)
    sync_holding(document, records)
    _sync_problems(document, records)
    resolve_references(document)


def _context(document: Document) -> Context:
    edition = document.edition.identifier if document.edition else None
    within = document.identifier.removeprefix(f"{edition}/") if edition else None
    return Context(
        place=Place(volume=edition, document=within),
        date=document.date,
        is_editorial=document.kind == Document.Kind.EDITORIAL_NOTE,
    )


def _known_keys(document: Document) -> KnownKeys:
    transcription = Transcription.objects.filter(document=document).first()
    if not transcription:
        return KnownKeys()
    text = transcription.text
    return KnownKeys(
        segments=tuple(
            Known(row.key, text[row.start : row.end]) for row in document.segments.all()
        ),
        marks=tuple(
            known_mark(row.kind, row.text, row.key) for row in document.marks.all()
        ),
        references=tuple(
            known_reference(row.footnote_key, row.printed, row.key)
            for row in document.crossreferences.all()
        ),
        retired=frozenset(document.retired_keys.values_list("key", flat=True)),
    )


def _write_transcription(
    document: Document, tei: str, records: DocumentRecords, rendered: RenderedDocument
) -> None:
    wanted = {"tei": tei, "text": records.text, "html": rendered.html, "rules": RULES}
    present = Transcription.objects.filter(document=document).values(*wanted).first()
    if present != wanted:
        Transcription.objects.update_or_create(document=document, defaults=wanted)


class _PageFinder:
    """The key of the page that an offset of the running text, or a note, is on."""

    def __init__(self, records: DocumentRecords) -> None:
        self.pages = [page for page in records.pages if not page.pagination]
        self.starts = [page.start for page in self.pages]
        self.anchors = {note.key: note for note in records.footnotes}

    def at(self, offset: int | None, footnote: str = "") -> str:
        while footnote:
            note = self.anchors[footnote]
            offset, footnote = note.anchor, note.within
        if offset is None:
            return ""
        index = bisect_right(self.starts, offset) - 1
        return self.pages[index].key if index >= 0 else ""


Rows = dict[str, dict[str, object]]


def _pages(records: DocumentRecords, rendered: RenderedDocument) -> Rows:
    rows: Rows = {}
    for position, page in enumerate(records.pages):
        cut = rendered.pages.get(page.key)
        rows[page.key] = {
            "position": position,
            "label": page.label,
            "pagination": page.pagination,
            "is_inferred": page.is_inferred,
            "is_implied": page.is_implied,
            "certainty": page.certainty,
            "start": page.start,
            "end": page.end,
            "html_start": cut.start if cut else 0,
            "html_end": cut.end if cut else 0,
            "html_before": cut.before if cut else "",
            "html_after": cut.after if cut else "",
        }
    return rows


def _segments(records: DocumentRecords) -> Rows:
    return {
        segment.key: {
            "position": position,
            "kind": segment.kind,
            "start": segment.start,
            "end": segment.end,
        }
        for position, segment in enumerate(records.segments)
    }


def _footnotes(
    records: DocumentRecords, rendered: RenderedDocument, pages: _PageFinder
) -> Rows:
    return {
        note.key: {
            "position": position,
            "number": note.number,
            "kind": note.kind,
            "within": note.within,
            "anchor": note.anchor,
            "page_key": pages.at(note.anchor, note.within),
            "text": note.text,
            "html": rendered.notes[note.key],
        }
        for position, note in enumerate(records.footnotes)
    }


def _marks(records: DocumentRecords, pages: _PageFinder) -> Rows:
    return {
        mark.key: {
            "position": position,
            "kind": mark.kind.value,
            "footnote_key": mark.footnote,
            "page_key": pages.at(mark.start, mark.footnote),
            "start": mark.start,
            "end": mark.end,
            "text": mark.text,
            "hand_key": mark.hand,
            "place": mark.place,
            "is_struck": mark.is_struck,
        }
        for position, mark in enumerate(records.marks)
    }


def _references(
    document: Document, records: DocumentRecords, pages: _PageFinder
) -> Rows:
    return {
        reference.key: {
            "position": position,
            "footnote_key": reference.footnote,
            "page_key": pages.at(reference.start, reference.footnote),
            "start": reference.start,
            "end": reference.end,
            "printed": reference.printed[:300],
            "form": str(reference.form),
            **target_fields(document, reference.target),
        }
        for position, reference in enumerate(records.references)
    }


def _retire(document: Document, model: type[Part], keys: set[str]) -> None:
    """Remember that these keys were given, so that their addresses still answer."""
    RetiredKey.objects.bulk_create(
        [
            RetiredKey(
                document=document,
                kind=model._meta.model_name,
                key=key,
                last_revision=max(document.revision_number - 1, 0),
            )
            for key in sorted(keys)
        ],
        ignore_conflicts=True,
    )
    present = model._default_manager.filter(document=document).values("key")
    RetiredKey.objects.filter(
        document=document, kind=model._meta.model_name, key__in=present
    ).delete()


def _sync_hands(document: Document, records: DocumentRecords) -> None:
    """A row for each hand that the text names; what is known of it is the archivist's."""
    named = dict.fromkeys(mark.hand for mark in records.marks if mark.hand)
    present = set(document.hands.values_list("key", flat=True))
    Hand.objects.bulk_create(
        Hand(document=document, key=key, position=position)
        for position, key in enumerate(named)
        if key not in present
    )


def _sync_passages(
    document: Document, records: DocumentRecords, pages: _PageFinder
) -> None:
    """Keep what is known of a condition even when its passage is gone from the text."""
    wanted: Rows = {
        row.key: {
            "position": row.position,
            "start": None,
            "end": None,
            "is_in_text": False,
        }
        for row in document.conditionalpassages.all()
    }
    for position, passage in enumerate(records.passages):
        wanted[passage.key] = {
            "position": position,
            "start": passage.start,
            "end": passage.end,
            "page_key": pages.at(passage.start),
            "text": passage.text,
            "is_in_text": True,
            **({"effect": passage.effect} if passage.effect else {}),
        }
    sync_rows(ConditionalPassage, document, wanted)


def _sync_instructions(document: Document, records: DocumentRecords) -> None:
    wanted: Rows = {
        row.key: {"start": None, "end": None, "is_in_text": False}
        for row in document.instructions.all()
    }
    for position, condition in enumerate(records.conditions):
        wanted[condition.key] = {
            "position": position,
            "start": condition.start,
            "end": condition.end,
            "text": condition.text,
            "is_in_text": True,
        }
    sync_rows(Instruction, document, wanted)


def _sync_problems(document: Document, records: DocumentRecords) -> None:
    """Problems that are still there keep their rows, and what was decided of them."""
    present = {
        (row.code, row.message, row.excerpt): row
        for row in document.problems.filter(origin=Problem.Origin.TEXT)
    }
    found = dict.fromkeys(
        (problem.code, problem.message, problem.excerpt) for problem in records.problems
    )
    gone = [row.pk for what, row in present.items() if what not in found]
    Problem.objects.filter(pk__in=gone).delete()
    Problem.objects.bulk_create(
        Problem(
            document=document,
            origin=Problem.Origin.TEXT,
            code=code,
            message=message,
            excerpt=excerpt,
            position=position,
        )
        for position, (code, message, excerpt) in enumerate(found)
        if (code, message, excerpt) not in present
    )
