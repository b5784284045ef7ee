"""Scans, served only through the document that they belong to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from letters.facsimile import (
    WIDTHS,
    UnknownScanError,
    ensure_derivative,
    open_master,
)
from letters.models import Document, PageImage
from letters.views.decorators import document_view

ORIGINAL = "original"
SIZES = {str(width): width for width in WIDTHS}


@document_view
def page_image(
    request: HttpRequest, document: Document, digest: str, size: str
) -> HttpResponse:
    image = document.page_images.filter(sha256=digest).first()
    if not image or (size != ORIGINAL and size not in SIZES):
        raise Http404("No such image")
    etag = f'"{digest}-{size}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return _with_cache_headers(unchanged, etag)
    try:
        response = _original(image) if size == ORIGINAL else _derivative(image, size)
    except UnknownScanError as error:
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


def masters_folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "masters"


def derivatives_folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "derivatives"
