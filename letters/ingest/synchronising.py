"""Brings the rows of one table for one document to what they should be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from letters.models import Document


def sync_rows(
    model: type[models.Model],
    document: Document,
    wanted: Mapping[str, Mapping[str, Any]],
) -> set[str]:
    """Create, change and delete until the rows are `wanted`: key to field values.

    A row that is right already is not written. Returns the keys of deleted rows.
    """
    present = {row.key: row for row in model._default_manager.filter(document=document)}
    gone = set(present) - set(wanted)
    if gone:
        model._default_manager.filter(document=document, key__in=gone).delete()
    model._default_manager.bulk_create(
        model(document=document, key=key, **values)
        for key, values in wanted.items()
        if key not in present
    )
    fields: set[str] = set()
    changed = []
    for key in wanted.keys() & present.keys():
        differing = [
            name
            for name, value in wanted[key].items()
            if getattr(present[key], name) != value
        ]
        for name in differing:
            setattr(present[key], name, wanted[key][name])
        if differing:
            changed.append(present[key])
            fields.update(differing)
    if changed:
        model._default_manager.bulk_update(changed, sorted(fields))
    return gone
