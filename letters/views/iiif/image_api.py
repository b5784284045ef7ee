"""The image service of each scan, by the IIIF Image API 3.0, level 2."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.utils.cache import (
    add_never_cache_headers,
    get_conditional_response,
    patch_vary_headers,
)
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from letters.facsimile import (
    LONGEST_SIDE,
    MEDIA_TYPES,
    TILE_SIDE,
    BadImageRequestError,
    ImageRequest,
    NotPreparedError,
    TiledScan,
    TooBusyError,
    make_picture,
    parts_of_name,
    read_image_request,
)
from letters.ingest.media_folders import tiles_folder
from letters.ingest.tiled_scans import cut_again, tiled_scan
from letters.middleware.front import has_tiles
from letters.middleware.page_cache import archive_state, front_at
from letters.models import Document, PageImage
from letters.models.images import SERVICE_FIELDS, ScanState, published_scan
from letters.views.iiif.answers import METHODS, preflight

CONTEXT = "http://iiif.io/api/image/3/context.json"
PROFILE = "http://iiif.io/api/image/3/level2.json"
LINKED_DATA = "application/ld+json"
EXTRA_FEATURES = [
    *("baseUriRedirect", "canonicalLinkHeader", "cors", "jsonldMediaType"),
    *("mirroring", "profileLinkHeader", "regionByPct", "regionByPx", "regionSquare"),
    *("rotationBy90s", "sizeByConfinedWh", "sizeByH", "sizeByPct", "sizeByW"),
    *("sizeByWh", "sizeUpscaling"),
]
NOT_READY_SECONDS, BUSY_SECONDS = 10, 1
_PREPARED = "The scan is being prepared. Please try again in a few seconds."
# Anything that a file holds besides an image must not run.
_NOTHING_RUNS = "default-src 'none'; sandbox"


def with_scan(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Give the view the scan of the address, if the reader may see its document. Former
    identifiers lead to the present one. OPTIONS tells programs of other sites that they
    may ask."""

    @csrf_exempt
    @require_http_methods(METHODS)
    @wraps(view)
    def shown(
        request: HttpRequest, identifier: str, name: str, **asked: str
    ) -> HttpResponseBase:
        image = _visible_scan(request, identifier, name)
        if image is None:
            return _at_former_address(request, identifier)
        if request.method == "OPTIONS":
            nothing = HttpResponse(status=HTTPStatus.NO_CONTENT)
            return preflight(_for_all(nothing, image))
        return _for_all(view(request, image, **asked), image)

    return shown


@with_scan
def base(_request: HttpRequest, image: PageImage) -> HttpResponseBase:
    location = f"{image.iiif_base()}/info.json"
    return HttpResponse(status=HTTPStatus.SEE_OTHER, headers={"Location": location})


@with_scan
def info(request: HttpRequest, image: PageImage) -> HttpResponseBase:
    scan = tiled_scan(image)
    if not scan:
        return _not_ready(image)
    description = _describe(request.build_absolute_uri(image.iiif_base()), scan)
    wants_linked_data = LINKED_DATA in request.headers.get("Accept", "")
    media_type = f'{LINKED_DATA};profile="{CONTEXT}"'
    response = HttpResponse(
        json.dumps(description, indent=1),
        content_type=media_type if wants_linked_data else "application/json",
    )
    patch_vary_headers(response, ["Accept"])
    response["Link"] = _profile_link()
    response["Cache-Control"] = "no-cache"
    return response


@with_scan
def image(request: HttpRequest, image: PageImage, **asked: str) -> HttpResponseBase:
    scan = tiled_scan(image)
    if not scan:
        return _not_ready(image)
    try:
        wanted = read_image_request((image.width, image.height), **asked)
    except BadImageRequestError as error:
        return _told(str(error), HTTPStatus.BAD_REQUEST)
    return _picture(request, image, scan, wanted)


def _picture(
    request: HttpRequest, image: PageImage, scan: TiledScan, wanted: ImageRequest
) -> HttpResponseBase:
    # With a comma in it, it would be read as a list of them.
    picture = wanted.canonical.replace(",", "_")
    etag = f'"{image.scan_name}-{image.tile_version}-{picture}"'
    response: Any = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            response = _tile(request, image, scan, wanted) or HttpResponse(
                make_picture(scan, wanted), content_type=MEDIA_TYPES[wanted.suffix]
            )
        except (FileNotFoundError, NotPreparedError):
            cut_again(image)
            return _told_to_wait(_PREPARED, NOT_READY_SECONDS)
        except TooBusyError as error:
            return _told_to_wait(str(error), BUSY_SECONDS)
    canonical = request.build_absolute_uri(f"{image.iiif_base()}/{wanted.canonical}")
    response["Link"] = f'<{canonical}>;rel="canonical", {_profile_link()}'
    response["ETag"] = etag
    # A scan never changes, but it may be withdrawn: whoever keeps it has to ask.
    response["Cache-Control"] = "no-cache"
    return response


def _tile(
    request: HttpRequest, image: PageImage, scan: TiledScan, wanted: ImageRequest
) -> HttpResponseBase | None:
    """The stored tile that is what is wanted, sent by the proxy if it can."""
    path = scan.stored_tile(wanted)
    if not path:
        return None
    if not has_tiles(request, image.iiif_base()):
        _give_to_the_front(request, image, scan)
    if not settings.LETTERS_SCAN_ACCEL:
        # Some ten thousand bytes, which are sent sooner than a file in pieces.
        return HttpResponse(path.read_bytes(), content_type=MEDIA_TYPES["jpg"])
    response = HttpResponse(content_type=MEDIA_TYPES["jpg"])
    within = path.relative_to(tiles_folder()).as_posix()
    response["X-Accel-Redirect"] = f"{settings.LETTERS_SCAN_ACCEL}{within}"
    return response


def _give_to_the_front(request: HttpRequest, image: PageImage, scan: TiledScan) -> None:
    """The web server sends all tiles of a published scan by itself from now on."""
    state = archive_state()
    # Asked again, after the state: what was seen before may have changed in between.
    seen = PageImage.objects.filter(pk=image.pk, state=ScanState.READY)
    if state and seen.filter(document__in=Document.objects.published()).exists():
        front_at(state).put_tiles(request, image.iiif_base(), scan.tree)


def _visible_scan(request: HttpRequest, identifier: str, name: str) -> PageImage | None:
    """The scan, if the reader may see its document. None if the document has moved.

    Raises Http404, the same for what is hidden and what never was. Who zooms asks for many
    tiles a second: a published scan takes one query.
    """
    digest, frame = parts_of_name(name)
    if found := published_scan(identifier, digest, frame):
        return found
    visible = Document.objects.visible_to(request.user)
    images = PageImage.objects.select_related("document").filter(
        document__in=visible.filter(identifier=identifier), sha256=digest, frame=frame
    )
    if found := images.only(*SERVICE_FIELDS).first():
        return found
    moved = visible.filter(former_identifiers__identifier=identifier)
    if not moved.exists():
        raise Http404("No such scan")
    return None


def _at_former_address(
    request: HttpRequest, identifier: str
) -> HttpResponsePermanentRedirect:
    visible = Document.objects.visible_to(request.user)
    document = visible.filter(former_identifiers__identifier=identifier).first()
    if not document:
        raise Http404("No such scan")
    _start, _, tail = request.get_full_path().partition(f"/iiif/{identifier}/")
    return HttpResponsePermanentRedirect(f"/iiif/{document.identifier}/{tail}")


def _describe(address: str, scan: TiledScan) -> dict[str, Any]:
    """Section 5 of the API."""
    pyramid = scan.pyramid
    sizes = [pyramid.level_size(factor) for factor in pyramid.scale_factors]
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": "level2",
        "width": pyramid.width,
        "height": pyramid.height,
        "maxWidth": LONGEST_SIDE,
        "maxHeight": LONGEST_SIDE,
        "sizes": [
            {"width": width, "height": height}
            for width, height in reversed(sizes)
            if max(width, height) <= LONGEST_SIDE
        ],
        "tiles": [{"width": TILE_SIDE, "scaleFactors": pyramid.scale_factors}],
        "extraFormats": [form for form in MEDIA_TYPES if form != "jpg"],
        "extraQualities": ["color", "gray", "bitonal"],
        "extraFeatures": EXTRA_FEATURES,
    }


def _profile_link() -> str:
    return f'<{PROFILE}>;rel="profile"'


def _not_ready(image: PageImage) -> HttpResponse:
    if image.state == ScanState.DAMAGED:
        reason = f"This scan cannot be shown. {image.fault}"
        return _told(reason, HTTPStatus.SERVICE_UNAVAILABLE)
    return _told_to_wait(_PREPARED, NOT_READY_SECONDS)


def _told_to_wait(reason: str, seconds: int) -> HttpResponse:
    response = _told(reason, HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(seconds)
    return response


def _told(reason: str, status: HTTPStatus) -> HttpResponse:
    response = HttpResponse(
        f"{reason}\n", content_type="text/plain; charset=utf-8", status=status
    )
    response["Cache-Control"] = "no-store"
    return response


def _for_all(response: Any, image: PageImage) -> Any:
    """Programs of any site may read what is published; nobody keeps the rest."""
    response["Content-Security-Policy"] = _NOTHING_RUNS
    if image.document.is_published:
        response["Access-Control-Allow-Origin"] = "*"
    else:
        add_never_cache_headers(response)
    return response
