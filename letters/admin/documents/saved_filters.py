"""Filters of the list of documents under a name: saved, offered above it, deleted."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from letters.forms.document_search import DocumentSearchForm
from letters.forms.typed_text import check_characters
from letters.models import SavedFilter

# The words searched for, and the order.
ALSO_SAVED = ("q", "o")


class SavedFilterForm(forms.ModelForm):
    """The query string is brought to what the list understands, in one order."""

    class Meta:
        model = SavedFilter
        fields = ["name", "query", "is_shared"]

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        for name in ("name", "query"):
            check_characters(self.fields[name])

    def clean_query(self) -> str:
        typed = QueryDict(self.cleaned_data["query"])
        known = QueryDict(mutable=True)
        for name in (*ALSO_SAVED, *DocumentSearchForm.base_fields):
            if value := typed.get(name):
                known[name] = value
        if not known:
            raise forms.ValidationError("Nothing is filtered: choose something first.")
        return known.urlencode()


class SavedFiltersMixin:
    """The addresses to which the forms above the list are sent."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path(
                "filters/save/",
                wrap(self.save_filter_view),
                name="letters_document_filter_save",
            ),
            path(
                "filters/<int:filter_id>/delete/",
                wrap(self.delete_filter_view),
                name="letters_document_filter_delete",
            ),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def save_filter_view(self, request: HttpRequest) -> HttpResponse:
        """Save it, in place of one of the same name; return to the list so filtered."""
        self._require_looking(request)
        form = SavedFilterForm(request.POST)
        query = request.POST.get("query", "")
        if form.is_valid():
            query = form.cleaned_data["query"]
            values = {"query": query, "is_shared": form.cleaned_data["is_shared"]}
            saved, _ = SavedFilter.objects.update_or_create(
                owner=request.user, name=form.cleaned_data["name"], defaults=values
            )
            self.message_user(request, f"Saved: “{saved}”.", messages.SUCCESS)
        else:
            errors = (error for errors in form.errors.values() for error in errors)
            self.message_user(request, f"Not saved. {' '.join(errors)}", messages.ERROR)
        return _to_list(query)

    @method_decorator(require_POST)
    def delete_filter_view(self, request: HttpRequest, filter_id: int) -> HttpResponse:
        """Only one's own."""
        self._require_looking(request)
        own = SavedFilter.objects.filter(owner=request.user, pk=filter_id)
        if saved := own.first():
            saved.delete()
            self.message_user(request, f"Deleted: “{saved}”.", messages.SUCCESS)
        return _to_list("")

    def _require_looking(self, request: HttpRequest) -> None:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied


def _to_list(query: str) -> HttpResponseRedirect:
    typed = QueryDict(query).urlencode() if "\0" not in query else ""
    address = reverse("admin:letters_document_changelist")
    return HttpResponseRedirect(f"{address}?{typed}" if typed else address)
