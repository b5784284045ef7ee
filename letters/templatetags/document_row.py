"""One document in a dense list: date first, then who to whom, what it is and where.

A list has fifty of them, and they are half of the time that a page takes: a template of
its own would take three times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from letters.derivation.description.document_kinds import KIND_CHOICES
from letters.models import Document
from letters.templatetags.counts import counted
from letters.templatetags.document_names import name_in_link
from letters.templatetags.reading_list import add_to_list

register = template.Library()

_KIND_NAMES = dict(KIND_CHOICES)
_ROW = """<article class="document-row">
<p class="document-row__date">{date}</p>
<div class="document-row__body">
<h3 class="document-row__name"><a href="{address}">{name}</a></h3>
<p class="document-row__facts">
{facts}
</p>
</div>
<p class="document-row__marks">
{marks}
{add_to_list}
</p>
</article>"""
_FACT = "<span>{}</span>"
_FROM = '<span class="document-row__parties">{}</span>'
_FROM_AND_TO = (
    '<span class="document-row__parties">{}\n'
    '<span aria-hidden="true">→</span><span class="visually-hidden">to</span> {}</span>'
)
_CARRIED = '<span>transmitted in <a href="{}">{}</a></span>'
_PART = '<span class="tag tag--{0}">{0}</span>'
_NOTES = '<span class="tag">{}</span>'


@register.simple_tag
def document_row(document: Document, *, is_in_volume: bool = False) -> SafeString:
    """The `document`, of for_rows(); `is_in_volume` where the page names the volume."""
    return format_html(
        _ROW,
        date=document.date_in_words,
        address=document.get_absolute_url(),
        name=name_in_link(document),
        facts=_in_lines(_facts(document, is_in_volume)),
        marks=_in_lines(_marks(document)),
        add_to_list=add_to_list(document),
    )


def _in_lines(pieces: Iterable[SafeString]) -> SafeString:
    return format_html_join("\n", "{}", ((piece,) for piece in pieces))


def _facts(document: Document, is_in_volume: bool) -> Iterator[SafeString]:
    senders, recipients = document.senders, document.recipients
    if recipients:
        authors = capfirst(", ".join(senders))
        yield format_html(_FROM_AND_TO, authors, ", ".join(recipients))
    elif senders:
        yield format_html(_FROM, capfirst(", ".join(senders)))
    yield format_html(_FACT, _KIND_NAMES.get(document.kind, document.kind))
    if place := _place(document, is_in_volume):
        yield format_html(_FACT, place)
    if carrier := document.carrier:
        yield format_html(_CARRIED, carrier.get_absolute_url(), carrier.name)
    for step in document.steps:
        yield format_html(_FACT, step)
    if times := document.times:
        yield format_html(_FACT, f"named {times} time{'' if times == 1 else 's'}")
    if not document.is_published:
        status = document.get_status_display().lower()
        yield format_html("<strong>{}, not public</strong>", status)


def _place(document: Document, is_in_volume: bool) -> str:
    if is_in_volume:
        return f"Document {document.number}" if document.number else ""
    if not document.edition:
        return ""
    return f"{'in ' if document.carrier_id else ''}{document.place_with_subject}"


def _marks(document: Document) -> Iterator[SafeString]:
    yield format_html_join("", _PART, ((part,) for part in document.row_parts))
    if document.note_count:
        yield format_html(_NOTES, counted(document.note_count, "note"))
