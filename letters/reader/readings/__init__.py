"""What students are shown of a reading: its entries, and an item with its annotations."""

from letters.reader.readings.annotated_item import AnnotatedItem
from letters.reader.readings.entries import ItemEntry, reading_entries
from letters.reader.readings.extents import ItemExtent
from letters.reader.readings.notes import AnnotationNote
from letters.reader.readings.pages import item_context, reading_context

__all__ = [
    "AnnotatedItem",
    "AnnotationNote",
    "ItemEntry",
    "ItemExtent",
    "item_context",
    "reading_context",
    "reading_entries",
]
