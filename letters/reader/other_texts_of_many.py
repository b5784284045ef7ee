"""Relations and witnesses of many documents, read together once they are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Model

from letters.models import Document, DocumentRelation, Witness
from letters.reader.document_rows import DocumentRows

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

Row = TypeVar("Row", bound=Model)


class OtherTextsOfMany:
    """Of documents that `user` may see, which were loaded for reading."""

    def __init__(
        self, documents: Iterable[Document], user: AbstractUser | AnonymousUser
    ) -> None:
        self._documents = list(documents)
        self._visible = Document.objects.visible_to(user)

    @cached_property
    def relations_to(self) -> Mapping[int, Sequence[DocumentRelation]]:
        relations = DocumentRelation.objects.filter(
            source__in=self._with("relations"), target__in=self._visible
        )
        return _by("source_id", relations.select_related("target"))

    @cached_property
    def relations_from(self) -> Mapping[int, Sequence[DocumentRelation]]:
        relations = DocumentRelation.objects.filter(
            target__in=self._with("relations"), source__in=self._visible
        )
        return _by("target_id", relations.select_related("source"))

    @cached_property
    def witnesses(self) -> Mapping[int, Sequence[Witness]]:
        witnesses = Witness.objects.filter(document__in=self._with("witnesses"))
        return _by("document_id", witnesses)

    def _with(self, kind: str) -> list[int]:
        return [one.pk for one in self._documents if kind in one.present_parts]


class RowsOfMany(DocumentRows):
    def __init__(
        self,
        document: Document,
        user: AbstractUser | AnonymousUser,
        others: OtherTextsOfMany,
    ) -> None:
        super().__init__(document, user)
        self._others = others

    @cached_property
    def relations_to(self) -> list[DocumentRelation]:
        return self._read("relations", "relations_to")

    @cached_property
    def relations_from(self) -> list[DocumentRelation]:
        return self._read("relations", "relations_from")

    @cached_property
    def witnesses(self) -> list[Witness]:
        return self._read("witnesses", "witnesses")

    def _read(self, kind: str, name: str) -> list[Row]:
        """Nothing is asked for documents that have none of the `kind`."""
        if not self.may_have(kind):
            return []
        return [*getattr(self._others, name).get(self._document.pk, ())]


def _by(name: str, rows: Iterable[Row]) -> Mapping[int, Sequence[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[attrgetter(name)(row)].append(row)
    return found
