"""Proposes the names of places where the place of an event is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from letters.admin.selection import is_key
from letters.models import CorrespondenceEvent, Place, PlaceVariant

_OWN = CorrespondenceEvent._meta.get_field("place")


class PlaceNameSelect(AutocompleteSelect):
    """A choice among the places, or any other words: an event keeps the words.

    A number is the key of the place that was chosen; no place is called by one.
    """

    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        # Select2 then takes what is typed, too.
        return {**attrs, "data-tags": "true"}

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> str:
        typed = (data.get(_typed_name(name)) or "").strip()
        value = typed or str(super().value_from_datadict(data, files, name) or "")
        chosen = Place.objects.filter(pk=value).first() if is_key(value) else None
        return chosen.name if chosen else value

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> bool:
        return name not in data and _typed_name(name) not in data

    def optgroups(self, name: str, value: list[str], attr: dict | None = None) -> list:
        """Nothing, and the words that stand there."""
        choices = [("", "", False), *((words, words, True) for words in value if words)]
        options = [self.create_option(name, *choice, 0) for choice in choices]
        return [(None, options, 0)]

    def render(
        self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None
    ) -> SafeString:
        return format_html(
            '{}<noscript><input type="text" name="{}" class="vTextField" maxlength="{}"'
            ' placeholder="{}" aria-label="{}"></noscript>',
            super().render(name, value, attrs, renderer),
            _typed_name(name),
            _OWN.max_length,
            "another place",
            "Another place",
        )


class PlaceNamesMixin:
    """Gives the place of an event this choice."""

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> forms.Field | None:
        if db_field == _OWN:
            column = PlaceVariant._meta.get_field("place")
            options["widget"] = PlaceNameSelect(column, self.admin_site)
        return super().formfield_for_dbfield(db_field, request, **options)


def _typed_name(name: str) -> str:
    return f"{name}-typed"
