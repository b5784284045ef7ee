"""The link that adds a document to a reader's list. A page has one for each of its rows: a
template of its own would take ten times as long."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from letters.models import Document

register = template.Library()
LONGEST_NAME = 50
# A script makes it a button that adds to the list which the browser keeps.
_LINK = '<a class="add-to-list" href="{}?d={}" rel="nofollow">Add to my list{}</a>'
_LINK_OF_ALL = (
    '<a class="add-to-list" href="{}?{}" rel="nofollow">'
    "Add all {} on this page to my list</a>"
)
_OF_DOCUMENT = '<span class="visually-hidden">: {}, {}</span>'


@register.simple_tag
def add_to_list(document: Document, *, is_here: bool = False) -> SafeString:
    """A link that begins a list; on the page of the document itself (`is_here`) it need
    not name it."""
    name = document.name
    if len(name) > LONGEST_NAME:
        name = f"{name[: LONGEST_NAME - 1]}…"
    which = "" if is_here else format_html(_OF_DOCUMENT, name, document.date_in_words)
    return format_html(_LINK, _my_list(), document.identifier, which)


@register.simple_tag
def add_all_to_list(documents: Iterable[Document]) -> SafeString:
    """A link that adds what a page lists; nothing for a single document."""
    identifiers = [document.identifier for document in documents]
    if len(identifiers) < 2:
        return SafeString()
    query = format_html_join("&", "d={}", ((each,) for each in identifiers))
    return format_html(_LINK_OF_ALL, _my_list(), query, len(identifiers))


@cache
def _my_list() -> str:
    return reverse("letters:my-list")
