"""Collections of manifests, and of collections: Presentation API 3.0, chapter 5.1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from letters.iiif.language_maps import (
    CONTEXT,
    Resource,
    agent,
    language_map,
    link_to,
    without_empty,
)
from letters.iiif.sources import NamedLink, Provider


@dataclass(frozen=True, slots=True)
class CollectionEntry:
    """What a collection lists: a manifest, or another collection."""

    id: str
    label: str
    is_collection: bool = False
    day: date | None = None

    @property
    def as_resource(self) -> Resource:
        kind = "Collection" if self.is_collection else "Manifest"
        shown = {"id": self.id, "type": kind, "label": language_map(self.label)}
        day = {"navDate": f"{self.day.isoformat()}T00:00:00Z"} if self.day else {}
        return shown | day


def build_collection(
    address: str,
    label: str,
    entries: Iterable[CollectionEntry],
    *,
    provider: Provider,
    homepage: NamedLink,
    above: CollectionEntry | None = None,
) -> Resource:
    """The entries in their order; a collection may be empty."""
    resource = without_empty(
        {
            "@context": CONTEXT,
            "id": address,
            "type": "Collection",
            "label": language_map(label),
            "provider": [agent(provider)],
            "homepage": [link_to(homepage, "Text")],
            "partOf": [above.as_resource] if above else [],
        }
    )
    return {**resource, "items": [entry.as_resource for entry in entries]}
