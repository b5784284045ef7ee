"""Does the index say what the database says?"""

from __future__ import annotations

from dataclasses import dataclass

from letters.models import IndexRequest
from letters.search.engines import configured


@dataclass(frozen=True, slots=True)
class Comparison:
    """Primary keys of documents, but for those that are waiting to be indexed."""

    agreeing: int
    waiting: frozenset[int]
    missing: frozenset[int]
    outdated: frozenset[int]
    withdrawn: frozenset[int]

    @property
    def differing(self) -> frozenset[int]:
        return self.missing | self.outdated | self.withdrawn


def compare() -> Comparison:
    """Raises SearchUnavailableError."""
    indexed = configured.backend().fingerprints()
    documents = configured.indexable_documents().order_by("pk").iterator(chunk_size=200)
    wanted = {
        document.pk: configured.entry_of(document).fingerprint()
        for document in documents
    }
    waiting = frozenset(IndexRequest.objects.values_list("document_id", flat=True))
    same = {pk for pk in wanted.keys() & indexed.keys() if wanted[pk] == indexed[pk]}
    return Comparison(
        agreeing=len(same),
        waiting=waiting,
        missing=frozenset(wanted.keys() - indexed.keys() - waiting),
        outdated=frozenset((wanted.keys() & indexed.keys()) - same - waiting),
        withdrawn=frozenset(indexed.keys() - wanted.keys() - waiting),
    )


def request_mending(comparison: Comparison) -> None:
    """Ask the one writer to index again what differs."""
    IndexRequest.objects.bulk_create(
        [IndexRequest(document_id=pk) for pk in sorted(comparison.differing)],
        ignore_conflicts=True,
    )
