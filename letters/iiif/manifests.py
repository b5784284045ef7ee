"""A document as a manifest, and each of its pages as a canvas.

Presentation API 3.0, chapters 3 and 5. The text of a page, and what is marked on its
scan, are annotations in the manifest itself: viewers need no further request.
"""

from __future__ import annotations

from letters.iiif.content_search import search_services
from letters.iiif.language_maps import (
    CONTEXT,
    Resource,
    agent,
    labelled,
    language_map,
    link_to,
    without_empty,
)
from letters.iiif.sources import (
    OURS,
    CanvasScan,
    CanvasSource,
    ManifestSource,
    NamedLink,
    PageRange,
    ScanRegion,
)


def build_manifest(source: ManifestSource) -> Resource:
    """The manifest, with all its canvases. There is one canvas at least."""
    statement = source.statement
    thumbnails = (_thumbnail(page.scan) for page in source.canvases if page.scan)
    day = f"{source.day.isoformat()}T00:00:00Z" if source.day else ""
    return without_empty(
        {
            "@context": CONTEXT,
            "id": source.id,
            "type": "Manifest",
            "label": language_map(source.label),
            "metadata": [labelled(*pair) for pair in source.metadata],
            "requiredStatement": statement and labelled(statement[0], [statement[1]]),
            "rights": source.rights,
            "navDate": day,
            "thumbnail": next(thumbnails, []),
            "provider": [agent(source.provider)],
            "service": search_services(*source.searches) if source.searches else [],
            "homepage": [link_to(source.homepage, "Text")],
            "seeAlso": [link_to(link, "Dataset") for link in source.see_also],
            "rendering": [link_to(link, "Text") for link in source.renderings],
            "partOf": [
                {"id": address, "type": "Collection", "label": language_map(name)}
                for address, name in source.part_of
            ],
            "items": [_canvas(page) for page in source.canvases],
            "structures": [_range(pages) for pages in source.ranges],
        }
    )


def build_canvas(page: CanvasSource, manifest: str, label: str) -> Resource:
    """A canvas by itself, as its own address gives it."""
    above = {"id": manifest, "type": "Manifest", "label": language_map(label)}
    return {"@context": CONTEXT, **_canvas(page), "partOf": [above]}


def _canvas(page: CanvasSource) -> Resource:
    annotations = [_annotations(page)] if page.text or page.regions else []
    resource = without_empty(
        {
            "id": page.id,
            "type": "Canvas",
            "label": language_map(page.label, language=OURS),
            "width": page.width,
            "height": page.height,
            "thumbnail": _thumbnail(page.scan) if page.scan else [],
            "homepage": [
                link_to(NamedLink(page.homepage, page.label, "text/html"), "Text")
            ],
            "annotations": annotations,
        }
    )
    # A page without a scan is an empty canvas.
    items = [_painting(page, page.scan)] if page.scan else []
    return {**resource, "items": items}


def _painting(page: CanvasSource, scan: CanvasScan) -> Resource:
    """The scan, painted on the whole of its canvas."""
    body: Resource = {
        "id": scan.picture,
        "type": "Image",
        "format": "image/jpeg",
        "width": scan.picture_width,
        "height": scan.height_at(scan.picture_width),
    }
    if scan.service:
        body["width"], body["height"] = scan.width, scan.height
        body["service"] = [_service(scan)]
    annotation = {
        "id": f"{page.id}/painting/scan",
        "type": "Annotation",
        "motivation": "painting",
        "body": body,
        "target": page.id,
    }
    return {
        "id": f"{page.id}/painting",
        "type": "AnnotationPage",
        "items": [annotation],
    }


def _service(scan: CanvasScan) -> Resource:
    return {"id": scan.service, "type": "ImageService3", "profile": "level2"}


def _thumbnail(scan: CanvasScan) -> list[Resource]:
    """A ready picture: viewers that work out one from the service ask for sizes that no
    one has made."""
    width = scan.thumbnail_width
    picture: Resource = {
        "id": scan.thumbnail,
        "type": "Image",
        "format": "image/jpeg",
        "width": width,
        "height": scan.height_at(width),
    }
    return [picture]


def _annotations(page: CanvasSource) -> Resource:
    items = [_region(page, region) for region in page.regions]
    if page.text:
        items.insert(0, _annotation(page, "text", "supplementing", page.text))
    return {
        "id": f"{page.id}/annotations",
        "type": "AnnotationPage",
        "label": language_map(f"Text and marks of {page.label}", language=OURS),
        "items": items,
    }


def _region(page: CanvasSource, region: ScanRegion) -> Resource:
    motivation = "supplementing" if region.is_text else "commenting"
    made = _annotation(page, region.key, motivation, region.words)
    return made | {"target": f"{page.id}#xywh={region.box}"}


def _annotation(page: CanvasSource, key: str, motivation: str, text: str) -> Resource:
    return {
        "id": f"{page.id}/annotations/{key}",
        "type": "Annotation",
        "motivation": motivation,
        "body": {"type": "TextualBody", "value": text, "format": "text/plain"},
        "target": page.id,
    }


def _range(pages: PageRange) -> Resource:
    return {
        "id": pages.id,
        "type": "Range",
        "label": language_map(pages.name, language=OURS),
        "items": [
            {
                "id": f"{pages.id}/{key}",
                "type": "Range",
                "label": language_map(name, language=OURS),
                "items": [{"id": canvas, "type": "Canvas"} for canvas in canvases],
            }
            for key, name, canvases in pages.pages
        ],
    }
