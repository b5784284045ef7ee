"""Which identifier a record gets that is made of a printed name."""

from __future__ import annotations

from django.db import models
from django.utils.text import slugify

_LONGEST = 70


def unused_identifier(model: type[models.Model], name: str) -> str:
    """The name as it stands in addresses, with a number if another record has that."""
    slug = slugify(name)[:_LONGEST] or str(model._meta.model_name)
    rows = model._default_manager.filter(identifier__startswith=slug)
    taken = set(rows.values_list("identifier", flat=True))
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (slug, *numbered) if each not in taken)
