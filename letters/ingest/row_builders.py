"""Turns what is derived from a text into rows: the values of the fields, by key."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from letters.derivation.model import DocumentRecords, PageRecord
from letters.ingest.reference_targets import target_fields
from letters.models import Document
from letters.rendering import RenderedDocument

Rows = dict[str, dict[str, object]]


class PageFinder:
    """Finds the page of an offset in the running text, or of a footnote."""

    def __init__(self, records: DocumentRecords) -> None:
        self.pages = [page for page in records.pages if not page.pagination]
        self.starts = [page.start for page in self.pages]
        self.anchors = {note.key: note for note in records.footnotes}

    def at(self, offset: int | None, footnote: str = "") -> str:
        """The key of the page. `offset` counts in the running text; for a footnote it does
        not matter."""
        turns_page = False
        while footnote:
            note = self.anchors[footnote]
            offset, footnote, turns_page = note.anchor, note.within, note.turns_page
        if offset is None:
            return ""
        # The mark of a note that runs on to the next page is on the page before.
        find = bisect_left if turns_page else bisect_right
        index = find(self.starts, offset) - 1
        return self.pages[index].key if index >= 0 else ""

    def page_at(self, offset: int) -> PageRecord | None:
        """The page of an offset in the running text."""
        index = bisect_right(self.starts, offset) - 1
        return self.pages[index] if index >= 0 else None


def page_rows(records: DocumentRecords, rendered: RenderedDocument) -> Rows:
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


def segment_rows(records: DocumentRecords) -> Rows:
    return {
        segment.key: {
            "position": position,
            "kind": segment.kind,
            "start": segment.start,
            "end": segment.end,
        }
        for position, segment in enumerate(records.segments)
    }


def footnote_rows(
    records: DocumentRecords, rendered: RenderedDocument, pages: PageFinder
) -> Rows:
    return {
        note.key: {
            "position": position,
            "number": note.number,
            "encoded_id": note.encoded_id,
            "kind": note.kind,
            "within": note.within,
            "anchor": note.anchor,
            "page_key": pages.at(None, note.key),
            "place": note.place[:40],
            "hand_key": note.hand[:80],
            "text": note.text,
            "html": rendered.notes[note.key],
        }
        for position, note in enumerate(records.footnotes)
    }


def mark_rows(records: DocumentRecords, pages: PageFinder) -> Rows:
    return {
        mark.key: {
            "position": position,
            "kind": mark.kind.value,
            "footnote_key": mark.footnote,
            "page_key": pages.at(mark.start, mark.footnote),
            "start": mark.start,
            "end": mark.end,
            "text": mark.text,
            # A gap without a description may say more; its words in the text have all.
            "hand_key": mark.hand[:80],
            "place": mark.place[:40],
            "is_struck": mark.is_struck,
            "unit": mark.unit[:80],
            "quantity": mark.quantity[:40],
            "is_approximate": mark.is_approximate,
            "reason": mark.reason[:40],
        }
        for position, mark in enumerate(records.marks)
    }


def reference_rows(
    document: Document, records: DocumentRecords, pages: PageFinder
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
            **target_fields(document, reference.target, pages.anchors),
            "overruled_target": reference.overruled.pointer
            if reference.overruled
            else "",
        }
        for position, reference in enumerate(records.references)
    }


def passage_rows(records: DocumentRecords, pages: PageFinder) -> Rows:
    return {
        passage.key: {
            "position": position,
            "start": passage.start,
            "end": passage.end,
            "page_key": pages.at(passage.start),
            "text": passage.text,
            "is_in_text": True,
            **({"effect": passage.effect} if passage.effect else {}),
        }
        for position, passage in enumerate(records.passages)
    }


def instruction_rows(records: DocumentRecords) -> Rows:
    return {
        condition.key: {
            "position": position,
            "start": condition.start,
            "end": condition.end,
            "text": condition.text,
            "is_in_text": True,
        }
        for position, condition in enumerate(records.conditions)
    }


def hand_rows(records: DocumentRecords) -> Rows:
    named = dict.fromkeys(mark.hand[:80] for mark in records.marks if mark.hand)
    return {key: {"position": position} for position, key in enumerate(named)}


def reply_rows(document: Document, records: DocumentRecords) -> Rows:
    return {
        reply.key: {
            "position": position,
            "direction": reply.direction,
            "footnote_key": reply.footnote,
            "start": reply.start,
            "end": reply.end,
            "evidence": reply.evidence,
            "letter_date": reply.letter_date,
            "is_inferred": reply.is_inferred,
            "target_identifier": (
                target_fields(document, reply.target)["target_identifier"]
                if reply.target
                else ""
            ),
        }
        for position, reply in enumerate(records.replies)
    }
