"""Which documents a reader takes along, in which order, and what was said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from letters.citations import CitationSource
from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.reader.document_files import whole_source
from letters.reader.many_documents import apparatuses_in_order

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

    from letters.models.document_queries import DocumentQuerySet

# The most documents that one file has. Every page that leads to such a file says so.
MOST_DOCUMENTS = 2_000


@dataclass(frozen=True, slots=True)
class Selection:
    """The primary `keys` in order; `others` were found as well, and are left out.

    `absolute` completes an address with the site's. `notes` are a reader's own lines on
    some of the documents, by their keys.
    """

    keys: Sequence[int]
    user: AbstractUser | AnonymousUser
    absolute: Callable[[str], str]
    others: int = 0
    notes: Mapping[int, str] = field(default_factory=dict)

    @property
    def visible(self) -> DocumentQuerySet:
        return Document.objects.visible_to(self.user)

    def apparatuses(self) -> Iterator[Apparatus]:
        return apparatuses_in_order(self.keys, self.user)

    def cited(self) -> Iterator[tuple[Apparatus, CitationSource]]:
        """Each with what is cited of it, for which no text is read."""
        for apparatus in apparatuses_in_order(self.keys, self.user, with_text=False):
            yield apparatus, self.source(apparatus)

    def source(self, apparatus: Apparatus) -> CitationSource:
        """What is cited of one of them, with the reader's line on it."""
        source = whole_source(apparatus, self.absolute)
        note = self.notes.get(apparatus.document.pk)
        return replace(source, annotation=note) if note else source

    def sources(self) -> Iterator[CitationSource]:
        return (source for _, source in self.cited())

    @property
    def left_out(self) -> str:
        """What is told of those beyond the most that a file takes; "" if all are in it."""
        if not self.others:
            return ""
        listed, total = len(self.keys), len(self.keys) + self.others
        return f"Only the first {listed:,} of {total:,} documents found are listed."


def first_of(
    documents: DocumentQuerySet,
    user: AbstractUser | AnonymousUser,
    absolute: Callable[[str], str],
) -> Selection:
    """The first of `documents`, which are in an order."""
    return selected(list(documents.values_list("pk", flat=True)), user, absolute)


def selected(
    keys: Sequence[int],
    user: AbstractUser | AnonymousUser,
    absolute: Callable[[str], str],
) -> Selection:
    """The first of the documents with these primary keys."""
    others = len(keys[MOST_DOCUMENTS:])
    return Selection(keys[:MOST_DOCUMENTS], user, absolute, others)
