"""Rows edited beside a document's text, some of which its text may take away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.forms import BaseInlineFormSet
from django.utils.datastructures import MultiValueDict


class TolerantInlineFormSet(BaseInlineFormSet):
    """Takes no notice of rows that went while the form was open.

    A corrected text takes its problems and events with it. Without this, a form
    opened before could never be saved again.
    """

    def __init__(
        self,
        data: MultiValueDict | None = None,
        files: MultiValueDict | None = None,
        **options: Any,
    ) -> None:
        if data is not None:
            prefix = options.get("prefix") or self.get_default_prefix()
            rows = options["queryset"].filter(**{self.fk.name: options["instance"]})
            present = {str(key) for key in rows.values_list("pk", flat=True)}
            gone = _forms_of_rows_gone(data, prefix, present)
            data, files = _without(gone, data, prefix), _without(gone, files, prefix)
        super().__init__(data, files, **options)


def _forms_of_rows_gone(
    data: MultiValueDict, prefix: str, present: set[str]
) -> list[int]:
    count = data.get(f"{prefix}-INITIAL_FORMS") or ""
    if not count.isdecimal() or len(count) > 6:
        return []
    named = ((n, data.get(f"{prefix}-{n}-id")) for n in range(int(count)))
    return [n for n, key in named if key is not None and key not in present]


def _without(
    gone: list[int], data: MultiValueDict | None, prefix: str
) -> MultiValueDict | None:
    """`data` as if the forms `gone` had not been sent, and the others renumbered."""
    if not gone or data is None:
        return data
    kept = MultiValueDict()
    for name, values in data.lists():
        if renamed := _renumber(name, prefix, gone):
            kept.setlist(renamed, values)
    for count in ("TOTAL_FORMS", "INITIAL_FORMS"):
        if number := _number(data, f"{prefix}-{count}"):
            kept[f"{prefix}-{count}"] = str(number - len(gone))
    return kept


def _number(data: Mapping[str, str], name: str) -> int:
    value = data.get(name) or ""
    return int(value) if value.isdecimal() else 0


def _renumber(name: str, prefix: str, gone: list[int]) -> str:
    found = re.fullmatch(rf"{re.escape(prefix)}-(\d{{1,6}})-(.+)", name, re.DOTALL)
    if not found:
        return name
    number = int(found[1])
    if number in gone:
        return ""
    return f"{prefix}-{number - sum(n < number for n in gone)}-{found[2]}"
