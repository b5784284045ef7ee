"""The relations and the witnesses of a document, as its TEI file states them."""

from __future__ import annotations

from collections.abc import Callable

from letters.exports.witness_list import OtherTexts
from letters.models import CorrespondenceEvent, Document, DocumentRelation, Witness
from letters.reader.apparatus import Apparatus
from letters.reader.witnesses.stored_rows import read_rows
from letters.tei.header.stated_witnesses import (
    StatedRelation,
    StatedRow,
    StatedWitness,
)

_STATED = CorrespondenceEvent.Certainty.STATED


def other_texts(apparatus: Apparatus, absolute: Callable[[str], str]) -> OtherTexts:
    """Without what the reader may not see. `absolute` completes an address."""
    outgoing = [_relation(one, one.target, absolute) for one in apparatus.own_relations]
    incoming = [
        _relation(one, one.source, absolute) for one in apparatus.relations_to_it
    ]
    return OtherTexts((*outgoing, *incoming), tuple(map(_witness, apparatus.witnesses)))


def _relation(
    relation: DocumentRelation, other: Document, absolute: Callable[[str], str]
) -> StatedRelation:
    return StatedRelation(
        relation.type,
        other.identifier,
        other.name_and_date,
        absolute(other.get_absolute_url()),
        other.pk == relation.source_id,
        relation.certainty == _STATED,
        relation.evidence,
        relation.first_segment,
        relation.last_segment,
        tuple(
            StatedRow(row.original, row.translation, row.is_confirmed)
            for row in read_rows(relation.parallel_rows)
        ),
    )


def _witness(witness: Witness) -> StatedWitness:
    return StatedWitness(
        witness.key,
        witness.state,
        witness.title,
        witness.is_document,
        witness.wanted,
        witness.attested_in,
        witness.date_edtf,
        witness.based_on,
        witness.certainty == _STATED,
        witness.evidence,
        witness.first_segment,
        witness.last_segment,
    )
