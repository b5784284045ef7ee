"""The admin's guard: what was typed survives an ended session, in every form.

A view that `shows_typed` shows a form as it was sent, and does not save it, when
`request.is_resumed`. For any other view a page asks first whether to send it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from letters.views.date_readings import date_readings
from letters.views.unsaved.carried_files import restore_files
from letters.views.unsaved.given_back import SIGNED_IN_AGAIN, give_back
from letters.views.unsaved.saved import tell_browser
from letters.views.unsaved.sign_in_again import sign_in_again
from letters.views.unsaved.typed import SIGN_IN, is_resumed

AdminView = Callable[..., HttpResponse]


class ArchiveAdminSite(AdminSite):
    """Django's own, with the login in place of a form that was sent too late.

    It stands outside of letters/admin/, which is being imported when Django asks for it.
    """

    def admin_view(self, view: AdminView, cacheable: bool = False) -> AdminView:
        guarded = super().admin_view(view, cacheable)

        @sensitive_post_parameters(f"{SIGN_IN}-password")
        @wraps(guarded)
        def with_typed(request: HttpRequest, *names: Any, **rest: Any) -> HttpResponse:
            request.is_resumed = is_resumed(request)
            if request.method != "POST" or request.path == reverse("admin:logout"):
                return guarded(request, *names, **rest)
            if not self.has_permission(request):
                instead = sign_in_again(request, AdminAuthenticationForm)
                if instead is None and not getattr(view, "shows_typed", False):
                    instead = give_back(request, SIGNED_IN_AGAIN)
                if instead is not None:
                    return instead
                request.is_resumed = True
            restore_files(request)
            return tell_browser(request, guarded(request, *names, **rest))

        uncached: AdminView = never_cache(with_typed)
        return with_typed if cacheable else uncached

    def get_urls(self) -> list[URLPattern | URLResolver]:
        dates = path("dates/", self.admin_view(date_readings), name="dates")
        return [dates, *super().get_urls()]

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        answer: HttpResponse = ChoicesView.as_view(admin_site=self)(request)
        return answer


class ChoicesView(AutocompleteJsonView):
    """Rows to choose from, with the name that tells them apart."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        choice = super().serialize_result(obj, to_field_name)
        return {**choice, "text": getattr(obj, "name_in_choices", choice["text"])}
