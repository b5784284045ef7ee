"""Does the index say what the database says?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from letters.models import Document, IndexRequest
from letters.search.engines import configured


@dataclass(frozen=True, slots=True)
class Comparison:
    """The primary keys of documents, except those that wait to be indexed."""

    agreeing: int
    waiting: frozenset[int]
    missing: frozenset[int]
    outdated: frozenset[int]
    withdrawn: frozenset[int]

    @property
    def differing(self) -> frozenset[int]:
        return self.missing | self.outdated | self.withdrawn


Walk = Callable[[Iterable[Document]], Iterable[Document]]


def compare(walk: Walk = iter) -> Comparison:
    """Raises SearchUnavailableError. `walk` may show how far the comparison is."""
    indexed = configured.backend().fingerprints()
    documents = configured.indexable_documents().order_by("pk").iterator(chunk_size=200)
    expected = {
        document.pk: configured.entry_of(document).fingerprint()
        for document in walk(documents)
    }
    waiting = frozenset(IndexRequest.objects.values_list("document_id", flat=True))
    agreeing = {
        pk for pk in expected.keys() & indexed.keys() if expected[pk] == indexed[pk]
    }
    return Comparison(
        agreeing=len(agreeing),
        waiting=waiting,
        missing=frozenset(expected.keys() - indexed.keys() - waiting),
        outdated=frozenset((expected.keys() & indexed.keys()) - agreeing - waiting),
        withdrawn=frozenset(indexed.keys() - expected.keys() - waiting),
    )


def request_mending(comparison: Comparison) -> None:
    """Ask the writer to index again the documents that differ."""
    IndexRequest.objects.bulk_create(
        [IndexRequest(document_id=pk) for pk in sorted(comparison.differing)],
        ignore_conflicts=True,
    )
