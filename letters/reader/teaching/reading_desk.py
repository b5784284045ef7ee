"""The items of a reading as its teacher sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from letters.models import Reading, ReadingItem


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item with its number. `order` names all items: a button that moves one sends it."""

    number: int
    item: ReadingItem
    title: str
    extent: str
    is_hidden: bool
    is_first: bool
    is_last: bool
    order: str


def item_lines(reading: Reading) -> Sequence[ItemLine]:
    annotations = Count("annotations", filter=Q(annotations__deleted=None))
    items = reading.items.present().select_related("document")
    # Counting removes the default order.
    counted = items.annotate(number_of_annotations=annotations)
    rows = list(counted.order_by("position", "pk"))
    order = ",".join(str(item.pk) for item in rows)
    return [
        ItemLine(
            number=number,
            item=item,
            title=title_of(item),
            extent=extent_of(item),
            is_hidden=is_hidden(item),
            is_first=number == 1,
            is_last=number == len(rows),
            order=order,
        )
        for number, item in enumerate(rows, 1)
    ]


def is_hidden(item: ReadingItem) -> bool:
    """Whether its document is withdrawn or deleted."""
    return item.is_hidden


def title_of(item: ReadingItem) -> str:
    """Its heading, or the title of its document, as far as that is public."""
    return item.public_title


def extent_of(item: ReadingItem) -> str:
    """What of the document is read, in words."""
    extents = ReadingItem.Extent
    if item.extent == extents.PAGE:
        return f"page {item.page_key}"
    if item.extent == extents.PASSAGE and item.first_segment == item.last_segment:
        return f"paragraph {item.first_segment}"
    if item.extent == extents.PASSAGE:
        return f"paragraphs {item.first_segment} to {item.last_segment}"
    return "the whole document"
