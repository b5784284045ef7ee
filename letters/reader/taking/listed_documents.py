"""The documents of a reader's list that may be seen, each with the reader's line on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from letters.citations import citations
from letters.citations.wording import Run
from letters.forms.my_list import ListEntry
from letters.models import Document
from letters.reader.taking.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import AbstractUser, AnonymousUser


class ListedDocument(NamedTuple):
    document: Document
    note: str


class ListCitation(NamedTuple):
    """`runs` are the words of the citation in one style."""

    document: Document
    runs: Sequence[Run]
    note: str


class MyList:
    """A document that is hidden counts as one that never was."""

    def __init__(
        self, entries: Sequence[ListEntry], user: AbstractUser | AnonymousUser
    ) -> None:
        self._entries = entries
        self._user = user
        self._visible = Document.objects.visible_to(user)

    @cached_property
    def documents(self) -> list[ListedDocument]:
        """In order; one under its former identifier is there under its present one."""
        found = self._found
        listed: dict[int, ListedDocument] = {}
        for entry in self._entries:
            if document := found.get(entry.identifier):
                listed.setdefault(document.pk, ListedDocument(document, entry.note))
        return list(listed.values())

    @property
    def missing(self) -> int:
        """How many of the entries are not held, or hidden: which is not told."""
        found = self._found
        return sum(entry.identifier not in found for entry in self._entries)

    @property
    def entries(self) -> list[ListEntry]:
        """Those that are held, under their present identifiers."""
        return [
            ListEntry(document.identifier, note) for document, note in self.documents
        ]

    def selection(self, absolute: Callable[[str], str]) -> Selection:
        notes = {document.pk: note for document, note in self.documents if note}
        keys = [document.pk for document, _ in self.documents]
        return Selection(keys, self._user, absolute, notes=notes)

    @cached_property
    def _found(self) -> dict[str, Document]:
        wanted = {entry.identifier for entry in self._entries}
        if not wanted:
            return {}
        rows = self._visible.for_rows().filter(identifier__in=wanted)
        found = {document.identifier: document for document in rows}
        if former := wanted - found.keys():
            found |= self._at_former(former)
        return found

    def _at_former(self, identifiers: Iterable[str]) -> dict[str, Document]:
        former = self._visible.filter(former_identifiers__identifier__in=identifiers)
        pairs = dict(former.values_list("former_identifiers__identifier", "pk"))
        documents = self._visible.for_rows().in_bulk(set(pairs.values()))
        return {
            identifier: documents[key]
            for identifier, key in pairs.items()
            if identifier in identifiers
        }


def cited_in(style: str, selection: Selection) -> list[ListCitation]:
    """Each document cited in the style, or in its first where it has no such."""
    cited = []
    for apparatus, source in selection.cited():
        of_document = list(citations(source))
        chosen = next((one for one in of_document if one.style == style), None)
        note = selection.notes.get(apparatus.document.pk, "")
        runs = (chosen or of_document[0]).runs
        cited.append(ListCitation(apparatus.document, runs, note))
    return cited
