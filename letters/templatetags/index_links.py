"""Links of indexes and glossaries: a page has up to a thousand, for which a loop of the
template takes three times as long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join

from letters.models import Entry

register = template.Library()


@register.simple_tag
def volumes_of(entries: Iterable[Entry]) -> str:
    """The volumes whose lists have the `entries`, each a link to its own."""
    links = ((one.get_absolute_url(), one.edition.name_with_subject) for one in entries)
    return format_html_join(", ", '<a href="{}">{}</a>', links)


@register.simple_tag
def linked_words(words: Iterable[tuple[str, str]]) -> str:
    """Words of an index, each text with its address or ""."""
    pieces = (
        format_html('<a href="{}">{}</a>', address, text) if address else text
        for text, address in words
    )
    return format_html_join("", "{}", ((piece,) for piece in pieces))


@register.simple_tag
def topic_lines(lines: Iterable[Any]) -> str:
    """Lines of an index, letters.reader.topic_page.TopicNode, and what stands under each."""
    items = (
        (linked_words(node.words), topic_lines(node.parts) if node.parts else "")
        for node in lines
    )
    return format_html(
        '<ul class="topic-lines">\n{}\n</ul>',
        format_html_join("\n", "<li>\n{}\n{}\n</li>", items),
    )
