"""The image service of each scan, by the IIIF Image API 3.0, level 2."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from letters.models import Document, PageImage


@require_safe
def base(request: HttpRequest, identifier: str, name: str) -> HttpResponse:
    image = _visible_scan(request, identifier, name)
    address = reverse("letters:iiif-info", args=[image.document.identifier, name])
    return HttpResponse(status=303, headers={"Location": address})


@require_safe
def info(request: HttpRequest, identifier: str, name: str) -> HttpResponse:
    _visible_scan(request, identifier, name)
    raise Http404("Not prepared")


@require_safe
def image(
    request: HttpRequest, identifier: str, name: str, **_rest: str
) -> HttpResponse:
    _visible_scan(request, identifier, name)
    raise Http404("Not prepared")


def _visible_scan(request: HttpRequest, identifier: str, name: str) -> PageImage:
    digest, _, frame = name.partition(".")
    visible = Document.objects.visible_to(request.user)
    images = PageImage.objects.select_related("document").filter(
        document__in=visible.filter(identifier=identifier),
        sha256=digest,
        frame=int(frame or 0),
    )
    found = images.first()
    if not found:
        raise Http404("No such scan")
    return found
