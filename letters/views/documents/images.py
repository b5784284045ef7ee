"""Scans, served only through the document that they belong to."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from letters.facsimile import (
    SCAN_NAME,
    WIDTHS,
    DamagedMasterError,
    FacsimileError,
    NotPreparedError,
    ScanRefusedError,
    TooBusyError,
    UnknownScanError,
    ensure_derivative,
    open_master,
    parts_of_name,
)
from letters.ingest.media_folders import derivatives_folder, masters_folder
from letters.ingest.scan_checks import record_scan_state
from letters.ingest.tiled_scans import tiled_scan
from letters.models import Document, PageImage
from letters.models.images import ScanState
from letters.views.decorators import document_view
from letters.views.outages import unavailable

ORIGINAL = "original"
SIZES = {str(width): width for width in WIDTHS}
WAIT_SECONDS = 10

DAMAGED = (
    "The file of this scan is damaged, so it is not shown. "
    "The archivists have been told and can restore it from a backup."
)
UNREADABLE = (
    "The file of this scan cannot be read as an image, so it is not shown. "
    "The archivists have been told and can add a better one."
)


@document_view
def page_image(
    request: HttpRequest, document: Document, name: str, size: str
) -> HttpResponse:
    if not SCAN_NAME.fullmatch(name) or (size != ORIGINAL and size not in SIZES):
        raise Http404("No such image")
    digest, frame = parts_of_name(name)
    image = document.page_images.filter(sha256=digest, frame=frame).first()
    if not image:
        raise Http404("No such image")
    etag = f'"{name}-{size}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return _with_cache_headers(unchanged, etag)
    try:
        response = _original(image) if size == ORIGINAL else _derivative(image, size)
    except FacsimileError as error:
        return _not_shown(image, error)
    # Anything that a file holds besides an image must not run.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return _with_cache_headers(response, etag)


def _not_shown(image: PageImage, error: FacsimileError) -> HttpResponse:
    if isinstance(error, NotPreparedError | TooBusyError):
        return unavailable(str(error), retry_after=WAIT_SECONDS)
    if isinstance(error, ScanRefusedError):
        return unavailable(UNREADABLE)
    record_scan_state(image.sha256, error)
    if isinstance(error, UnknownScanError):
        raise Http404("The file of this image is missing.") from error
    if isinstance(error, DamagedMasterError):
        return unavailable(DAMAGED)
    raise error


def _with_cache_headers(response: Any, etag: str) -> Any:
    """A scan never changes, but it may be withdrawn: whoever keeps it has to ask."""
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response


def _derivative(image: PageImage, size: str) -> HttpResponse:
    if image.state == ScanState.DAMAGED:
        _refuse_damaged(image)
    path = ensure_derivative(
        masters_folder(),
        derivatives_folder(),
        image.scan_name,
        SIZES[size],
        tiled=tiled_scan(image),
    )
    return FileResponse(path.open("rb"), content_type="image/jpeg")


def _refuse_damaged(image: PageImage) -> None:
    """Raises FacsimileError, unless the file has been restored."""
    open_master(masters_folder(), image.sha256).close()
    record_scan_state(image.sha256, None)
    image.refresh_from_db(fields=["state", "fault"])
    if image.state == ScanState.DAMAGED:
        raise ScanRefusedError(image.fault)


def _original(image: PageImage) -> HttpResponse:
    file = open_master(masters_folder(), image.sha256)
    response = FileResponse(file, content_type=image.media_type)
    response["Content-Disposition"] = content_disposition_header(
        True, image.original_name
    )
    return response
