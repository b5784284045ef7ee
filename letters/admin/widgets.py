"""Widgets of this admin: boxes for longer texts, and a choice from a large table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelect
from django.db import models
from django.forms import ModelChoiceField, ModelForm
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from letters.admin.named_records import NamedRecords, name_in_choices, records_named
from letters.admin.selection import is_key

SHORT_TEXTS = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2})}}
TEXTS = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})}}

NOT_ONE = (
    "Select a valid choice: “%(value)s” is no identifier, and not the name of one record "
    "alone."
)


class AutocompleteOrIdentifier(AutocompleteSelect):
    """Django's autocomplete, and without a script a box for the row's identifier or name.

    What is the name of several is asked for with all of them. The row that a field shows
    need not be asked for if it is `known`. `user` chooses.
    """

    known: models.Model | None = None
    user: Any = None

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> str:
        identifier = (data.get(_identifier_field(name)) or "").strip()
        if not identifier:
            return super().value_from_datadict(data, files, name)
        # A choice among those that were offered for just this name.
        key, _, offered_for = data.get(_offer_field(name), "").partition(" ")
        if is_key(key) and offered_for == identifier:
            return key
        meant = self._records_named(identifier).only_one
        return meant.pk if meant else identifier

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> bool:
        return name not in data and _identifier_field(name) not in data

    def render(
        self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None
    ) -> SafeString:
        is_chosen = is_key(value)
        another = "another " if is_chosen else "the "
        typed = "" if is_chosen or value is None else str(value)
        return format_html(
            '{}<noscript><input type="text" name="{}" value="{}" class="vTextField"'
            ' placeholder="{}" aria-label="{}">{}</noscript>',
            super().render(name, value, attrs, renderer),
            _identifier_field(name),
            typed,
            f"identifier or name of {another}{self._noun}",
            f"Identifier or name of {another}{self._noun}",
            self._offer(name, typed),
        )

    def _offer(self, name: str, typed: str) -> SafeString:
        """Those that are called as typed, to choose from."""
        records = self._records_named(typed)
        offered = format_html_join(
            "",
            '<li><label><input type="radio" name="{}" value="{} {}"> {}</label></li>',
            (
                (_offer_field(name), row.pk, typed, name_in_choices(row))
                for row in records.offered
            ),
        )
        more = "There are more: say more of the name." if records.are_more else ""
        return format_html('<ul class="offered">{}</ul>{}', offered, more)

    def _records_named(self, name: str) -> NamedRecords:
        model_admin = self.admin_site.get_model_admin(self.field.remote_field.model)
        return records_named(name, model_admin, self.user)

    def optgroups(self, name: str, value: list[str], attr: dict | None = None) -> list:
        keys = [key for key in value if is_key(key)]
        if self.known and keys == [str(self.known.pk)]:
            choices = [] if self.is_required else [("", "", False)]
            choices.append((str(self.known.pk), name_in_choices(self.known), True))
            options = [self.create_option(name, *choice, 0) for choice in choices]
            return [(None, options, 0)]
        return super().optgroups(name, keys, attr)

    @property
    def _noun(self) -> str:
        return str(self.field.remote_field.model._meta.verbose_name)


def choose_from_table(
    field: ModelChoiceField, column: models.ForeignKey, site: AdminSite, user: Any
) -> None:
    """Let the field of a form that is no record's propose rows as `column` would."""
    widget = AutocompleteOrIdentifier(column, site)
    widget.user, widget.is_required = user, field.required
    widget.choices = field.choices
    widget.attrs.update(field.widget_attrs(widget))
    field.widget = widget
    field.error_messages["invalid_choice"] = NOT_ONE


def show_known_choices(form: ModelForm) -> None:
    """Let the fields of the form show the rows that its instance was loaded with."""
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        if isinstance(widget, AutocompleteOrIdentifier):
            widget.known = form.instance._state.fields_cache.get(name)


def _identifier_field(name: str) -> str:
    return f"{name}-identifier"


def _offer_field(name: str) -> str:
    return f"{name}-offered"
