"""The one place where HTML is declared safe: what `rendering` has written."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString, mark_safe

from letters.rendering import Link, link_references

register = template.Library()


@register.simple_tag
def letter_text(html: str, links: Mapping[str, Link] | None = None) -> SafeString:
    """Rendered text with its references leading where they lead today.

    `rendering` escapes every string of the source, so that nothing in it is markup
    but what `rendering` wrote.
    """
    return mark_safe(link_references(html, links or {}))  # noqa: S308


@register.filter
def at_key(mapping: Mapping[str, str], key: str) -> str:
    return mapping.get(key, "")
