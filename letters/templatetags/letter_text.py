"""The one module that declares HTML safe: what `rendering` has written, and JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from letters.rendering import (
    Link,
    explain_entries,
    hide_passages,
    link_references,
    prefix_anchors,
)
from letters.rendering.qr_code import qr_code as draw_qr_code
from letters.rendering.teacher_text import render_body, render_page

register = template.Library()

_ESCAPES_IN_SCRIPTS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


@register.simple_tag
def letter_text(
    html: str,
    links: Mapping[str, Link] | None = None,
    prefix: str = "",
    entries: Mapping[str, str] | None = None,
    omitted_passages: Collection[str] = (),
) -> SafeString:
    """Rendered text whose references lead where `links` say.

    Its anchors get the `prefix`, so that it can stand on one page with other texts.
    `entries` explain persons and terms, `omitted_passages` are passages that are not shown.

    `rendering` escapes every string of the source, so that all markup in it is what
    `rendering` wrote.
    """
    linked = link_references(html, links or {})
    explained = explain_entries(hide_passages(linked, omitted_passages), entries or {})
    return mark_safe(prefix_anchors(explained, prefix))  # noqa: S308


@register.filter
def body_html(text: str) -> SafeString:
    """What a teacher wrote in Markdown. `render_body` writes all markup in it itself."""
    return mark_safe(render_body(text))  # noqa: S308


@register.filter
def page_html(text: str) -> SafeString:
    """A page of the archive's own in Markdown, with headings: see `body_html`."""
    return mark_safe(render_page(text))  # noqa: S308


@register.simple_tag
def qr_code(address: str) -> SafeString:
    """The address as a drawing; the library escapes it where it names the drawing."""
    return mark_safe(draw_qr_code(address))  # noqa: S308


@register.simple_tag
def json_text(content: Mapping[str, Any]) -> SafeString:
    """JSON that can stand within a script element: no character of it is markup."""
    written = json.dumps(content, ensure_ascii=False)
    return mark_safe(written.translate(_ESCAPES_IN_SCRIPTS))  # noqa: S308
