"""What students are shown of a reading: its entries, and an item with its annotations."""

from letters.reader.readings.annotated_item import AnnotatedItem
from letters.reader.readings.extents import ItemExtent
from letters.reader.readings.notes import AnnotationNote
from letters.reader.readings.reading_pages import item_context, reading_context
from letters.reader.readings.shown_items import ItemEntry, reading_entries

__all__ = [
    "AnnotatedItem",
    "AnnotationNote",
    "ItemEntry",
    "ItemExtent",
    "item_context",
    "reading_context",
    "reading_entries",
]
