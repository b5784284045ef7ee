"""Writes a fieldset of the admin by a template of Jinja2, in half the time.

The form of a document with a hundred events has more than a thousand boxes, for each of
which Django's own template asks the same questions again.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.forms.renderers import BaseRenderer
from django.forms.utils import RenderableMixin
from django.template.loader import get_template

register = template.Library()


class QuickRenderer(BaseRenderer):
    def get_template(self, template_name: str) -> Any:
        return get_template(template_name, using="quick")


class QuickFieldset(RenderableMixin):
    template_name = "fieldset.jinja"
    renderer = QuickRenderer()

    def __init__(self, fieldset: Any, heading: str, level: int) -> None:
        self._context = {"fieldset": fieldset, "heading": heading, "level": level}

    def get_context(self) -> dict[str, Any]:
        return self._context


@register.simple_tag(takes_context=True)
def form_fieldset(context: template.Context) -> str:
    """The `fieldset` of the context, with a heading as Django's template names it."""
    names = (context.get(name, "") for name in ("prefix", "id_prefix", "id_suffix"))
    prefix, id_prefix, id_suffix = names
    return QuickFieldset(
        context["fieldset"],
        heading=f"{prefix}-{id_prefix}-{id_suffix}-heading",
        level=context.get("heading_level", 2),
    ).render()
