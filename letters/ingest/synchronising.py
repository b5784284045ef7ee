"""Brings the rows of a document in one table to the wanted values."""

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
    """Create, change and delete rows until they are as `wanted`: values of fields by key.

    A row that is right already is not written. Returns the keys of deleted rows.
    """
    # Those too that an archivist has rejected.
    rows = model._base_manager
    stored = {row.key: row for row in rows.filter(document=document)}
    gone = set(stored) - set(wanted)
    if gone:
        rows.filter(document=document, key__in=gone).delete()
    rows.bulk_create(
        model(document=document, key=key, **values)
        for key, values in wanted.items()
        if key not in stored
    )
    fields: set[str] = set()
    changed = []
    for key in wanted.keys() & stored.keys():
        differing = [
            name
            for name, value in wanted[key].items()
            if getattr(stored[key], name) != value
        ]
        for name in differing:
            setattr(stored[key], name, wanted[key][name])
        if differing:
            changed.append(stored[key])
            fields.update(differing)
    if changed:
        rows.bulk_update(changed, sorted(fields))
    return gone
