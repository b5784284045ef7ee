"""Words with their language, and links, as all IIIF resources have them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from letters.iiif.sources import OURS, UNKNOWN, NamedLink, Provider

CONTEXT = "http://iiif.io/api/presentation/3/context.json"

Resource = dict[str, Any]


def language_map(*values: str, language: str = UNKNOWN) -> dict[str, list[str]]:
    return {language: [*values]}


def labelled(label: str, values: Iterable[str]) -> Resource:
    """A pair of `metadata`, or of a `requiredStatement`."""
    return {
        "label": language_map(label, language=OURS),
        "value": language_map(*values),
    }


def link_to(link: NamedLink, kind: str) -> Resource:
    resource = {
        "id": link.address,
        "type": kind,
        "label": language_map(link.name, language=OURS),
        "format": link.media_type,
    }
    return resource | ({"profile": link.profile} if link.profile else {})


def agent(provider: Provider) -> Resource:
    name = language_map(provider.name)
    home = {"id": provider.address, "type": "Text", "format": "text/html"}
    return {
        "id": provider.address,
        "type": "Agent",
        "label": name,
        "homepage": [{**home, "label": name}],
    }


def without_empty(resource: Resource) -> Resource:
    """The schema allows no empty list."""
    return {name: value for name, value in resource.items() if value}
