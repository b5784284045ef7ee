"""The pages of a list that its readers can go to."""

from __future__ import annotations

from django import template
from django.core.paginator import Page, Paginator

register = template.Library()


@register.filter
def numbers_to_show(page: Page) -> list[int | None]:
    """The first and the last numbers and those around the page; None for others between."""
    paginator = page.paginator
    numbers = paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return [None if number == Paginator.ELLIPSIS else number for number in numbers]
