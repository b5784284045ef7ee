"""Writes words of a comparison: in a template, each line's end would be a blank in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

_SAID = {
    "del": "[left out: ",
    "ins": "[added: ",
    "": "[in brackets in one text alone: ",
}
_HIDDEN = '<span class="visually-hidden">{}</span>'


@register.simple_tag
def compared_stretches(stretches: Iterable[Any]) -> SafeString:
    """The words of letters.reader.witnesses.shown_rows.ShownStretch, one after another."""
    return format_html_join("", "{}", ((_stretch(one),) for one in stretches))


@register.simple_tag
def compared_stretch(stretch: Any) -> SafeString:
    """The words of one ShownStretch."""
    return _stretch(stretch)


def _stretch(stretch: Any) -> SafeString:
    words = format_html_join("", "{}", ((_piece(one),) for one in stretch.pieces))
    change = stretch.change
    if not change:
        return words
    anchor = format_html(' id="c{}"', change.number) if stretch.is_first else ""
    marked = format_html(
        '<{tag}{anchor} class="change change--{kind}">{before}{words}{after}</{tag}>',
        tag=stretch.tag or "span",
        anchor=anchor,
        kind=change.kind if stretch.tag else "kept",
        before=format_html(_HIDDEN, _SAID[stretch.tag]),
        words=words,
        after=format_html(_HIDDEN, f", change {change.number}]"),
    )
    return format_html("{}{}", marked, _link_to_next(stretch))


def _link_to_next(stretch: Any) -> SafeString | str:
    if not stretch.next:
        return ""
    return format_html(
        '<a class="change-number" href="#c{}">{}{}{}</a>',
        stretch.next,
        format_html(_HIDDEN, "Change "),
        stretch.change.number,
        format_html(_HIDDEN, f"; go to change {stretch.next}"),
    )


def _piece(piece: Any) -> SafeString | str:
    if piece.is_paragraph_end:
        return format_html(
            '<span class="paragraph-end">{}<span aria-hidden="true"> ¶ </span></span>',
            format_html(_HIDDEN, " new paragraph "),
        )
    if not piece.point:
        return str(piece.text)
    if piece.point.kind == "page":
        return format_html(
            '<a class="collation__page" href="{}">[Page {}]</a> ',
            piece.point.address,
            piece.point.label,
        )
    return format_html(
        '<sup class="collation__note"><a href="{}">{}{}</a></sup>',
        piece.point.address,
        format_html(_HIDDEN, "Note "),
        piece.point.label,
    )
