"""Rows that come from the text: nobody adds or deletes them by hand."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest

from letters.admin.documents.form_state import read_rows, shown_state
from letters.models import Document


class DerivedRowsMixin:
    """Shown only where the text has such rows."""

    extra = 0
    can_delete = False

    def has_add_permission(
        self, request: HttpRequest, obj: Document | None = None
    ) -> bool:
        return False


def wanted_inlines(
    inlines: Sequence[type[DerivedRowsMixin]], request: HttpRequest, document: Document
) -> list[type[DerivedRowsMixin]]:
    """Those whose rows the text has. A form is read as it was shown, whatever rows were
    added or deleted since."""
    names = {inline: _rows_of(inline) for inline in inlines}
    if request.method == "POST":
        return [i for i in inlines if f"{names[i]}-TOTAL_FORMS" in request.POST]
    rows = read_rows(shown_state(document).rows)
    return [inline for inline in inlines if rows[names[inline]]]


def _rows_of(inline: type[DerivedRowsMixin]) -> str:
    field = inline.model._meta.get_field("document")
    return field.remote_field.get_accessor_name()
