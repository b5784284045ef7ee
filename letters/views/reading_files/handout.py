"""The handout of a reading: as a page to print, as a PDF, as an EPUB."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string

from letters.exports.epub import write_epub
from letters.exports.pdf import PdfUnavailableError, write_pdf
from letters.facsimile import (
    ZOOM,
    DamagedMasterError,
    NotPreparedError,
    ScanRefusedError,
    TooBusyError,
    UnknownScanError,
    cut_region,
    ensure_derivative,
)
from letters.ingest.media_folders import derivatives_folder, masters_folder
from letters.ingest.scan_checks import record_scan_state
from letters.ingest.tiled_scans import tiled_scan
from letters.middleware.page_cache import cached_until_change
from letters.models import Reading
from letters.reader.handout import handout_context
from letters.reader.handout_book import handout_book
from letters.reader.handout_paper import paper_handout_context
from letters.reader.readings.regions import ShownRegion
from letters.reader.style_sheets import find_static_file, read_style_sheets
from letters.views.decorators import few_at_once
from letters.views.documents.downloads import file_response
from letters.views.outages import unavailable
from letters.views.readings.reading_view import reading_view

# In characters of HTML, as for a document.
LONGEST = 800_000
STYLE_SHEETS = (
    *("css/components/text.css", "css/pdf.css"),
    *("css/components/handout.css", "css/handout_pdf.css"),
)
A4 = "a4"
_A4_STYLE = "@page { size: A4 }"
# In bytes: a larger book is written to a file.
IN_MEMORY = 8_000_000


def canonical_paper(given: QueryDict) -> str:
    """Letter needs no word."""
    return f"paper={A4}" if given.get("paper") == A4 else ""


def cut(region: ShownRegion) -> bytes | None:
    """A picture of the region; None, and a note to the archivists, if there is no scan."""
    image = region.image
    try:
        derivative = ensure_derivative(
            masters_folder(),
            derivatives_folder(),
            image.scan_name,
            ZOOM,
            tiled=tiled_scan(image),
        )
    except (NotPreparedError, ScanRefusedError, TooBusyError):
        return None
    except (DamagedMasterError, UnknownScanError) as error:
        record_scan_state(image.sha256, error)
        return None
    return cut_region(derivative, image.width, region.frame, region.box)


@cached_until_change()
@reading_view
def handout(request: HttpRequest, reading: Reading) -> HttpResponse:
    context = handout_context(reading, request.build_absolute_uri)
    return render(request, "letters/reading_handout.html", context)


@cached_until_change(canonical_paper)
@reading_view
@few_at_once
def handout_pdf(request: HttpRequest, reading: Reading) -> HttpResponse:
    context = paper_handout_context(reading, request.build_absolute_uri, cut)
    html = render_to_string("letters/exports/handout_pdf.html", context)
    if len(html) > LONGEST:
        return unavailable("This reading is too long for a PDF. Please print the page.")
    style = read_style_sheets(STYLE_SHEETS)
    if request.GET.get("paper") == A4:
        style += _A4_STYLE
    try:
        content = write_pdf(html, style, find_static_file, context["pictures"])
    except PdfUnavailableError:
        return unavailable(
            "This archive cannot write PDF: its machine lacks the library Pango. "
            "The handout can be printed from the browser."
        )
    return file_response(content, "application/pdf", f"{reading.slug}.pdf", charset="")


@reading_view
@few_at_once
def handout_epub(request: HttpRequest, reading: Reading) -> FileResponse:
    book = handout_book(reading, request.build_absolute_uri, cut)
    # Closed by the response.
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    write_epub(book, file)
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{reading.slug}.epub",
        content_type="application/epub+zip",
    )
