"""Rows beside a text: whoever may change the document may change them."""

from __future__ import annotations

from django.http import HttpRequest

from letters.models import Document


class FollowsDocumentMixin:
    """Asks for the right to the document, and not for one to each kind of its rows."""

    def _may_change(self, request: HttpRequest, document: Document | None) -> bool:
        admin = self.admin_site.get_model_admin(Document)
        return admin.has_change_permission(request, document)

    def has_view_permission(
        self, request: HttpRequest, obj: Document | None = None
    ) -> bool:
        admin = self.admin_site.get_model_admin(Document)
        return admin.has_view_or_change_permission(request, obj)

    def has_add_permission(
        self, request: HttpRequest, obj: Document | None = None
    ) -> bool:
        return self._may_change(request, obj)

    def has_change_permission(
        self, request: HttpRequest, obj: Document | None = None
    ) -> bool:
        return self._may_change(request, obj)

    def has_delete_permission(
        self, request: HttpRequest, obj: Document | None = None
    ) -> bool:
        return self._may_change(request, obj)
