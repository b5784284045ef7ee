"""The handout as a program that sets pages needs it: each note where it is called."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable
from html import escape
from typing import Any

from letters.models import Footnote, Reading
from letters.reader.handout import (
    Cut,
    HandoutText,
    LinedNote,
    Sheet,
    handout_context,
)
from letters.rendering import put_notes_in_place
from letters.rendering.inline_notes import (
    add_annotations_within,
    put_annotations_in_place,
)
from letters.rendering.teacher_text import render_body


def paper_handout_context(
    reading: Reading, absolute: Callable[[str], str], cut: Cut
) -> dict[str, Any]:
    """`pictures` are those of all texts, by their names."""
    context = handout_context(reading, absolute, cut)
    texts = [(text, paper_sheets(text)) for text in context["texts"]]
    pictures = [text.pictures for text in context["texts"]]
    return {**context, "texts": texts, "pictures": dict(ChainMap(*pictures))}


def paper_sheets(text: HandoutText) -> list[Sheet]:
    """The sheets with every note in its text. The notes left are those that nothing in
    the text calls for."""
    bodies = {lined.note.number: annotation_html(lined) for lined in text.notes}
    return [_with_notes(sheet, bodies) for sheet in text.sheets]


def annotation_html(lined: LinedNote) -> str:
    """What an annotation says, with its kind before it."""
    annotation = lined.annotation
    link = escape(annotation.address)
    address = f'<p><a href="{link}">{link}</a></p>' if link else ""
    kind = escape(lined.note.label)
    body = render_body(annotation.body).strip().replace(">\n<", "><")
    return f"<b>{kind}:</b> {body}{address}"


def _with_notes(sheet: Sheet, bodies: dict[int, str]) -> Sheet:
    called = [note for note in sheet.footnotes if _is_called(note)]
    notes = {note.key: add_annotations_within(note.html, bodies) for note in called}
    html = put_notes_in_place(sheet.html, notes)
    rest = [note for note in sheet.footnotes if not _is_called(note)]
    for note in rest:
        note.html = add_annotations_within(note.html, bodies)
    return Sheet(sheet.page, put_annotations_in_place(html, bodies), rest, [])


def _is_called(note: Footnote) -> bool:
    """Whether its mark is in the text. A summary stands apart from it."""
    return note.anchor is not None and not note.is_summary
