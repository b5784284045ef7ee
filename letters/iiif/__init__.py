"""Documents in the terms of the IIIF Presentation API 3.0, for viewers of other sites,
and what is found in them in those of the Content Search API 2.0 and 1.0.

https://iiif.io/api/presentation/3.0/. What is shown comes in as plain values; the
answers are dictionaries for JSON.
"""

from letters.iiif.collections import CollectionEntry, build_collection
from letters.iiif.content_search import (
    CanvasHit,
    SearchAnswer,
    build_search_answer,
    build_search_answer_1,
)
from letters.iiif.content_state import (
    ContentStateError,
    NamedDetail,
    read_content_state,
    write_content_state,
)
from letters.iiif.manifests import build_canvas, build_manifest
from letters.iiif.sources import (
    Box,
    CanvasScan,
    CanvasSource,
    ManifestSource,
    NamedLink,
    PageRange,
    Provider,
    ScanRegion,
)

__all__ = [
    "Box",
    "CanvasHit",
    "CanvasScan",
    "CanvasSource",
    "CollectionEntry",
    "ContentStateError",
    "ManifestSource",
    "NamedDetail",
    "NamedLink",
    "PageRange",
    "Provider",
    "ScanRegion",
    "SearchAnswer",
    "build_canvas",
    "build_collection",
    "build_manifest",
    "build_search_answer",
    "build_search_answer_1",
    "read_content_state",
    "write_content_state",
]
