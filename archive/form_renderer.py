"""Writes the smallest parts of forms without a template: boxes, choices, labels.

A long form of the admin has thousands of them, and Django runs two or three templates for
each. What is written is the same to the character; `letters/tests/archive/` compares it.
Everything else is left to Django's templates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.formats import localize
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeData

WIDGETS = "django/forms/widgets/"
OPTION = f"{WIDGETS}select_option.html"
BOXES = (
    *("input", "text", "hidden", "number", "email", "url", "password", "checkbox"),
    *("search", "tel", "color", "date", "time", "datetime"),
)

Context = Mapping[str, Any]


class FormRenderer(DjangoTemplates):
    """Django's renderer of forms, quicker with what a form has most of."""

    def render(self, template_name: str, context: Context, request: Any = None) -> str:
        write = WRITTEN.get(template_name)
        written = write(context) if write else None
        if written is None:
            written = super().render(template_name, context, request)
        return str(written)


def _quoted(value: Any) -> str:
    """As the filter `stringformat:"s"` in a template."""
    return str(value) if isinstance(value, SafeData) else escape(str(value))


def _shown(value: Any) -> str:
    """As a variable in a template."""
    shown = value if isinstance(value, str) else localize(value)
    return str(conditional_escape(shown))


def _attributes(attributes: Mapping[str, Any] | None) -> str:
    return "".join(
        f" {_shown(name)}" if value is True else f' {_shown(name)}="{_quoted(value)}"'
        for name, value in (attributes or {}).items()
        if value is not False
    )


def _box(context: Context) -> str:
    widget = context["widget"]
    value = widget["value"]
    shown = "" if value is None else f' value="{_quoted(value)}"'
    opening = f'<input type="{_shown(widget["type"])}" name="{_shown(widget["name"])}"'
    return f"{opening}{shown}{_attributes(widget['attrs'])}>"


def _text_area(context: Context) -> str:
    widget = context["widget"]
    opening = f'<textarea name="{_shown(widget["name"])}"'
    value = _shown(widget["value"]) if widget["value"] else ""
    return f"{opening}{_attributes(widget['attrs'])}>\n{value}</textarea>"


def _choice(context: Context) -> str | None:
    """None for choices that a template of their own writes."""
    widget = context["widget"]
    written = [
        f'<select name="{_shown(widget["name"])}"{_attributes(widget["attrs"])}>'
    ]
    for group, options, _ in widget["optgroups"]:
        if any(option["template_name"] != OPTION for option in options):
            return None
        if group:
            written.append(f'\n  <optgroup label="{_shown(group)}">')
        written += [f"\n  {_option(option)}" for option in options]
        if group:
            written.append("\n  </optgroup>")
    return "".join([*written, "\n</select>"])


def _option(option: Mapping[str, Any]) -> str:
    value, attributes = _quoted(option["value"]), _attributes(option["attrs"])
    return f'<option value="{value}"{attributes}>{_shown(option["label"])}</option>\n'


def _label(context: Context) -> str:
    label = _shown(context["label"])
    if not context["use_tag"]:
        return label.strip()
    tag = _shown(context["tag"])
    return f"<{tag}{_attributes(context['attrs'])}>{label}</{tag}>"


def _no_errors(context: Context) -> str | None:
    return None if context["errors"] else ""


WRITTEN: dict[str, Callable[[Context], str | None]] = {
    **{f"{WIDGETS}{name}.html": _box for name in BOXES},
    f"{WIDGETS}textarea.html": _text_area,
    f"{WIDGETS}select.html": _choice,
    "django/forms/label.html": _label,
    "django/forms/errors/list/default.html": _no_errors,
    "django/forms/errors/list/ul.html": _no_errors,
}
