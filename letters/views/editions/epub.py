"""An edition as an EPUB, with those of its documents that the reader may see."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponse

from letters.exports.epub import write_epub
from letters.models import Document, Edition
from letters.reader.carried_scans import CarriedScans, count_scans
from letters.reader.edition_book import edition_book
from letters.views.decorators import edition_view, few_at_once
from letters.views.documents.scan_pictures import (
    MOST_SCANS,
    TOO_MANY_SCANS,
    find_picture,
)
from letters.views.outages import unavailable

# In bytes: a larger book is written to a file.
IN_MEMORY = 8_000_000


@edition_view
@few_at_once
def edition_epub(request: HttpRequest, edition: Edition) -> FileResponse | HttpResponse:
    """The book, with the scans of its documents if the address asks for them."""
    carried = CarriedScans(find_picture) if request.GET.get("scans") == "yes" else None
    if carried is not None:
        documents = Document.objects.visible_to(request.user).filter(edition=edition)
        if count_scans(documents) > MOST_SCANS:
            return unavailable(TOO_MANY_SCANS)
    book = edition_book(edition, request.user, request.build_absolute_uri, carried)
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
