"""Scans, served only through the document that they belong to."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from letters.facsimile import (
    WIDTHS,
    DamagedMasterError,
    UnknownScanError,
    ensure_derivative,
    open_master,
)
from letters.ingest.media_folders import derivatives_folder, masters_folder
from letters.ingest.scan_checks import record_scan_state
from letters.models import Document, PageImage
from letters.views.decorators import document_view
from letters.views.outages import unavailable

ORIGINAL = "original"
SIZES = {str(width): width for width in WIDTHS}

DAMAGED = (
    "The file of this scan is damaged, so it is not shown. "
    "The archivists have been told and can restore it from a backup."
)


@document_view
def page_image(
    request: HttpRequest, document: Document, name: str, size: str
) -> HttpResponse:
    digest, _, frame = name.partition(".")
    image = document.page_images.filter(sha256=digest, frame=int(frame or 0)).first()
    if not image or (size != ORIGINAL and size not in SIZES):
        raise Http404("No such image")
    etag = f'"{name}-{size}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return _with_cache_headers(unchanged, etag)
    try:
        response = _original(image) if size == ORIGINAL else _derivative(image, size)
    except DamagedMasterError as error:
        record_scan_state(digest, error)
        return unavailable(DAMAGED)
    except UnknownScanError as error:
        record_scan_state(digest, error)
        raise Http404("The file of this image is missing.") from error
    # Anything that a file holds besides an image must not run.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return _with_cache_headers(response, etag)


def _with_cache_headers(response: Any, etag: str) -> Any:
    """A scan never changes, but it may be withdrawn: whoever keeps it has to ask."""
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response


def _derivative(image: PageImage, size: str) -> HttpResponse:
    path = ensure_derivative(
        masters_folder(), derivatives_folder(), image.sha256, SIZES[size]
    )
    return FileResponse(path.open("rb"), content_type="image/jpeg")


def _original(image: PageImage) -> HttpResponse:
    file = open_master(masters_folder(), image.sha256)
    response = FileResponse(file, content_type=image.media_type)
    response["Content-Disposition"] = content_disposition_header(
        True, image.original_name
    )
    return response
