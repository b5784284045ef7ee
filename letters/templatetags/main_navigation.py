"""The main links of every page, the one that the page belongs to among them."""

from __future__ import annotations

from typing import NamedTuple

from django import template
from django.urls import reverse

register = template.Library()

MAIN = {
    "Documents": "document-list",
    "Chronology": "chronology",
    "Editions": "edition-list",
    "People": "agent-list",
    "Topics": "topic-list",
    "Readings": "reading-list",
}


class MainLink(NamedTuple):
    """`current` is the value of aria-current: "page" on the page itself, "true" on one
    below it, else empty."""

    label: str
    address: str
    current: str


@register.simple_tag
def main_links(path: str) -> list[MainLink]:
    """The links, as the page at `path` shows them."""
    addresses = {label: reverse(f"letters:{name}") for label, name in MAIN.items()}
    return [
        MainLink(label, address, current_in(path, address))
        for label, address in addresses.items()
    ]


def current_in(path: str, address: str) -> str:
    if path == address:
        return "page"
    return "true" if path.startswith(address) else ""
