"""Reads the parts of many documents together with them, by one query.

Where lists are made of many documents, a query and an object for each of their parts
takes longer than all else.
"""

from __future__ import annotations

from django.db.models import JSONField
from django.db.models.expressions import RawSQL

# The rows of a table that are of the document they are gathered for.
OWN = "document_id = letters_document.id"


def gathered(rows: str, *columns: str, order: str = "position") -> RawSQL:
    """For the annotation of documents: each with its `rows`, as lists of `columns`. It
    is None for a document that has none.

    `rows` is what stands between FROM and the end of a query, and has OWN among its
    conditions. All of it is SQL, never a reader's words: Django takes longer to put
    such a query together than PostgreSQL to answer it.
    """
    values = f"jsonb_build_array({', '.join(columns)})"
    query = f"SELECT jsonb_agg({values} ORDER BY {order}) FROM {rows}"  # noqa: S608
    return RawSQL(f"({query})", (), output_field=JSONField())  # noqa: S611
