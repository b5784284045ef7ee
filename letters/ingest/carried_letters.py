"""The letters that a document transmits: documents of their own, tied to their carrier."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from django.db.models import Q

from letters.derivation.description.document_kinds import KIND_CHOICES, DocumentKind
from letters.derivation.description.own_headings import heading_of
from letters.derivation.model import Context, TransmittedRecord
from letters.derivation.stable_keys import Known, keep_keys
from letters.ingest.carried_texts import CarriedText
from letters.ingest.decided_statements import DecidedStatements
from letters.models import (
    CorrespondenceEvent,
    Document,
    DocumentStatus,
    FormerIdentifier,
)
from letters.models.document_queries import DocumentQuerySet
from letters.models.events import Origin

KEY_PREFIX = "letter-"
# What a transmitted letter has of its carrier, whatever happens to that.
_FOLLOWED = (
    *("status", "edition", "section", "number", "position"),
    *("archival_unit", "reference_code"),
    *("access_conditions", "reproduction_conditions"),
    *("appearance", "revision_number", "handed_in_by_id"),
)
_OF_ITS_CARRIER = "The date of the telegram that transmits it."
_KINDS = {**dict(KIND_CHOICES), DocumentKind.OTHER: "Text"}


def new_letters(
    carrier: Document, texts: Iterable[CarriedText], taken: Collection[str]
) -> Iterator[tuple[Document, CarriedText]]:
    """The transmitted letters of a carrier that the archive does not hold, at addresses
    that are not `taken`. Touches no table."""
    keys = (f"{KEY_PREFIX}{number}" for number in count(1))
    free = (key for key in keys if _address(carrier, key) not in taken)
    for text, key in zip(texts, free, strict=False):
        text = replace(text, record=replace(text.record, key=key))
        yield _new_letter(carrier, text), text


def _new_letter(carrier: Document, text: CarriedText) -> Document:
    letter = Document(carrier=carrier, carried_as=text.record.key)
    _set_record(letter, carrier, text)
    return letter


def _address(carrier: Document, key: str) -> str:
    return f"{carrier.identifier}-{key}"


def letter_context(context: Context, letter: Document, text: CarriedText) -> Context:
    """What the text of the letter does not say; `context` is that of its carrier."""
    return replace(
        context, date=letter.date, is_editorial=False, begins_on=text.begins_on
    )


def sync_letters(
    carrier: Document, texts: Sequence[CarriedText]
) -> Iterator[tuple[Document, CarriedText]]:
    """Bring the letters of `carrier` to what its text has now, but for their texts.

    A letter keeps its address as long as its words stay alike. The address of one that is
    gone leads to the carrier.
    """
    stored = list(letters_of(carrier).select_related("transcription"))
    by_key = {letter.carried_as: letter for letter in stored}
    keys = _keys(carrier, stored, texts)
    for key in by_key.keys() - set(keys):
        _remove(carrier, by_key[key])
    for key, text in zip(keys, texts, strict=True):
        text = replace(text, record=replace(text.record, key=key))
        letter = by_key.get(key)
        if letter:
            _update(letter, carrier, text)
        else:
            letter = _new_letter(carrier, text)
            letter.save()
        letter.carrier = carrier
        yield letter, text


def follow_carrier(carrier: Document) -> None:
    """Let the letters be as public as their carrier, and where it is; not those that are
    gone from its text."""
    for letter in letters_of(carrier).exclude(carried_from=None):
        _follow(letter, carrier)


def letters_of(carrier: Document) -> DocumentQuerySet:
    """With those that are deleted, since their carrier is."""
    return Document.with_deleted.filter(carrier=carrier)


def _keys(
    carrier: Document, stored: Sequence[Document], texts: Sequence[CarriedText]
) -> list[str]:
    if not texts:
        return []
    known = [Known(letter.carried_as, letter.text) for letter in stored]
    words = [text.words for text in texts]
    return keep_keys(known, words, prefix=KEY_PREFIX, retired=_taken(carrier))


def _taken(carrier: Document) -> Iterator[str]:
    """Keys whose addresses lead elsewhere already, or once were those of letters."""
    beginning = f"{carrier.identifier}-"
    others = Document.with_deleted.exclude(carrier=carrier)
    former = FormerIdentifier.objects.exclude(document__carrier=carrier)
    for rows in (others, former):
        taken = rows.filter(identifier__startswith=beginning)
        for identifier in taken.values_list("identifier", flat=True):
            yield identifier.removeprefix(beginning)


def _remove(carrier: Document, letter: Document) -> None:
    """Let the addresses of the letter lead to its carrier for ever. A letter that an
    archivist worked on is kept as a draft: its text may come back."""
    if _has_archivists_work(letter):
        before = _stored_values(letter)
        letter.status, letter.carried_from = DocumentStatus.DRAFT, None
        if _stored_values(letter) != before:
            letter.save()
        return
    FormerIdentifier.objects.filter(document=letter).update(document=carrier)
    FormerIdentifier.objects.create(identifier=letter.identifier, document=carrier)
    letter.delete()


def _has_archivists_work(letter: Document) -> bool:
    events = CorrespondenceEvent.with_rejected.filter(document=letter)
    decided = Q(origin=Origin.ENTERED) | ~Q(decision="")
    return (
        events.filter(decided).exists()
        or letter.statement_decisions.exists()
        or letter.page_images.exists()
        or letter.relations_to.exists()
    )


def _update(letter: Document, carrier: Document, text: CarriedText) -> None:
    before = _stored_values(letter)
    identifier = letter.identifier
    _set_record(letter, carrier, text)
    if letter.identifier != identifier:
        letter.former_identifiers.filter(identifier=letter.identifier).delete()
        FormerIdentifier.objects.create(identifier=identifier, document=letter)
    if _stored_values(letter) != before:
        letter.save()


def _follow(letter: Document, carrier: Document) -> None:
    before = _stored_values(letter)
    for name in _FOLLOWED:
        setattr(letter, name, getattr(carrier, name))
    if _stored_values(letter) != before:
        letter.save()


def _stored_values(letter: Document) -> list[object]:
    return [getattr(letter, field.attname) for field in letter._meta.concrete_fields]


def _set_record(letter: Document, carrier: Document, text: CarriedText) -> None:
    """Raises DateError."""
    record = text.record
    letter.identifier = _address(carrier, record.key)
    for name in _FOLLOWED:
        setattr(letter, name, getattr(carrier, name))
    letter.title = _title(carrier, text)
    letter.kind = record.kind
    _set_date(letter, carrier, record)
    letter.carried_from = record.start
    letter.begins_on_page = text.begins_on[:40]


def _set_date(letter: Document, carrier: Document, record: TransmittedRecord) -> None:
    """As an archivist decided it, else as it is read. Raises DateError."""
    stated, reason = _date(carrier, record)
    decided = DecidedStatements.of(letter) if letter.pk else DecidedStatements()
    letter.date_edtf = decided.date(stated)
    letter.date_reason = reason if letter.date_edtf == stated else ""
    words = "" if reason else record.evidence
    for name, value in decided.stated_date(stated, words).items():
        setattr(letter, name, value)
    letter.set_dates()


def _date(carrier: Document, record: TransmittedRecord) -> tuple[str, str]:
    """The date, and why it is that, if the letter bears none: what a telegram transmits
    is mostly of its day, an attachment may be of any."""
    is_supplied = carrier.kind == DocumentKind.TELEGRAM and not record.date
    if not is_supplied or "/" in carrier.date_edtf:
        return record.date[:60], ""
    day, _, _ = carrier.date_edtf.partition("T")
    return day, _OF_ITS_CARRIER


def _title(carrier: Document, text: CarriedText) -> str:
    """ "Letter from Kennedy to Khrushchev", or what the text itself is headed. A name
    that is not certain stands in the record alone."""
    record = text.record
    sender = "" if record.sender_doubt else record.sender
    recipient = "" if record.recipient_doubt else record.recipient
    named = (("from", sender), ("to", recipient))
    sides = " ".join(f"{word} {name}" for word, name in named if name)
    if sides:
        return f"{_KINDS[record.kind]} {sides}"[:500]
    heading = heading_of(text.words) if record.kind == DocumentKind.OTHER else ""
    what = f"“{heading}”," if heading else _KINDS[record.kind]
    return f"{what} transmitted in {carrier.title}"[:500]
