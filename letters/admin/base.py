"""What every page of this admin has beyond Django's own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.utils import flatten
from django.core.exceptions import BadRequest
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from letters.admin.selection import SelectionMixin
from letters.admin.unsaved import UnsavedFormMixin
from letters.admin.widgets import NOT_ONE, AutocompleteOrIdentifier
from letters.forms.bodies import validate_line
from letters.forms.date_field import HELP, TypedDateField, TypedDateInput
from letters.forms.typed_text import check_characters, validate_characters
from letters.models.document_status import Right
from letters.models.web_addresses import validate_ascii_address

# How the names of columns with dates end.
EDTF = "_edtf"
# A long field of lines, each of which is shown as a name is.
_LINES = "subject"


def _validate_shown_line(value: str) -> None:
    """Say of a character that it cannot be stored, or else that nobody sees it."""
    validate_characters(value)
    validate_line(value)


class StorableTextMixin:
    """Fields that name the place of an unstorable character, and in lines that are shown
    as names that of one which nobody sees; they read dates as people write them, and
    need no script."""

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> forms.Field | None:
        if isinstance(db_field, models.URLField):
            options["assume_scheme"] = "https"
        if db_field.name.endswith(EDTF):
            dates = {"form_class": TypedDateField, "widget": TypedDateInput}
            options |= {**dates, "help_text": HELP}
        field = super().formfield_for_dbfield(db_field, request, **options)
        if isinstance(field, forms.CharField):
            check_characters(field)
            if isinstance(db_field, models.CharField) or db_field.name == _LINES:
                field.validators[0] = _validate_shown_line
        if isinstance(db_field, models.URLField):
            field.validators.append(validate_ascii_address)
        return field

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **options: Any
    ) -> forms.Field | None:
        if db_field.name in self.get_autocomplete_fields(request):
            widget = AutocompleteOrIdentifier(db_field, self.admin_site)
            widget.user = request.user
            options["widget"] = widget
            options["error_messages"] = {"invalid_choice": NOT_ONE}
        return super().formfield_for_foreignkey(db_field, request, **options)


class LabelledCellsMixin:
    """Gives each field of a table row the name of its column, for screen readers."""

    def get_formset(
        self, request: HttpRequest, obj: models.Model | None = None, **options: Any
    ) -> type[forms.BaseInlineFormSet]:
        class LabelledFormSet(super().get_formset(request, obj, **options)):
            def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
                super().add_fields(form, index)
                for field in form.fields.values():
                    # What Django wraps around a choice passes no attributes on.
                    widget = getattr(field.widget, "widget", field.widget)
                    if not widget.is_hidden:
                        widget.attrs.setdefault("aria-label", str(field.label))

        return LabelledFormSet


class ReadOnlyAdminMixin:
    """A record of what happened: nobody adds, changes or deletes it by hand."""

    def has_add_permission(self, request: HttpRequest, *_parent: models.Model) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        return False


class ChoosableMixin:
    """Lets who hands in documents choose from the names that readers know.

    Looking at the records themselves takes the permission to see them.
    """

    def has_view_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        return super().has_view_permission(request, obj) or _may_choose(request)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        is_seen = super().has_view_permission(request)
        if _may_choose(request) and not is_seen and hasattr(rows, "visible_to"):
            return rows.visible_to(request.user)
        return rows


def is_choosing(request: HttpRequest) -> bool:
    """Whether the request asks for the names that a field proposes."""
    match = request.resolver_match
    return bool(match) and match.view_name == "admin:autocomplete"


def _may_choose(request: HttpRequest) -> bool:
    return is_choosing(request) and request.user.has_perm(Right.HAND_IN)


class ArchiveAdmin(
    UnsavedFormMixin,
    ChoosableMixin,
    StorableTextMixin,
    SelectionMixin,
    admin.ModelAdmin,
):
    """Django's own, but a NUL in an address is a bad request, not a broken query."""

    class Media:
        css = {"all": ["css/admin.css"]}
        js = ["js/admin_names.js"]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        if any("\0" in value for _, values in request.GET.lists() for value in values):
            raise BadRequest("The address holds a NUL.")
        return super().changelist_view(request, extra_context)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        if "\0" in search_term:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def render_change_form(
        self, request: HttpRequest, context: dict, **options: Any
    ) -> HttpResponse:
        response = super().render_change_form(request, context, **options)
        # Django asks the first form of each formset alone, whose file may be stored.
        forms_shown = forms_of(response.context_data)
        takes_files = any(form.is_multipart() for form in forms_shown)
        response.context_data["has_file_field"] = takes_files
        unfold_errors(response.context_data["adminform"])
        return response


def unfold_errors(shown: AdminForm) -> None:
    """Let a section with an error be open. Django overlooks fields that share a line."""
    for number, (name, options) in enumerate(shown.fieldsets):
        if not shown.form.errors.keys().isdisjoint(flatten(options["fields"])):
            shown.fieldsets[number] = (name, {**options, "classes": []})


def forms_of(context: dict) -> list[forms.BaseForm]:
    """All forms of the page of a record, the empty ones for further rows included."""
    formsets = [shown.formset for shown in context["inline_admin_formsets"]]
    rows = [row for formset in formsets for row in (*formset.forms, formset.empty_form)]
    return [context["adminform"].form, *rows]
