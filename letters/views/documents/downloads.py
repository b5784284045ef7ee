"""A document as a file: its TEI, its text, its notation and its source."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.reader.document_files import tei_of, text_of
from letters.tei.body import read_document
from letters.tei.errors import TeiError
from letters.tei.notation import write_notation
from letters.tei.refusals import refusals_told
from letters.views.decorators import document_view


@document_view
def tei(request: HttpRequest, document: Document) -> HttpResponse:
    apparatus = Apparatus(document, request.user)
    content = tei_of(apparatus, request.build_absolute_uri)
    return file_response(
        content.encode(), "application/xml", file_name(document, "xml")
    )


@document_view
def text(request: HttpRequest, document: Document) -> HttpResponse:
    content = text_of(Apparatus(document, request.user))
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
