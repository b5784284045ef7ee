"""Does the index say what the database says?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from letters.models import Document, Section
from letters.search.engines import configured
from letters.search.query.tree import Material


@dataclass(frozen=True, slots=True)
class Comparison:
    """The primary keys of documents, or sections, except those that wait to be indexed."""

    agreeing: int
    waiting: frozenset[int]
    missing: frozenset[int]
    outdated: frozenset[int]
    withdrawn: frozenset[int]
    material: Material = Material.DOCUMENTS

    @property
    def differing(self) -> frozenset[int]:
        return self.missing | self.outdated | self.withdrawn


Walk = Callable[[Iterable[Any]], Iterable[Any]]


def compare(
    walk: Walk = iter, *, material: Material = Material.DOCUMENTS
) -> Comparison:
    """Raises SearchUnavailableError. `walk` may show how far the comparison is."""
    indexed = configured.backend(material).fingerprints()
    rows = configured.indexable(material).order_by("pk").iterator(chunk_size=200)
    expected = {row.pk: configured.entry_of(row).fingerprint() for row in walk(rows)}
    waiting = frozenset(configured.requests(material).row_pks())
    agreeing = {
        pk for pk in expected.keys() & indexed.keys() if expected[pk] == indexed[pk]
    }
    return Comparison(
        agreeing=len(agreeing),
        waiting=waiting,
        missing=frozenset(expected.keys() - indexed.keys() - waiting),
        outdated=frozenset((expected.keys() & indexed.keys()) - agreeing - waiting),
        withdrawn=frozenset(indexed.keys() - expected.keys() - waiting),
        material=material,
    )


def request_mending(comparison: Comparison) -> None:
    """Ask the writer to index again the rows that differ."""
    requests = configured.requests(comparison.material)
    requests.bulk_create(
        [
            requests.model(**{requests.row_column: pk})
            for pk in sorted(comparison.differing)
        ],
        ignore_conflicts=True,
    )


def names_of(pks: Iterable[int], material: Material) -> dict[int, str]:
    """What archivists know the rows by; those that are deleted have no name."""
    if material == Material.DOCUMENTS:
        documents = Document.objects.filter(pk__in=pks)
        return dict(documents.values_list("pk", "identifier"))
    sections = Section.objects.filter(pk__in=pks)
    rows = sections.values_list("pk", "edition__identifier", "key")
    return {pk: f"{edition} {key}" for pk, edition, key in rows}
