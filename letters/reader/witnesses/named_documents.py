"""Documents that archivists name by identifier, whether the archive holds them or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from letters.models import Document, PassageCondition, Witness
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


def witnesses_not_held(visible: DocumentQuerySet) -> list[NamedDocument]:
    """The documents that are known to have a witness of a letter, or to tell of one."""
    of_visible = {"document__in": visible}
    witnesses = Witness.objects.filter(**of_visible).order_by()
    conditions = PassageCondition.objects.filter(**of_visible).order_by()
    names = {
        name
        for rows in (
            witnesses.values_list("wanted", "attested_in"),
            conditions.values_list("printed_in"),
        )
        for row in rows
        for name in row
        if name
    }
    named = named_documents(names, visible)
    return [named[name] for name in sorted(names) if not named[name].document]
