"""Rows that come from the text: nobody adds or deletes them by hand."""

from __future__ import annotations

from django.http import HttpRequest

from letters.models import Document


class DerivedRowsMixin:
    """Shown only where the text has such rows."""

    extra = 0
    can_delete = False

    @classmethod
    def is_wanted(cls, request: HttpRequest, document: Document) -> bool:
        """A form is read as it was shown, whatever rows were added or deleted since."""
        rows = cls.model._meta.get_field("document").remote_field.get_accessor_name()
        if request.method == "POST":
            return f"{rows}-TOTAL_FORMS" in request.POST
        return getattr(document, rows).exists()

    def has_add_permission(
        self, request: HttpRequest, obj: Document | None = None
    ) -> bool:
        return False
