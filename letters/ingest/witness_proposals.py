"""Asks archivists whether documents that are much alike are witnesses of one letter."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from letters.derivation.words.near_copies import NearCopy, find_near_copies
from letters.models import (
    Document,
    DocumentRelation,
    Problem,
    Settlement,
    Transcription,
)

NEAR_COPY = "another-witness"
_AT_ONCE = 200


def propose_witnesses() -> int:
    """Put what is alike, and not related yet, among what needs review; how many are new.

    What an archivist has decided is not asked again, and nothing is related by itself.
    """
    pairs = find_near_copies(_texts())
    documents = Document.objects.in_bulk(
        {key for pair in pairs for key in (pair.first, pair.second)}
    )
    new = [
        _problem(pair, documents)
        for pair in pairs
        if not _is_known(documents[pair.first], documents[pair.second])
    ]
    Problem.objects.bulk_create(new)
    return len(new)


def _texts() -> Iterator[tuple[int, str]]:
    """Without the letters that another text transmits: that has the same words."""
    rows = Transcription.objects.filter(
        document__in=Document.objects.filter(carrier=None)
    )
    values = rows.order_by("document").values_list("document", "text")
    yield from values.iterator(chunk_size=_AT_ONCE)


def _is_known(first: Document, second: Document) -> bool:
    """Whether the two are related, or an archivist was asked, or has decided."""
    related = DocumentRelation.objects.filter(
        Q(source=first, target=second) | Q(source=second, target=first)
    )
    asked = Q(document=first, code=NEAR_COPY, excerpt=second.identifier)
    return (
        related.exists()
        or Problem.objects.filter(asked).exists()
        or Settlement.objects.filter(asked, undone=None).exists()
    )


def _problem(pair: NearCopy[int], documents: dict[int, Document]) -> Problem:
    first, second = documents[pair.first], documents[pair.second]
    return Problem(
        document=first,
        origin=Problem.Origin.WITNESS,
        code=NEAR_COPY,
        message=f"It seems to be another witness of {second.identifier} "
        f"({second.name_and_date}): some {min(pair.share, 1):.0%} of the shorter text "
        "stands in both. Relate them, or say that they are not.",
        excerpt=second.identifier,
    )
