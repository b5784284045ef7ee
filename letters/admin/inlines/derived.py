"""Rows that come from the text: nobody adds or deletes them by hand."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, OuterRef
from django.http import HttpRequest

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
    present = {
        name: Exists(inline.model._base_manager.filter(document=OuterRef("pk")))
        for inline, name in names.items()
    }
    stored = Document._base_manager.filter(pk=document.pk)
    has = stored.values(**{f"has_{name}": rows for name, rows in present.items()}).get()
    return [inline for inline in inlines if has[f"has_{names[inline]}"]]


def _rows_of(inline: type[DerivedRowsMixin]) -> str:
    field = inline.model._meta.get_field("document")
    return field.remote_field.get_accessor_name()
