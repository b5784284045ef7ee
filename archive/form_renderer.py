"""Writes forms by the templates that Django has for Jinja2.

A long form of the admin has thousands of boxes, choices and labels, and Django's other
templates need twice the time for each. Those of the admin and of apps stay theirs.
"""

from __future__ import annotations

from typing import Any

from django.forms.renderers import DjangoTemplates, Jinja2

OF_DJANGO = "django/forms/"


class FormRenderer(DjangoTemplates):
    """Django's renderer of forms, quicker with what a form has most of."""

    def __init__(self) -> None:
        self._quick = Jinja2()

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith(OF_DJANGO):
            return self._quick.get_template(template_name)
        return super().get_template(template_name)
