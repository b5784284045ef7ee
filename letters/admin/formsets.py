"""Formsets of rows beside a document's text, which a save of the text may delete."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.forms import ModelForm
from django.utils.datastructures import MultiValueDict

from letters.admin.row_pages import PagedInlineFormSet
from letters.admin.widgets import show_known_choices


class TolerantInlineFormSet(PagedInlineFormSet):
    """Ignores rows that were deleted while the form was open.

    A corrected text deletes its problems and events. Without this, a form opened
    before could never be saved again.
    """

    def add_fields(self, form: ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        show_known_choices(form)

    def __init__(
        self,
        data: MultiValueDict | None = None,
        files: MultiValueDict | None = None,
        **options: Any,
    ) -> None:
        if data is not None and options["instance"].pk:
            prefix = options.get("prefix") or self.get_default_prefix()
            rows = options["queryset"].filter(**{self.fk.name: options["instance"]})
            present = {str(key) for key in rows.values_list("pk", flat=True)}
            deleted = _forms_of_deleted_rows(data, prefix, present)
            data = _without(deleted, data, prefix)
            files = _without(deleted, files, prefix)
        super().__init__(data, files, **options)


def _forms_of_deleted_rows(
    data: MultiValueDict, prefix: str, present: set[str]
) -> list[int]:
    count = data.get(f"{prefix}-INITIAL_FORMS") or ""
    if not count.isdecimal() or len(count) > 6:
        return []
    keys = ((n, data.get(f"{prefix}-{n}-id")) for n in range(int(count)))
    return [n for n, key in keys if key is not None and key not in present]


def _without(
    deleted: list[int], data: MultiValueDict | None, prefix: str
) -> MultiValueDict | None:
    """`data` without the forms numbered `deleted`, and the other forms renumbered."""
    if not deleted or data is None:
        return data
    remaining = MultiValueDict()
    for name, values in data.lists():
        if renamed := _renumber(name, prefix, deleted):
            remaining.setlist(renamed, values)
    for count in ("TOTAL_FORMS", "INITIAL_FORMS"):
        if number := _number(data, f"{prefix}-{count}"):
            remaining[f"{prefix}-{count}"] = str(number - len(deleted))
    return remaining


def _number(data: Mapping[str, str], name: str) -> int:
    value = data.get(name) or ""
    return int(value) if value.isdecimal() else 0


def _renumber(name: str, prefix: str, deleted: list[int]) -> str:
    match = re.fullmatch(rf"{re.escape(prefix)}-(\d{{1,6}})-(.+)", name, re.DOTALL)
    if not match:
        return name
    number = int(match[1])
    if number in deleted:
        return ""
    return f"{prefix}-{number - sum(n < number for n in deleted)}-{match[2]}"
