"""Widgets of this admin: boxes for longer texts, and a choice from a large table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelect
from django.db import models
from django.forms import ModelForm
from django.utils.html import format_html
from django.utils.safestring import SafeString

SHORT_TEXTS = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2})}}
TEXTS = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})}}

# No more digits than fit into the primary key's column.
_MOST_DIGITS = 18


class AutocompleteOrIdentifier(AutocompleteSelect):
    """Django's autocomplete, and without a script a box for the row's identifier.

    The row that a field shows need not be asked for if it is `known`.
    """

    known: models.Model | None = None

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> str:
        identifier = (data.get(_identifier_field(name)) or "").strip()
        if not identifier:
            return super().value_from_datadict(data, files, name)
        if "\0" in identifier:
            return identifier
        rows = _rows_named(self.field.remote_field.model, identifier)
        return rows.values_list("pk", flat=True).first() or identifier

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> bool:
        return name not in data and _identifier_field(name) not in data

    def render(
        self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None
    ) -> SafeString:
        is_key = _is_key(value)
        another = "another " if is_key else "the "
        return format_html(
            '{}<noscript><input type="text" name="{}" value="{}" class="vTextField"'
            ' placeholder="{}" aria-label="{}"></noscript>',
            super().render(name, value, attrs, renderer),
            _identifier_field(name),
            "" if is_key or value is None else value,
            f"identifier of {another}{self._noun}",
            f"Identifier of {another}{self._noun}",
        )

    def optgroups(self, name: str, value: list[str], attr: dict | None = None) -> list:
        keys = [key for key in value if _is_key(key)]
        if self.known and keys == [str(self.known.pk)]:
            choices = [] if self.is_required else [("", "", False)]
            choices.append((str(self.known.pk), str(self.known), True))
            options = [self.create_option(name, *choice, 0) for choice in choices]
            return [(None, options, 0)]
        return super().optgroups(name, keys, attr)

    @property
    def _noun(self) -> str:
        return str(self.field.remote_field.model._meta.verbose_name)


def show_known_choices(form: ModelForm) -> None:
    """Let the fields of the form show the rows that its instance was loaded with."""
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        if isinstance(widget, AutocompleteOrIdentifier):
            widget.known = form.instance._state.fields_cache.get(name)


def _identifier_field(name: str) -> str:
    return f"{name}-identifier"


def _rows_named(model: type[models.Model], name: str) -> models.QuerySet:
    """The rows with this identifier; of models that have none, with this name."""
    rows = model._default_manager.all()
    return rows.named(name) if hasattr(rows, "named") else rows.filter(identifier=name)


def _is_key(value: Any) -> bool:
    text = str(value)
    return text.isdecimal() and len(text) <= _MOST_DIGITS
