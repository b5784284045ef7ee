"""An edition as an EPUB, with those of its documents that the reader may see."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile

from django.http import FileResponse, HttpRequest

from letters.exports.epub import write_epub
from letters.models import Edition
from letters.reader.edition_book import edition_book
from letters.views.decorators import edition_view, few_at_once

# In bytes: a larger book is written to a file.
IN_MEMORY = 8_000_000


@edition_view
@few_at_once
def edition_epub(request: HttpRequest, edition: Edition) -> FileResponse:
    book = edition_book(edition, request.user, request.build_absolute_uri)
    # Closed by the response.
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    write_epub(book, file)
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{edition.identifier}.epub",
        content_type="application/epub+zip",
    )
