"""Manifests, canvases and collections, by the IIIF Presentation API 3.0.

Collections list what everybody may see, whoever asks: they are meant to be passed on.
"""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse

from letters.iiif import NamedLink, build_canvas, build_collection, build_manifest
from letters.middleware.page_cache import cached_until_change
from letters.models import Document, Edition
from letters.reader.apparatus import Apparatus
from letters.reader.canvases import Canvases, ManifestAddresses
from letters.reader.collection_entries import CollectionLists, ListedCollection
from letters.reader.manifest_source import manifest_source, provider_of
from letters.views.iiif.answers import (
    for_viewers,
    json_answer,
    to_all_sites,
    with_document,
)

ANYBODY = AnonymousUser()


@cached_until_change()
@for_viewers
@with_document
def manifest(request: HttpRequest, document: Document) -> HttpResponse:
    apparatus = Apparatus(document, request.user)
    source = manifest_source(apparatus, request.build_absolute_uri)
    return json_answer(build_manifest(source))


@cached_until_change()
@for_viewers
@with_document
def canvas(request: HttpRequest, document: Document, name: str) -> HttpResponse:
    """One page, under the address by which manifests and annotations name it."""
    apparatus = Apparatus(document, request.user)
    addresses = ManifestAddresses(document, request.build_absolute_uri)
    found = Canvases(apparatus, addresses).find(addresses.canvas(name))
    if not found:
        raise Http404
    name_of_whole = document.name_and_date
    return json_answer(build_canvas(found, addresses.manifest, name_of_whole))


@cached_until_change()
@for_viewers
def archive_collection(request: HttpRequest) -> HttpResponse:
    editions = Edition.objects.published().order_by("identifier")
    return _answer(request, _lists(request).archive(editions))


@cached_until_change()
@for_viewers
def papers_collection(request: HttpRequest, number: int) -> HttpResponse:
    return _answer(request, _lists(request).papers(number))


@cached_until_change()
@for_viewers
def edition_collection(request: HttpRequest, identifier: str) -> HttpResponse:
    edition = _public_edition(identifier)
    return _answer(request, _lists(request).edition(edition))


@cached_until_change()
@for_viewers
def section_collection(request: HttpRequest, identifier: str, key: str) -> HttpResponse:
    edition = _public_edition(identifier)
    return _answer(request, _lists(request).section(edition, key))


def _lists(request: HttpRequest) -> CollectionLists:
    visible = Document.objects.visible_to(ANYBODY)
    return CollectionLists(visible, request.build_absolute_uri)


def _public_edition(identifier: str) -> Edition:
    """Raises Http404."""
    edition = Edition.objects.published().filter(identifier=identifier).first()
    if not edition:
        raise Http404
    return edition


def _answer(request: HttpRequest, listed: ListedCollection | None) -> HttpResponse:
    if not listed:
        raise Http404
    resource = build_collection(
        listed.address,
        listed.name,
        listed.entries,
        provider=provider_of(request.build_absolute_uri),
        homepage=NamedLink(listed.home, listed.name, "text/html"),
        above=listed.above,
    )
    return to_all_sites(json_answer(resource), is_public=True)
