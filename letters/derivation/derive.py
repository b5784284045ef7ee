"""Every record that the archive stores of a document, derived from its nodes.

The same text gives the same records; in a corrected one, what is still there has the
identifiers it had. DERIVATION_VERSION is the version of the rules: what an older
version derived is derived again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from letters.derivation.carried_keys import Measured
from letters.derivation.correspondence.answers.deliveries import find_deliveries
from letters.derivation.correspondence.answers.replies import find_replies
from letters.derivation.correspondence.correspondents import (
    find_correspondents,
    find_drafting,
)
from letters.derivation.correspondence.header_events import apply_header
from letters.derivation.correspondence.transmitted.transmitted import find_transmitted
from letters.derivation.description.document_dates import date_problems, find_date
from letters.derivation.description.markings import find_markings
from letters.derivation.description.subjects import find_subjects
from letters.derivation.limits import check_limits
from letters.derivation.model import (
    Context,
    DocumentRecords,
    FootnoteRecord,
    KeyedPart,
    KnownKeys,
    MarkRecord,
    ReadFlow,
    ReferenceRecord,
    SegmentRecord,
)
from letters.derivation.stable_keys import Known, PrintedKeys, keep_keys
from letters.derivation.text.conditional_passages import find_conditions, find_passages
from letters.derivation.text.cross_references import find_in_flows
from letters.derivation.text.declassification import find_declassification
from letters.derivation.text.gaps import mark_withheld
from letters.derivation.text.main_text import MainText
from letters.derivation.text.marks import located_marks, mark_record, struck_nodes
from letters.derivation.text.note_marks import NoteNames, names_of
from letters.derivation.text.pagination import find_pages
from letters.derivation.text.text_problems import find_problems
from letters.tei.dates import HistoricalDate
from letters.tei.nodes import ID, Block, breaks_within
from letters.tei.plain_text import read_text
from letters.tei.source_note import read_source_note

DERIVATION_VERSION = 24


def derive(body: Block, known: KnownKeys, context: Context) -> DocumentRecords:
    """Every record of `body`, under identifiers of `known` where they fit.

    The nodes in the records are those of `body`, with what was withheld marked in them.
    Raises SourceError for a name or a number that is too long for a record.
    """
    check_limits(body)
    marked = mark_withheld(body)
    main = MainText(marked)
    date = find_date(main)
    flows, note_keys, footnotes = read_flows(marked)
    records = DocumentRecords(
        flows=flows,
        note_keys=note_keys,
        pages=find_pages(flows[""].plain, context.begins_on),
        segments=_segments(flows[""], known),
        footnotes=footnotes,
        references=_references(flows, known, context),
        marks=_marks(flows, known),
        passages=find_passages(flows[""].plain),
        conditions=find_conditions(flows[""].plain),
        events=find_correspondents(main, date),
        date=date,
        subjects=find_subjects(main.blocks),
    )
    written = context.date or (date.date if date else None)
    _read_source_note(records, written)
    records.events.extend(find_deliveries(records, written))
    records.events.extend(find_declassification(records))
    records.markings = find_markings(main.blocks, records.source_note)
    records.transmitted = find_transmitted(records, main, written)
    records.replies = find_replies(records, main, context)
    records.problems = [*find_problems(records, context), *date_problems(date)]
    if context.header:
        apply_header(records, context.header, main)
    return records


def derive_section(body: Block, context: Context) -> DocumentRecords:
    """The text, notes and references of a division that is not a document."""
    flows, note_keys, footnotes = read_flows(body)
    plain = flows[""].plain
    return DocumentRecords(
        flows=flows,
        note_keys=note_keys,
        pages=find_pages(plain),
        segments=_segments(flows[""], KnownKeys()),
        footnotes=footnotes,
        references=_references(flows, KnownKeys(), context),
    )


def derive_with_keys(
    body: Block, keys: Mapping[str, Sequence[str]], context: Context
) -> DocumentRecords:
    """Every record of an earlier `body`, under the `keys` that its parts had then."""
    fresh = derive(body, KnownKeys(), context)
    text = fresh.text
    segments, marks, references = (keys.get(part, ()) for part in KeyedPart)
    known = KnownKeys(
        segments=tuple(
            Known(key, text[record.start : record.end])
            for key, record in zip(
                segments, _segments_keyed_by(segments, fresh), strict=False
            )
        ),
        marks=tuple(
            known_mark(record.kind, record.text, key)
            for key, record in zip(marks, _marks_keyed_by(marks, fresh), strict=False)
        ),
        references=tuple(
            known_reference(record.footnote, record.printed, key)
            for key, record in zip(references, fresh.references, strict=False)
        ),
    )
    return derive(body, known, context)


def _segments_keyed_by(
    keys: Sequence[str], records: DocumentRecords
) -> list[SegmentRecord]:
    """The segments that had `keys`. Where older rules made these, a paragraph that only
    has a gap was none."""
    if len(keys) >= len(records.segments):
        return records.segments
    text = Measured(records.text, records.body.plain.gap_words)
    return [
        segment
        for segment in records.segments
        if not text.is_gap_only((segment.start, segment.end))
    ]


def _marks_keyed_by(keys: Sequence[str], records: DocumentRecords) -> list[MarkRecord]:
    """The marks that had `keys`. Where older rules made these, a gap without a
    description was none."""
    if len(keys) >= len(records.marks):
        return records.marks
    bare = {
        (flow.key, empty.start, empty.end)
        for flow in records.flows.values()
        for empty in flow.plain.empties
    }
    return [
        mark
        for mark in records.marks
        if (mark.footnote, mark.start, mark.end) not in bare
    ]


def read_flows(
    body: Block,
) -> tuple[dict[str, ReadFlow], dict[int, str], list[FootnoteRecord]]:
    """The running text and every note; a note within a note follows it."""
    flows = {"": ReadFlow("", body, read_text(body))}
    note_keys: dict[int, str] = {}
    footnotes: list[FootnoteRecord] = []
    keys = PrintedKeys()

    def read_notes(flow: ReadFlow) -> None:
        for located in flow.plain.notes:
            note = located.node
            plain = read_text(note)
            names = names_of(note, plain.text)
            key = _footnote_key(names, keys)
            note_keys[id(note)] = key
            flows[key] = ReadFlow(key, note, plain)
            footnotes.append(
                FootnoteRecord(
                    key=key,
                    number=names.number,
                    kind=names.kind,
                    anchor=located.start if note.is_anchored else None,
                    text=plain.text,
                    within=flow.key,
                    encoded_id=note.attributes.get(ID, ""),
                    turns_page=bool(breaks_within(note)),
                    place=names.place,
                    hand=names.hand,
                )
            )
            read_notes(flows[key])

    read_notes(flows[""])
    return flows, note_keys, footnotes


def _footnote_key(names: NoteNames, keys: PrintedKeys) -> str:
    """The printed mark, with a counter if it recurs; its kind where none is printed."""
    kind = names.kind or "".join(names.described)
    if names.is_beside_text:
        kind = kind.replace(",", "").replace(" ", "-")
    return keys.give(names.number if names.is_numbered else kind, "source")


def _segments(flow: ReadFlow, known: KnownKeys) -> list[SegmentRecord]:
    segments = flow.plain.segments
    texts = [flow.plain.slice(segment) for segment in segments]
    keys = keep_keys(known.segments, texts, prefix="p", retired=known.retired)
    flow.segment_keys = {
        id(segment.node): key for segment, key in zip(segments, keys, strict=True)
    }
    return [
        SegmentRecord(key, segment.node.kind, segment.start, segment.end)
        for segment, key in zip(segments, keys, strict=True)
    ]


def _marks(flows: dict[str, ReadFlow], known: KnownKeys) -> list[MarkRecord]:
    marks = [(flow, mark) for flow in flows.values() for mark in located_marks(flow)]
    struck = set().union(*(struck_nodes(flow) for flow in flows.values()))
    unkeyed = [mark_record(mark, flow, struck) for flow, mark in marks]
    texts = [known_mark(record.kind, record.text).text for record in unkeyed]
    keys = keep_keys(known.marks, texts, prefix="m", retired=known.retired)
    for (flow, mark), key in zip(marks, keys, strict=True):
        flow.mark_keys[id(mark.node)] = key
    return [replace(record, key=key) for record, key in zip(unkeyed, keys, strict=True)]


def known_mark(kind: str, text: str, key: str = "") -> Known:
    """What a mark is recognised by, to get its old identifier again."""
    return Known(key, f"{kind} {text}")


def known_reference(footnote: str, printed: str, key: str = "") -> Known:
    """What a reference is recognised by, to get its old identifier again."""
    return Known(key, f"{footnote} {printed}")


def _references(
    flows: dict[str, ReadFlow], known: KnownKeys, context: Context
) -> list[ReferenceRecord]:
    located = list(find_in_flows(flows.values(), context))
    texts = [
        known_reference(flow.key, flow.plain.text[reference.start : reference.end]).text
        for flow, reference in located
    ]
    keys = keep_keys(known.references, texts, prefix="x", retired=known.retired)
    for (flow, reference), key in zip(located, keys, strict=True):
        flow.references.append(
            ReferenceRecord(
                key,
                flow.key,
                reference.start,
                reference.end,
                flow.plain.text[reference.start : reference.end],
                reference.target,
                reference.form,
                reference.overruled,
            )
        )
    return [record for flow in flows.values() for record in flow.references]


def _read_source_note(records: DocumentRecords, written: HistoricalDate | None) -> None:
    for footnote in records.footnotes:
        is_source = footnote.kind == "source"
        if note := read_source_note(footnote.text, is_source=is_source):
            records.source_note, records.source_footnote = note, footnote.key
            records.events.extend(find_drafting(note, footnote.key, written))
            return
