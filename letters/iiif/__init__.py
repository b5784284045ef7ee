"""Documents in the terms of the IIIF Presentation API 3.0, for viewers of other sites.

https://iiif.io/api/presentation/3.0/. What is shown comes in as plain values; the
answers are dictionaries for JSON.
"""

from letters.iiif.collections import CollectionEntry, build_collection
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
    "build_canvas",
    "build_collection",
    "build_manifest",
    "read_content_state",
    "write_content_state",
]
