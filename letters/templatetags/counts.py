"""Numbers of things, as readers read them: "1 document", "16,299 documents"."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def grouped(number: int) -> str:
    """The digits in groups of three."""
    return f"{number:,}"


@register.filter
def counted(number: int, thing: str) -> str:
    """The number with the `thing`, which has an s where there are others than one."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
