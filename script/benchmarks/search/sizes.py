"""Makes the archive of the benchmark smaller or larger than its volumes.

Smaller: the other documents become drafts, which no engine indexes. Larger: the rows that
search reads are copied under other keys and identifiers.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection, models

from letters.models import (
    ConditionalPassage,
    CorrespondenceEvent,
    Document,
    DocumentStatus,
    Edition,
    Footnote,
    Hand,
    Holding,
    Mark,
    Page,
    Transcription,
)

# The distance between the keys of one copy and the next.
STRIDE = 10_000_000
# The models that search reads, each before those that refer to it.
MODELS = (
    *(Edition, Document, Transcription, Page, Footnote, Mark, Hand, Holding),
    *(CorrespondenceEvent, ConditionalPassage),
)


@dataclass(frozen=True, slots=True)
class Size:
    """The first `documents` of the volumes (None is all), or `copies` of all of them."""

    documents: int | None = None
    copies: int = 1

    def make(self) -> int:
        """Resize the archive, and return its number of documents."""
        for number in range(2, self.copies + 1):
            copy_volumes(number)
        published = Document.objects.order_by("pk")
        published.update(status=DocumentStatus.PUBLISHED)
        if self.documents is not None:
            first = published.values_list("pk", flat=True)[: self.documents]
            rest = Document.objects.exclude(pk__in=list(first))
            rest.update(status=DocumentStatus.DRAFT)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        return count_published()


def count_published() -> int:
    return Document.objects.published().count()


def copy_volumes(number: int) -> None:
    """Make copy number two, three … of the volumes, unless it exists."""
    if Edition.objects.filter(identifier__startswith=f"x{number}-").exists():
        return
    for model in MODELS:
        _copy_rows(model, number)


def _copy_rows(model: type[models.Model], number: int) -> None:
    fields = [field for field in model._meta.local_fields if not field.generated]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(
        _copied_value(field, (number - 1) * STRIDE, number) for field in fields
    )
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({columns}) '  # noqa: S608 (names of our own)
            f'SELECT {values} FROM "{table}" WHERE "{key}" < {STRIDE}'
        )


def _copied_value(field: models.Field, distance: int, number: int) -> str:
    """The SQL expression for a column of the copy."""
    is_key = field.primary_key or field.related_model in (Document, Edition)
    if is_key:
        return f'"{field.column}" + {distance}'
    if field.name == "identifier":
        return f"'x{number}-' || \"{field.column}\""
    return f'"{field.column}"'
