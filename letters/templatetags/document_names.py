"""The names of documents in lists."""

from __future__ import annotations

from django import template
from django.utils.html import format_html

from letters.models import Document

register = template.Library()


@register.filter
def name_in_link(document: Document) -> str:
    """The name of a document in a link that has the date beside it.

    Eyes read the date there; who hears the links alone hears it with the name.
    """
    if not (date := document.date_after_name):
        return document.name
    return format_html('{}<span class="visually-hidden">{}</span>', document.name, date)
