"""An edition as an EPUB, with those of its documents that the reader may see."""

from __future__ import annotations

from collections import defaultdict
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from django.db.models import Max
from django.http import FileResponse, HttpRequest
from django.utils import timezone

from letters.exports.epub import Book, BookPart, Chapter, Note, write_epub
from letters.models import Document, Edition
from letters.models.document_queries import DocumentQuerySet
from letters.reader.contents import Contents, Node
from letters.reader.references import references_of
from letters.rendering import link_references
from letters.views.decorators import edition_view
from letters.views.documents.pdf import read_static

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

STYLE_SHEETS = ("css/components/text.css", "css/epub.css")
# What is larger than this is written to a file, in bytes.
IN_MEMORY = 8_000_000


@edition_view
def edition_epub(request: HttpRequest, edition: Edition) -> FileResponse:
    visible = Document.objects.visible_to(request.user)
    # Closed by the response.
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    write_epub(_book(edition, visible, request), file)
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{edition.identifier}.epub",
        content_type="application/epub+zip",
    )


def _book(edition: Edition, visible: DocumentQuerySet, request: HttpRequest) -> Book:
    documents = visible.filter(edition=edition).exclude(transcription=None)
    changed = documents.aggregate(last=Max("changed"))["last"] or timezone.now()
    contents = Contents(edition, visible)
    chapters = _chapters(documents, request.user)
    nodes = [*contents.front, *contents.body, *contents.back]
    parts = [_part(node, chapters) for node in nodes]
    return Book(
        identifier=request.build_absolute_uri(edition.get_absolute_url()),
        title=edition.title,
        site=f"{request.scheme}://{request.get_host()}",
        contents=BookPart(edition.title, chapters[None], parts),
        changed=changed,
        creators=edition.editor_names,
        publisher=edition.publisher,
        rights=edition.reproduction_conditions,
        style="\n".join(map(read_static, STYLE_SHEETS)),
    )


def _part(node: Node, chapters: dict[int | None, list[Chapter]]) -> BookPart:
    parts = [_part(part, chapters) for part in node.parts]
    return BookPart(node.section.title, chapters.get(node.section.pk, ()), parts)


def _chapters(
    documents: DocumentQuerySet, user: AbstractUser | AnonymousUser
) -> dict[int | None, list[Chapter]]:
    """By the section they are in, as the volume prints them."""
    read = list(
        documents.select_related("transcription")
        .defer("transcription__tei", "transcription__text")
        .prefetch_related("footnotes")
        .in_volume_order()
    )
    links: dict[int, dict] = defaultdict(dict)
    for reference in references_of(read, user):
        links[reference.document_id][reference.key] = reference.link
    chapters: dict[int | None, list[Chapter]] = defaultdict(list)
    for document in read:
        chapter = _chapter(document, links[document.pk])
        chapters[document.section_id].append(chapter)
    return chapters


def _chapter(document: Document, links: dict) -> Chapter:
    notes = [
        Note(note.key, note.mark, link_references(note.html, links))
        for note in document.footnotes.all()
    ]
    return Chapter(
        name=document.identifier.rpartition("/")[2],
        title=document.title,
        address=document.get_absolute_url(),
        html=link_references(document.transcription.html, links),
        notes=notes,
        appearance=document.appearance,
    )
