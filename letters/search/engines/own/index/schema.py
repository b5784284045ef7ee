"""The fields of the index. They store nothing that could be read as text of a letter."""

from __future__ import annotations

from whoosh.fields import COLUMN, ID, FieldType, Schema

from letters.search.engines.own.index.codec import BlockFormat
from letters.search.engines.own.index.records import RecordColumn
from letters.search.query.facets import ENTRY_VERSION

# Raise the number whenever words or fields are written in another way, and whenever a
# class of the schema is moved: Whoosh stores the schema pickled, with the modules of its
# classes. An index of another layout is built anew.
LAYOUT = 4 + ENTRY_VERSION

# The primary key of the document, by which it is replaced.
IDENTIFIER = "id"
RECORD = "record"
# Every form that exact words are found by, and where it stands.
FORMS = "forms"
# Words without their endings, and the parts in which they stand.
STEMS = "stems"


def vocabulary_of(field: str) -> str:
    """The extension of the file with the terms of a field."""
    return f".{field}"


class _Blocks(FieldType):
    """A field that is written in blocks, by IndexWriter and not by Whoosh."""

    def __init__(self, *, values_per_weight: bool) -> None:
        blocks = BlockFormat(values_per_weight=values_per_weight)
        super().__init__(blocks, analyzer=None, scorable=not values_per_weight)


def build_schema() -> Schema:
    return Schema(
        **{
            IDENTIFIER: ID(unique=True),
            RECORD: COLUMN(RecordColumn()),
            FORMS: _Blocks(values_per_weight=True),
            STEMS: _Blocks(values_per_weight=False),
        }
    )
