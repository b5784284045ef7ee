"""The handout as an electronic book: a chapter for each text, its annotations as notes.

Such a book has no lines of its own, so the numbers of ours stand between the words.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Iterator
from html import escape

from django.template.loader import render_to_string

from letters.exports.epub import Book, BookPart, Chapter, Note
from letters.models import Reading
from letters.reader.handout import Cut, HandoutText, LinedNote, handout_context
from letters.reader.handout_paper import annotation_html
from letters.reader.style_sheets import read_style_sheets
from letters.rendering import hide_passages, link_references
from letters.rendering.contract import START_TAG
from letters.rendering.line_numbers import without_line_ends
from letters.rendering.teacher_text import render_body

_HIDDEN = re.compile(r'(?<=") hidden(?=[ >])')
STYLE_SHEETS = (
    *("css/components/text.css", "css/epub.css"),
    *("css/components/handout.css", "css/handout_epub.css"),
)


def handout_book(reading: Reading, absolute: Callable[[str], str], cut: Cut) -> Book:
    """`absolute` completes an address with the site's; `cut` makes pictures of regions."""
    texts = handout_context(reading, absolute, cut)["texts"]
    chapters = [
        *_words_of_teacher(reading, "introduction", "Introduction"),
        *map(_chapter, texts),
        *_words_of_teacher(reading, "tasks", "Tasks"),
    ]
    return Book(
        identifier=absolute(reading.get_absolute_url()),
        title=reading.title,
        site=absolute("/").removesuffix("/"),
        contents=BookPart(reading.title, chapters),
        changed=reading.changed,
        creators=[reading.byline] if reading.byline else [],
        style=read_style_sheets(STYLE_SHEETS),
        pictures=dict(ChainMap(*(text.pictures for text in texts))),
    )


def _words_of_teacher(reading: Reading, name: str, title: str) -> Iterator[Chapter]:
    if words := getattr(reading, name):
        html = _in_language(f"<h1>{title}</h1>{render_body(words)}", reading)
        yield Chapter(name, title, reading.get_absolute_url(), html)


def _chapter(text: HandoutText) -> Chapter:
    reading = text.entry.item.reading
    heading = text.entry.heading
    before = f'<h1 id="start">{escape(heading)}</h1>'
    if words := text.entry.introduction:
        before += _in_language(render_body(words), reading)
    context = {"text": text, "reading": reading}
    after = render_to_string("letters/exports/handout_epub_after.html", context)
    texts = "".join(sheet.html for sheet in text.sheets)
    html = hide_passages(link_references(texts, text.links), text.omitted_passages)
    return Chapter(
        name=f"text{text.entry.number}",
        title=heading,
        address=text.entry.address,
        html=f"{before}<div>{_as_xml(without_line_ends(html))}</div>{after}",
        notes=[*_footnotes(text), *_annotations(text)],
        appearance=text.document.appearance,
    )


def _as_xml(html: str) -> str:
    """What is not shown says so by an attribute that has no value in HTML."""
    return START_TAG.sub(lambda tag: _HIDDEN.sub(' hidden=""', tag[0]), html)


def _footnotes(text: HandoutText) -> Iterator[Note]:
    on_sheets = [note for sheet in text.sheets for note in sheet.footnotes]
    for note in [*on_sheets, *text.unplaced_footnotes]:
        html = link_references(note.html, text.links)
        yield Note(note.key, note.names.label, html, note.is_summary)


def _annotations(text: HandoutText) -> Iterator[Note]:
    """Every one has its note, since its call leads there; questions say where they are."""
    for lined in text.annotations:
        note = lined.note
        html = "<p>A question: see below the text.</p>" if note.question else ""
        html = html or f"{annotation_html(lined)}{_picture(lined)}"
        yield Note(
            key="",
            label=f"[{lined.number}]",
            html=_in_language(html, text.entry.item.reading),
            own_id=note.note_id,
            own_mark_id=note.call_id or "start",
        )


def _picture(lined: LinedNote) -> str:
    if not lined.picture:
        return ""
    words = f"Part of the scan of page {lined.note.region.image.page_key}"
    return f'<p><img src="{lined.picture}" alt="{escape(words)}"/></p>'


def _in_language(html: str, reading: Reading) -> str:
    language = escape(reading.language)
    return (
        f'<div class="body-text" lang="{language}" xml:lang="{language}">{html}</div>'
    )
