"""Many documents with all that their files say, a few at a time, by few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from letters.models import CorrespondenceEvent, Document, Footnote, Page, Problem
from letters.models.document_queries import TOLD_TO_READERS
from letters.reader.apparatus import Apparatus
from letters.reader.document_rows import with_agents
from letters.reader.other_texts_of_many import OtherTextsOfMany, RowsOfMany

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser
    from django.db.models import QuerySet

# Long documents take half a megabyte each; without their texts, some kilobytes.
AT_ONCE, WITHOUT_TEXT_AT_ONCE = 20, 200
# What no citation needs.
TEXTS = ("transcription__html", "transcription__text", "transcription__tei")


def apparatuses_in_order(
    keys: Sequence[int], user: AbstractUser | AnonymousUser, *, with_text: bool = True
) -> Iterator[Apparatus]:
    """Those of the documents that `user` may see when their turn comes: one may have been
    withdrawn since it was found. Each has what belongs to it until the next is asked
    for; `with_text`, its texts and its notes are read at once as well."""
    at_once = AT_ONCE if with_text else WITHOUT_TEXT_AT_ONCE
    visible = Document.objects.visible_to(user).for_reading().select_related("carrier")
    if not with_text:
        visible = visible.defer(*TEXTS)
    for start in range(0, len(keys), at_once):
        chunk = keys[start : start + at_once]
        by_key = visible.in_bulk(chunk)
        documents = [by_key[key] for key in chunk if key in by_key]
        for apparatus in apparatuses_of(documents, user, with_notes=with_text):
            yield apparatus
            # Its text knows the document too: such a circle would stay in memory until
            # Python looks for circles, with the texts of hundreds of others.
            apparatus.document._state.fields_cache.clear()


def apparatuses_of(
    documents: Sequence[Document],
    user: AbstractUser | AnonymousUser,
    *,
    with_notes: bool,
) -> Iterator[Apparatus]:
    """Of documents that `user` may see, which were loaded for reading."""
    keys = [document.pk for document in documents]
    pages, events = (
        by_document(rows.filter(document__in=keys), *order)
        for rows, *order in (
            (Page.objects, "position"),
            (with_agents(CorrespondenceEvent.objects.all(), user), "position", "pk"),
        )
    )
    problems = _problems_of(documents)
    notes = None
    if with_notes:
        notes = by_document(Footnote.objects.filter(document__in=keys), "position")
    others = OtherTextsOfMany(documents, user)
    for document in documents:
        rows = RowsOfMany(document, user, others)
        rows.pages = pages[document.pk]
        rows.events = events[document.pk]
        rows.open_problems = problems[document.pk]
        if notes is not None:
            rows.footnotes = notes[document.pk]
        yield Apparatus(document, user, rows)


def _problems_of(documents: Iterable[Document]) -> Any:
    """Few documents have any: then there is no query."""
    with_any = [row.pk for row in documents if "problems" in row.present_parts]
    if not with_any:
        return defaultdict(list)
    problems = Problem.objects.filter(
        document__in=with_any, code__in=TOLD_TO_READERS, is_settled=False
    )
    return by_document(problems, "pk")


def by_document(rows: QuerySet[Any], *order: str) -> Any:
    """Lists of the rows under the primary keys of their documents."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in sorted(rows.order_by(), key=attrgetter(*order)):
        found[row.document_id].append(row)
    return found
