"""An edition as a book, with those of its documents that the reader may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils import timezone

from letters.exports.epub import Book, BookPart, Chapter, Note
from letters.models import Document, Edition
from letters.models.document_queries import DocumentQuerySet
from letters.reader.carried_scans import CarriedScans, scans_in_book
from letters.reader.contents import Contents, Node
from letters.reader.references import references_of
from letters.reader.style_sheets import read_style_sheets
from letters.rendering import Link, link_references

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

STYLE_SHEETS = ("css/components/text.css", "css/epub.css")

_Links = dict[str, Link]
# By the primary key of the section they are in; None for those in no section.
_Chapters = dict[int | None, list[Chapter]]


def edition_book(
    edition: Edition,
    user: AbstractUser | AnonymousUser,
    absolute: Callable[[str], str],
    carried: CarriedScans | None = None,
) -> Book:
    """`absolute` completes an address with the site's; scans are put into `carried`."""
    visible = Document.objects.visible_to(user).printed()
    documents = visible.filter(edition=edition).exclude(transcription=None)
    changed = documents.aggregate(last=Max("changed"))["last"] or timezone.now()
    contents = Contents(edition, visible)
    scans = {} if carried is None else scans_in_book(documents, carried)
    chapters = _chapters(documents, user, scans)
    nodes = [*contents.front, *contents.body, *contents.back]
    parts = [_part(node, chapters) for node in nodes]
    return Book(
        identifier=absolute(edition.get_absolute_url()),
        title=edition.title,
        site=absolute("/").removesuffix("/"),
        contents=BookPart(edition.title, chapters[None], parts),
        changed=changed,
        creators=edition.editor_names,
        publisher=edition.publisher,
        rights=edition.reproduction_conditions,
        style=read_style_sheets(STYLE_SHEETS),
        pictures={} if carried is None else carried,
    )


def _part(node: Node, chapters: _Chapters) -> BookPart:
    parts = [_part(part, chapters) for part in node.parts]
    return BookPart(node.section.title, chapters.get(node.section.pk, ()), parts)


def _chapters(
    documents: DocumentQuerySet,
    user: AbstractUser | AnonymousUser,
    scans: dict[int, str],
) -> _Chapters:
    """In the order in which the volume prints them, each with its `scans`."""
    in_order = list(
        documents.select_related("transcription")
        .defer("transcription__tei", "transcription__text")
        .prefetch_related("footnotes")
        .in_volume_order()
    )
    links: defaultdict[int, _Links] = defaultdict(dict)
    for reference in references_of(in_order, user):
        links[reference.document_id][reference.key] = reference.link
    chapters: _Chapters = defaultdict(list)
    for document in in_order:
        chapter = _chapter(document, links[document.pk], scans.get(document.pk, ""))
        chapters[document.section_id].append(chapter)
    return chapters


def _chapter(document: Document, links: _Links, scans: str) -> Chapter:
    notes = [
        Note(
            note.key,
            note.names.label,
            link_references(note.html, links),
            note.is_summary,
        )
        for note in document.footnotes.all()
    ]
    return Chapter(
        name=document.identifier.rpartition("/")[2],
        title=document.name_and_date,
        address=document.get_absolute_url(),
        html=link_references(document.transcription.html, links),
        notes=notes,
        appearance=document.appearance,
        after=scans,
    )
