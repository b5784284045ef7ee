"""Copies a reading for the next class: new rows, so that neither changes the other.

Places in a document that nobody is shown are copied without its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from letters.models import Annotation, AnnotationTarget, Reading, ReadingItem

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

_LONGEST_TITLE = Reading._meta.get_field("title").max_length or 0
_COPY = " (copy)"


@transaction.atomic
def copy_reading(reading: Reading, owner: AbstractUser) -> Reading:
    """A draft of the owner's with all that is not deleted of the reading."""
    copy = Reading.objects.create(
        owner=owner,
        byline=reading.byline,
        title=reading.title.removesuffix(_COPY)[: _LONGEST_TITLE - len(_COPY)] + _COPY,
        introduction=reading.introduction,
        tasks=reading.tasks,
        language=reading.language,
        copied_from=reading,
    )
    items = _copy_rows(
        ReadingItem.objects.present().filter(reading=reading), reading=lambda _: copy
    )
    annotations = _copy_rows(
        Annotation.objects.present().filter(item__in=items),
        item=lambda annotation: items[annotation.item_id],
    )
    targets = AnnotationTarget.objects.filter(annotation__in=annotations)
    _copy_rows(
        [_without_unread_words(row) for row in targets.select_related("document")],
        annotation=lambda target: annotations[target.annotation_id],
    )
    return copy


def _without_unread_words(target: AnnotationTarget) -> AnnotationTarget:
    if target.hides_words or not target.is_public:
        target.exact = target.prefix = target.suffix = target.former_words = ""
        target.hides_words = False
    return target


def _copy_rows(rows: Iterable[Any], **parents: Any) -> Mapping[int, Any]:
    """New rows with the same values under other parents, by the key of the old ones."""
    originals = list(rows)
    if not originals:
        return {}
    copies = [_copy(row, parents) for row in originals]
    type(originals[0])._default_manager.bulk_create(copies)
    pairs = zip(originals, copies, strict=True)
    return {original.pk: copy for original, copy in pairs}


def _copy(row: models.Model, parents: Mapping[str, Any]) -> models.Model:
    names = [
        field.attname
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in parents
    ]
    values = {name: getattr(row, name) for name in names}
    if "revision" in values:
        values["revision"] = 0
    made = {name: parent(row) for name, parent in parents.items()}
    return type(row)(**values, **made)
