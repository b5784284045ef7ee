"""How much a reading may hold: a class reads no more, and no page of it grows without end."""

from __future__ import annotations

MOST_ITEMS = 200
# Of one item.
MOST_ANNOTATIONS = 2_000


class ReadingFullError(ValueError):
    """str() says what there is too much of, and what to do."""


def refuse_item_beyond(present: int) -> None:
    """Raises ReadingFullError where one more would be too many."""
    if present >= MOST_ITEMS:
        raise ReadingFullError(
            f"A reading has at most {MOST_ITEMS} documents or parts of them. Delete some, "
            "or begin another reading."
        )


def refuse_annotation_beyond(present: int) -> None:
    """The same for the annotations of one item."""
    if present >= MOST_ANNOTATIONS:
        raise ReadingFullError(
            f"An item has at most {MOST_ANNOTATIONS:,} annotations. Delete some, or add "
            "the document once more."
        )
