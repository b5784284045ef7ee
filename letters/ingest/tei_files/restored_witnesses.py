"""The relations and witnesses of a document as another archive had them."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError

from letters.models import CorrespondenceEvent, Document, DocumentRelation, Witness
from letters.tei.header import LetterHeader
from letters.tei.header.stated_witnesses import StatedRelation, StatedWitness

_Certainty = CorrespondenceEvent.Certainty
_NOT_TAKEN = "The witness “{}” is not taken: {}"


def restore_other_texts(document: Document, header: LetterHeader) -> Iterator[str]:
    """Store what of them can be stored; say of the rest why it cannot.

    A relation to what is not held comes with that: its file states it from there.
    """
    for stated in header.relations:
        other = Document.objects.filter(identifier=stated.identifier).first()
        if other and (fault := _restore_relation(document, other, stated)):
            yield fault
    restored = [_restored_witness(document, one) for one in header.witnesses]
    for stated, witness in zip(header.witnesses, restored, strict=True):
        if fault := _stored(witness):
            yield _NOT_TAKEN.format(stated.key, fault)
    # What one was made from may come after it.
    for stated, witness in zip(header.witnesses, restored, strict=True):
        if witness.pk and stated.based_on:
            witness.based_on = stated.based_on
            if fault := _stored(witness):
                yield _NOT_TAKEN.format(f"{stated.key}, based on", fault)


def _restore_relation(
    document: Document, other: Document, stated: StatedRelation
) -> str:
    ends = (other, document) if stated.is_inverse else (document, other)
    relation = DocumentRelation(
        source=ends[0],
        target=ends[1],
        type=stated.type,
        certainty=_certainty(is_certain=stated.is_certain),
        evidence=stated.evidence,
        first_segment=stated.first_segment,
        last_segment=stated.last_segment,
        parallel_rows=[
            {
                "original": [*row.original],
                "translation": [*row.translation],
                "confirmed": row.is_confirmed,
            }
            for row in stated.rows
        ],
    )
    of = f"The relation “{stated.type}” to {stated.identifier} is not taken"
    present = DocumentRelation.objects.filter(
        source=ends[0], target=ends[1], type=stated.type
    )
    if present.exists():
        return ""
    try:
        relation.full_clean()
    except ValidationError as error:
        return f"{of}: {' '.join(error.messages)}"
    if relation.closes_circle:
        return f"{of}: a text would be older than itself."
    relation.save()
    return ""


def _restored_witness(document: Document, stated: StatedWitness) -> Witness:
    return Witness(
        document=document,
        key=stated.key,
        state=stated.state,
        title=stated.title,
        is_document=stated.is_document,
        wanted=stated.wanted,
        attested_in=stated.attested_in,
        date_edtf=stated.date,
        certainty=_certainty(is_certain=stated.is_certain),
        evidence=stated.evidence,
        first_segment=stated.first_segment,
        last_segment=stated.last_segment,
    )


def _stored(witness: Witness) -> str:
    """Store it, or say what is wrong with it."""
    try:
        witness.full_clean()
    except ValidationError as error:
        return " ".join(error.messages)
    witness.save()
    return ""


def _certainty(*, is_certain: bool) -> str:
    return _Certainty.STATED if is_certain else _Certainty.INFERRED
