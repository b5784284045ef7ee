"""Whom a revision thanks, on the pages of the history of a document."""

from __future__ import annotations

from django import template

from letters.models import Revision, thanks_for

register = template.Library()


@register.filter
def thanks(revision: Revision) -> str:
    return thanks_for(revision)
