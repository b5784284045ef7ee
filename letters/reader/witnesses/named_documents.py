"""Documents that archivists name by identifier, whether the archive holds them or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from letters.models import Document
from letters.models.document_queries import DocumentQuerySet
from letters.models.targets import describe_target, target_named


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """`document` is None where it is not held, or hidden: both look the same. The
    address answers either way: with the document, or with where else it may be."""

    identifier: str
    document: Document | None = None

    @property
    def name(self) -> str:
        if self.document:
            return self.document.name_and_date
        return describe_target(target_named(self.identifier))

    @property
    def address(self) -> str:
        return reverse("letters:document-detail", args=[self.identifier])


def named_documents(
    identifiers: Iterable[str], visible: DocumentQuerySet
) -> dict[str, NamedDocument]:
    names = {*identifiers}
    held = {one.identifier: one for one in visible.filter(identifier__in=names)}
    return {name: NamedDocument(name, held.get(name)) for name in names}
