"""Derives every row of a document from its TEI, in the transaction of the caller."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

from django.db import transaction
from django.db.models import QuerySet

from letters.derivation.derive import known_mark, known_reference
from letters.derivation.description.document_kinds import DocumentKind
from letters.derivation.model import Context, KeyedPart, KnownKeys
from letters.derivation.stable_keys import Known
from letters.ingest.annotations import annotated_text, carry_annotations
from letters.ingest.carried_letters import letter_context, sync_letters
from letters.ingest.carried_texts import CarriedText
from letters.ingest.correspondence_events import rejected_events, sync_events
from letters.ingest.dateline_places import sync_places
from letters.ingest.decided_statements import DecidedStatements
from letters.ingest.derived_rows import Derived, derive_letter_rows, derive_rows
from letters.ingest.described_fields import Decided
from letters.ingest.keepers import sync_holding
from letters.ingest.outlines import outline_of
from letters.ingest.problem_rows import sync_problems
from letters.ingest.reference_targets import resolve_references
from letters.ingest.reply_targets import resolve_replies
from letters.ingest.report_places import carry_reports, reported_text
from letters.ingest.stated_regions import STATES_REGIONS, draw_stated_regions
from letters.ingest.stored_words import StoredWords, fresh_records
from letters.ingest.synchronising import sync_rows
from letters.models import (
    ConditionalPassage,
    CrossReference,
    Document,
    Entry,
    Hand,
    Instruction,
    Mention,
    RetiredKey,
    Transcription,
)
from letters.models.parts import DocumentPart
from letters.tei.body import read_document
from letters.tei.errors import NotExpressibleError
from letters.tei.header import header_of
from letters.tei.nodes import Block
from letters.tei.notation import write_notation
from letters.tei.references import Outline, Place
from letters.tei.refusals import refusals_told

# Surrounds what reads a text and asks no database: it turns errors into refusals.
Reading = Callable[[], AbstractContextManager[None]]


@transaction.atomic
def derive_document(
    document: Document,
    tei: str,
    outline: Outline | None = None,
    reading: Reading = refusals_told,
) -> None:
    """Write all that `tei` says about `document`. Raises TeiError if the rules refuse it.

    Deriving the same text again changes no row. Without an `outline` of the volume it is
    read from the tables. A transmitted letter is derived with its carrier, from the text
    of that.
    """
    if carrier := document.carrier:
        derive_document(carrier, carrier.transcription.tei, outline, reading)
        return
    with reading():
        body = read_document(tei)
    context = replace(document_context(document, outline), header=header_of(tei))
    known = _known_keys(document, reading)
    decided = Decided(rejected_events(document), DecidedStatements.of(document))
    with reading():
        derived = derive_rows(document, tei, body, known, context, decided)
    _write(document, derived, body)
    for letter, text in sync_letters(document, derived.carried):
        own = DecidedStatements.of(letter).under(decided.statements)
        of_letter = letter_context(context, letter, text)
        _derive_letter(letter, text, of_letter, Decided(statements=own), reading)


def _derive_letter(
    letter: Document,
    text: CarriedText,
    context: Context,
    decided: Decided,
    reading: Reading,
) -> None:
    known = _known_keys(letter, reading)
    with reading():
        body = read_document(text.tei)
        derived = derive_letter_rows(letter, text, body, known, context, decided)
    _write(letter, derived, body)


def _write(document: Document, derived: Derived, body: Block) -> None:
    _write_description(document, derived)
    annotated, reported = annotated_text(document), reported_text(document)
    _write_transcription(document, derived, body)
    for model, wanted in derived.parts.items():
        _retire(document, model, sync_rows(model, document, wanted))
    carry_annotations(document, annotated)
    carry_reports(document, reported)
    _sync_lasting_parts(document, derived)
    _sync_mentions(document, derived)
    sync_events(document, derived)
    sync_places(document, derived)
    sync_holding(document, derived)
    sync_problems(document, derived)
    resolve_references(document)
    resolve_replies(document)
    if STATES_REGIONS in derived.transcription["tei"] or document.source_file_id:
        draw_stated_regions(document, document.page_images.all())


def keys_of(document: Document) -> dict[str, list[str]]:
    """The present keys of the parts of the text, for a revision to store."""
    return {
        name: list(rows.values_list("key", flat=True))
        for name, rows in (
            (KeyedPart.SEGMENTS, document.segments),
            (KeyedPart.MARKS, document.marks),
            (KeyedPart.REFERENCES, _references(document)),
        )
    }


def _references(document: Document) -> QuerySet[CrossReference]:
    """In order, those too that an archivist has rejected: they keep their keys."""
    rows = CrossReference.with_rejected.filter(document=document)
    return rows.order_by("position")


def document_context(document: Document, outline: Outline | None = None) -> Context:
    """What the text of `document` does not say about itself."""
    edition, within = document.edition, None
    if edition:
        # The outline has a renamed document under the name that the volume uses.
        identifier = document.identifier
        if document.is_imported:
            identifier = document.imported.record["identifier"]
        within = identifier.removeprefix(f"{edition.identifier}/")
        outline = outline or outline_of(edition)
    return Context(
        place=Place(
            volume=edition.identifier if edition else None,
            document=within,
            outline=outline,
        ),
        date=document.date,
        is_editorial=document.kind == DocumentKind.EDITORIAL_NOTE,
        begins_on=document.begins_on_page,
    )


def _known_keys(document: Document, reading: Reading) -> KnownKeys:
    transcription = Transcription.objects.filter(document=document).first()
    if not transcription:
        return KnownKeys()
    with reading():
        fresh = fresh_records(transcription)
    words = StoredWords(document, transcription, fresh)
    return KnownKeys(
        segments=tuple(
            Known(row.key, said) for row, said in words.of(document.segments.all())
        ),
        marks=tuple(
            known_mark(row.kind, said, row.key)
            for row, said in words.of(document.marks.all())
        ),
        references=tuple(
            known_reference(row.footnote_key, said[:300], row.key)
            for row, said in words.of(_references(document))
        ),
        retired=frozenset(document.retired_keys.values_list("key", flat=True)),
    )


def _write_description(document: Document, derived: Derived) -> None:
    """Write the derived fields of the document itself; no others, and not when it was
    changed: what an archivist reads of it stays."""
    wanted = derived.description
    if any(getattr(document, name) != value for name, value in wanted.items()):
        Document.with_deleted.filter(pk=document.pk).update(**wanted)
        for name, value in wanted.items():
            setattr(document, name, value)


def _write_transcription(document: Document, derived: Derived, body: Block) -> None:
    is_typed = not (document.is_imported or document.carrier_id)
    wanted = {
        **derived.transcription,
        "is_in_notation": is_typed and _is_in_notation(body),
    }
    stored = Transcription.objects.filter(document=document).values(*wanted).first()
    if stored != wanted:
        Transcription.objects.update_or_create(document=document, defaults=wanted)


def _is_in_notation(body: Block) -> bool:
    try:
        write_notation(body)
    except NotExpressibleError:
        return False
    return True


def _retire(document: Document, model: type[DocumentPart], keys: set[str]) -> None:
    """Record that these keys were in use, so that their addresses still answer."""
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
    present = model._base_manager.filter(document=document).values("key")
    RetiredKey.objects.filter(
        document=document, kind=model._meta.model_name, key__in=present
    ).delete()


def _sync_lasting_parts(document: Document, derived: Derived) -> None:
    """Hands, passages and instructions stay, with what is known about them, even when
    they are gone from the text."""
    hands = derived.lasting_parts[Hand]
    present = set(document.hands.values_list("key", flat=True))
    Hand.objects.bulk_create(
        Hand(document=document, key=key, **values)
        for key, values in hands.items()
        if key not in present
    )
    gone = {"start": None, "end": None, "is_in_text": False}
    for model in (ConditionalPassage, Instruction):
        rows = model.objects.filter(document=document).values_list("key", "position")
        stored = {key: {**gone, "position": position} for key, position in rows}
        sync_rows(model, document, {**stored, **derived.lasting_parts[model]})


def _sync_mentions(document: Document, derived: Derived) -> None:
    entries = Entry.objects.filter(edition=document.edition_id)
    keys = dict(entries.filter(key__in=derived.mentions).values_list("key", "pk"))
    wanted = {
        keys[key]: times for key, times in derived.mentions.items() if key in keys
    }
    present = dict(document.mentions.values_list("entry", "times"))
    if present != wanted:
        document.mentions.all().delete()
        Mention.objects.bulk_create(
            Mention(document=document, entry_id=entry, times=times)
            for entry, times in wanted.items()
        )
