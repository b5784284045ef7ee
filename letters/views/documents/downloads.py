"""A document as a file: its TEI, its text, its notation and its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from letters.exports.tei_file import tei_file
from letters.exports.text_file import text_file
from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.reader.citation_source import citation_source
from letters.reader.cited_part import whole_document
from letters.reader.replies import Answer, correspondence_context
from letters.tei.body import read_document
from letters.tei.errors import TeiError
from letters.tei.notation import write_notation
from letters.tei.refusals import refusals_told
from letters.tei.source import local_name, parse_xml
from letters.views.decorators import document_view

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


@document_view
def tei(request: HttpRequest, document: Document) -> HttpResponse:
    content = tei_of(document, request.user, request.build_absolute_uri)
    return file_response(
        content.encode(), "application/xml", file_name(document, "xml")
    )


def tei_of(
    document: Document,
    user: AbstractUser | AnonymousUser,
    absolute: Callable[[str], str],
) -> str:
    """The whole file, as `user` may see it. `absolute` completes an address with the
    site's. Raises TeiError if the stored text is no XML."""
    apparatus = Apparatus(document, user)
    return tei_with(apparatus, lambda: apparatus.answers, absolute)


def tei_with(
    apparatus: Apparatus,
    answers: Callable[[], Iterable[Answer]],
    absolute: Callable[[str], str],
) -> str:
    """The same with the `answers` that are known; they are asked for if a header is made."""
    content = apparatus.document.transcription.tei
    # A whole TEI file is stored as it came, with the header that it had.
    is_file = content.startswith("<?xml") or local_name(parse_xml(content)) != "div"
    if is_file:
        return content
    citation = citation_source(whole_document(apparatus), apparatus, absolute)
    context = correspondence_context(answers(), absolute)
    # A text that the present rules refuse is given as it is stored.
    with suppress(TeiError):
        content = tei_file(content, citation, context)
    return content


@document_view
def text(_request: HttpRequest, document: Document) -> HttpResponse:
    """The plain text, and after it its footnotes and the summary that an edition may
    give; page markers are left out."""
    footnotes = list(document.footnotes.all())
    summaries = [note.html for note in footnotes if note.is_summary]
    notes = [(note.names.label, note.html) for note in footnotes if not note.is_summary]
    content = text_file(document.transcription.html, summaries, notes)
    return file_response(content.encode(), "text/plain", file_name(document, "txt"))


@document_view
def notation(_request: HttpRequest, document: Document) -> HttpResponse:
    try:
        with refusals_told():
            content = write_notation(read_document(document.transcription.tei))
    except TeiError as error:
        raise Http404("The text is more than the notation can say.") from error
    return file_response(content.encode(), "text/markdown", file_name(document, "md"))


@document_view
def source(request: HttpRequest, document: Document) -> HttpResponse:
    """The transcription as it came in, byte for byte.

    Several documents may have come in one file: it is as hidden as any of them.
    """
    apparatus = Apparatus(document, request.user)
    if not apparatus.has_source:
        raise Http404("There is no file that may be seen.")
    file = document.source_file
    name = apparatus.name_of_source or file_name(document, "txt")
    return file_response(bytes(file.content), "text/plain", name)


def file_name(document: Document, extension: str) -> str:
    return f"{document.identifier.replace('/', '-')}.{extension}"


def file_response(
    content: bytes, media_type: str, name: str, charset: str = "utf-8"
) -> HttpResponse:
    """`charset` is empty for content other than text."""
    content_type = f"{media_type}; charset={charset}" if charset else media_type
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
