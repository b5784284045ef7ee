"""Many documents with all that their files say, a few at a time, by few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from letters.models import CorrespondenceEvent, Document, Footnote, Page
from letters.reader.apparatus import Apparatus
from letters.reader.document_rows import DocumentRows, with_agents

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser
    from django.db.models import QuerySet

# Long documents take half a megabyte each.
AT_ONCE = 20


def apparatuses_in_order(
    keys: Sequence[int], user: AbstractUser | AnonymousUser, at_once: int = AT_ONCE
) -> Iterator[Apparatus]:
    """Those of the documents that `user` may see when their turn comes: one may have been
    withdrawn since it was found. Each has what belongs to it until the next is asked
    for."""
    visible = Document.objects.visible_to(user).for_reading().select_related("carrier")
    for start in range(0, len(keys), at_once):
        chunk = keys[start : start + at_once]
        by_key = visible.in_bulk(chunk)
        documents = [by_key[key] for key in chunk if key in by_key]
        yield from _apparatuses(documents, user)


def _apparatuses(
    documents: Sequence[Document], user: AbstractUser | AnonymousUser
) -> Iterator[Apparatus]:
    keys = [document.pk for document in documents]
    pages, notes, events = (
        _by_document(rows.filter(document__in=keys).order_by(), *order)
        for rows, *order in (
            (Page.objects, "position"),
            (Footnote.objects, "position"),
            (with_agents(CorrespondenceEvent.objects.all(), user), "position", "pk"),
        )
    )
    for document in documents:
        rows = DocumentRows(document, user)
        rows.pages = pages[document.pk]
        rows.footnotes = notes[document.pk]
        rows.events = events[document.pk]
        yield Apparatus(document, user, rows)
        # Its text knows the document too: such a circle would stay in memory until
        # Python looks for circles, with the texts of hundreds of others.
        document._state.fields_cache.clear()


def _by_document(rows: QuerySet[Any] | Iterable[Any], *order: str) -> Any:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in sorted(rows, key=attrgetter(*order)):
        found[row.document_id].append(row)
    return found
