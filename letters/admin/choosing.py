"""Choosing one row of a large table, with a script or without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.html import format_html
from django.utils.safestring import SafeString

# No more digits than fit into the primary key's column.
_MOST_DIGITS = 18


class AutocompleteOrIdentifier(AutocompleteSelect):
    """Django's autocomplete; who has no script types the row's identifier."""

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> str:
        typed = (data.get(_typed(name)) or "").strip()
        if not typed:
            return super().value_from_datadict(data, files, name)
        if "\0" in typed:
            return typed
        model = self.field.remote_field.model
        found = model.objects.filter(identifier=typed).values_list("pk", flat=True)
        return found.first() or typed

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> bool:
        return name not in data and _typed(name) not in data

    def render(
        self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None
    ) -> SafeString:
        is_key = _is_key(value)
        another = "another " if is_key else "the "
        return format_html(
            '{}<noscript><input type="text" name="{}" value="{}" class="vTextField"'
            ' placeholder="{}" aria-label="{}"></noscript>',
            super().render(name, value, attrs, renderer),
            _typed(name),
            "" if is_key or value is None else value,
            f"identifier of {another}{self._noun}",
            f"Identifier of {another}{self._noun}",
        )

    def optgroups(self, name: str, value: list[str], attr: dict | None = None) -> list:
        return super().optgroups(name, [one for one in value if _is_key(one)], attr)

    @property
    def _noun(self) -> str:
        return str(self.field.remote_field.model._meta.verbose_name)


def _typed(name: str) -> str:
    return f"{name}-identifier"


def _is_key(value: Any) -> bool:
    text = str(value)
    return text.isdecimal() and len(text) <= _MOST_DIGITS
