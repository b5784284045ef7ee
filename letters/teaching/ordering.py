"""Puts the items of a reading in order, one step at a time."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from letters.models import Reading, ReadingItem
from letters.teaching.changing import locked_reading, touch


def order_of(reading: Reading) -> list[int]:
    """The keys of its present items, in order."""
    return list(reading.items.present().values_list("pk", flat=True))


@transaction.atomic
def move_item(item: ReadingItem, steps: int, seen: Sequence[int]) -> bool:
    """Move the item down by so many steps, up if they are negative.

    False if the order is another than the one that was `seen`: then nothing is moved.
    """
    locked_reading(item.reading)
    order = order_of(item.reading)
    if order != list(seen) or item.pk not in order:
        return False
    index = order.index(item.pk)
    target = min(max(index + steps, 0), len(order) - 1)
    order.insert(target, order.pop(index))
    for position, pk in enumerate(order):
        rows = ReadingItem.objects.filter(pk=pk).exclude(position=position)
        rows.update(position=position)
    touch(item.reading)
    return True


def next_position(reading: Reading) -> int:
    """The position after all items, deleted ones too: these may be restored."""
    last = reading.items.order_by("-position").values_list("position", flat=True)
    return (last.first() if last.exists() else -1) + 1
