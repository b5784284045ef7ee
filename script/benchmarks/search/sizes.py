"""Makes the archive of the benchmark smaller or larger than the volumes it holds.

Smaller: the rest become drafts, which no engine is given. Larger: the rows that search
reads are copied under other keys and identifiers, as often as it takes.
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

# Copies have keys as far from those of the volumes.
STRIDE = 10_000_000
# What search reads, each before what points to it.
READ = (
    *(Edition, Document, Transcription, Page, Footnote, Mark, Hand, Holding),
    *(CorrespondenceEvent, ConditionalPassage),
)


@dataclass(frozen=True, slots=True)
class Size:
    """So many of the volumes' documents (None is all of them), or so many times all."""

    documents: int | None = None
    copies: int = 1

    def make(self) -> int:
        """Returns how many documents there are then."""
        for number in range(2, self.copies + 1):
            copy_volumes(number)
        published = Document.objects.order_by("pk")
        published.update(status=DocumentStatus.PUBLISHED)
        if self.documents is not None:
            kept = published.values_list("pk", flat=True)[: self.documents]
            rest = Document.objects.exclude(pk__in=list(kept))
            rest.update(status=DocumentStatus.DRAFT)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        return documents_held()


def documents_held() -> int:
    return Document.objects.published().count()


def copy_volumes(number: int) -> None:
    """Copy number two, three … of the volumes; nothing if it is there already."""
    if Edition.objects.filter(identifier__startswith=f"x{number}-").exists():
        return
    for model in READ:
        _copy_rows(model, number)


def _copy_rows(model: type[models.Model], number: int) -> None:
    fields = [field for field in model._meta.local_fields if not field.generated]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(
        _copied(field, (number - 1) * STRIDE, number) for field in fields
    )
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({columns}) '  # noqa: S608 (names of our own)
            f'SELECT {values} FROM "{table}" WHERE "{key}" < {STRIDE}'
        )


def _copied(field: models.Field, distance: int, number: int) -> str:
    """What stands in the copy of a column."""
    moves = field.primary_key or field.related_model in (Document, Edition)
    if moves:
        return f'"{field.column}" + {distance}'
    if field.name == "identifier":
        return f"'x{number}-' || \"{field.column}\""
    return f'"{field.column}"'
