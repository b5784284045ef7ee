"""Documents as rows of a table that can be changed, and imported again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letters.ingest.bulk.metadata_columns import COLUMNS, with_what_rows_say
from letters.models import Document
from letters.models.document_queries import DocumentQuerySet

# The address is the permanent one. Several names are separated by "; ".
COLUMN_NAMES = tuple(column.name for column in COLUMNS)


def rows_with(
    documents: DocumentQuerySet, keys: Sequence[int], at_once: int
) -> Iterator[Document]:
    """Load what the cells say, so many documents `at_once`, in the order of `keys`;
    without those that are not among `documents`."""
    loaded = with_what_rows_say(documents)
    for start in range(0, len(keys), at_once):
        chunk = keys[start : start + at_once]
        by_key = loaded.in_bulk(chunk)
        yield from (by_key[key] for key in chunk if key in by_key)
