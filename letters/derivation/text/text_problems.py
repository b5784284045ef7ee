"""What looks wrong in a text. It is reported, and never repaired."""

from __future__ import annotations

from collections.abc import Iterator

from letters.derivation.model import (
    Context,
    DocumentRecords,
    FootnoteRecord,
    MarkKind,
    ProblemRecord,
    TextProblemCode,
)
from letters.derivation.text.conditional_passages import passage_problems
from letters.derivation.text.pagination import page_problems
from letters.tei.balance import find_imbalances
from letters.tei.dates import describe, is_certainly_before, read_written_date
from letters.tei.document_division import document_division
from letters.tei.source import parse_xml
from letters.tei.unruled import find_unruled

EXCERPT_LENGTH = 60
# More of one text are counted and not listed: each is a row that somebody has to read.
MOST_IMBALANCES = 1_000
MOST_IMAGES = 5  # in one sentence


def find_problems(records: DocumentRecords, context: Context) -> list[ProblemRecord]:
    return [
        *_imbalances(records),
        *_unmatched_notes(records),
        *page_problems(records.pages),
        *passage_problems(records.body.plain),
        *_impossible_dates(records, context),
        *_overruled_markup(records),
        *_named_images(records),
        *_left_out_hyphens(records),
    ]


def without_rule(tei: str) -> list[ProblemRecord]:
    """The elements and attributes that the archive has no rule for, each kind once."""
    division = document_division(parse_xml(tei))
    return [
        ProblemRecord(TextProblemCode.NO_RULE, unruled.message, unruled.where)
        for unruled in find_unruled(division)
    ]


def _imbalances(records: DocumentRecords) -> Iterator[ProblemRecord]:
    for key, flow in records.flows.items():
        where = f"Note {key}" if key else "The text"
        imbalances = find_imbalances(flow.plain.text)
        for imbalance in imbalances[:MOST_IMBALANCES]:
            yield ProblemRecord(
                TextProblemCode.UNBALANCED,
                f"{where}: {imbalance.message}",
                excerpt_around(flow.plain.text, imbalance.offset),
            )
        if further := imbalances[MOST_IMBALANCES:]:
            yield ProblemRecord(
                TextProblemCode.UNBALANCED,
                f"{where}: {len(further):,} further brackets and quotation marks are "
                "unbalanced.",
                excerpt_around(flow.plain.text, further[0].offset),
            )


def _unmatched_notes(records: DocumentRecords) -> Iterator[ProblemRecord]:
    for note in records.footnotes:
        if note.anchor is None:
            message = f"Nothing in the text calls for {_name(note)}."
            yield ProblemRecord(
                TextProblemCode.NOTE_WITHOUT_MARK, message, note.text[:EXCERPT_LENGTH]
            )
        elif not note.text and not note.names.is_beside_text:
            message = f"The text calls for {_name(note)}, and there is none."
            around = excerpt_around(records.flows[note.within].plain.text, note.anchor)
            yield ProblemRecord(TextProblemCode.MARK_WITHOUT_NOTE, message, around)


def _name(note: FootnoteRecord) -> str:
    return f"note {note.number}" if note.number else "a note without a number"


def _impossible_dates(
    records: DocumentRecords, context: Context
) -> Iterator[ProblemRecord]:
    """A date written on a page cannot be older than the page."""
    date = context.date
    if not date:
        return
    for mark in records.marks:
        written = (
            read_written_date(mark.text, order="month-day")
            if mark.kind in (MarkKind.HANDWRITING, MarkKind.STAMP)
            else None
        )
        if written and is_certainly_before(written, date):
            yield ProblemRecord(
                TextProblemCode.IMPOSSIBLE_DATE,
                f"“{mark.text}” ({describe(written)}) is earlier than the document it "
                f"is written on ({describe(date)}): misread, or a slip.",
                mark.text,
            )


def _overruled_markup(records: DocumentRecords) -> Iterator[ProblemRecord]:
    for reference in records.references:
        if reference.overruled is None:
            continue
        text = records.flows[reference.footnote].plain.text
        yield ProblemRecord(
            TextProblemCode.REFERENCE_DIFFERS,
            f"The markup of “{reference.printed}” points to "
            f"“{reference.overruled.pointer}”, and the words name "
            f"“{reference.target.pointer}”. The archive follows the words.",
            excerpt_around(text, reference.start),
        )


def _named_images(records: DocumentRecords) -> Iterator[ProblemRecord]:
    """The source names pictures of its pages; whoever has them can hand them in."""
    breaks = [located.node for located in records.body.plain.page_breaks]
    named = [page_break for page_break in breaks if page_break.image]
    if named:
        pages = [f"{b.image} (page {b.label or 'without a number'})" for b in named]
        more = len(pages) - MOST_IMAGES
        listed = ", ".join(pages[:MOST_IMAGES]) + (f" and {more} more" * (more > 0))
        yield ProblemRecord(
            TextProblemCode.IMAGES_NAMED,
            f"The source names images of its pages: {listed}. It does not hold them.",
            named[0].image[:EXCERPT_LENGTH],
        )


def _left_out_hyphens(records: DocumentRecords) -> Iterator[ProblemRecord]:
    """The signs at the ends of lines that the source says no word ends at."""
    if count := sum(flow.plain.hyphens_left_out for flow in records.flows.values()):
        signs = "sign" if count == 1 else "signs"
        yield ProblemRecord(
            TextProblemCode.HYPHENS_LEFT_OUT,
            f"{count:,} {signs} of parted words at the ends of lines or pages are not in "
            "the running text: the source says that the words go on. The TEI has them.",
            "",
        )


def excerpt_around(text: str, offset: int) -> str:
    """Some words around `offset`, on one line."""
    start = max(0, offset - EXCERPT_LENGTH // 2)
    return " ".join(text[start : offset + EXCERPT_LENGTH // 2].split())
