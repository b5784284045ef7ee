"""The items of a reading in their order, with their numbers and addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from letters.models import Reading, ReadingItem

ItemAddress = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """An item and its number. Of one whose document is not published any more, nothing
    is shown but that number."""

    number: int
    item: ReadingItem
    is_shown: bool
    address: str

    @property
    def heading(self) -> str:
        if not self.is_shown:
            return ""
        return self.item.heading or self.item.document.title

    @property
    def introduction(self) -> str:
        return self.item.introduction if self.is_shown else ""


def reading_entries(
    reading: Reading, item_address: ItemAddress | None = None
) -> list[ItemEntry]:
    """Those that are not deleted, numbered from 1: one query."""
    address = item_address or addresses_of(reading)
    items = reading.items.present().select_related("document__edition")
    entries = []
    for number, item in enumerate(items, 1):
        item.reading = reading
        is_shown = bool(item.document and item.document.is_published)
        entries.append(ItemEntry(number, item, is_shown, address(number)))
    return entries


def addresses_of(reading: Reading) -> ItemAddress:
    return lambda number: reverse("letters:reading-item", args=[reading.slug, number])
