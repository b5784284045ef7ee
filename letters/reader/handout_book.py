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
from letters.exports.pdf import PICTURE
from letters.models import Reading
from letters.reader.handout import Cut, HandoutText, handout_context
from letters.reader.style_sheets import read_style_sheets
from letters.rendering import link_references
from letters.rendering.contract import ANNOTATION_CALL_ELEMENT
from letters.rendering.left_out import is_hidden, leave_out
from letters.rendering.line_numbers import without_line_ends
from letters.rendering.teacher_text import render_body

_NARROW_SPACE = "\u202f"
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
    html = _for_book(link_references(texts, text.links), text)
    return Chapter(
        name=f"text{text.entry.number}",
        title=heading,
        address=text.entry.address,
        html=f'{before}<div class="handout">{without_line_ends(html)}</div>',
        notes=[*_footnotes(text), *_annotations(text)],
        after=_with_pictures(after),
        appearance=text.document.appearance,
    )


def _for_book(html: str, text: HandoutText) -> str:
    """`html` without the words that are covered, which no script shows in a book, and
    with calls that stand apart from the word and from each other."""
    shown = leave_out(html, is_hidden, text.wholly_left_out)
    return ANNOTATION_CALL_ELEMENT.sub(_call, shown)


def _call(call: re.Match[str]) -> str:
    number = f">{call['shown']}</a>"
    return f"{_NARROW_SPACE}{call[0].removesuffix(number)}>[{call['shown']}]</a>"


def _with_pictures(html: str) -> str:
    """They are files beside the chapters."""
    return html.replace(f' src="{PICTURE}', ' src="')


def _footnotes(text: HandoutText) -> Iterator[Note]:
    on_sheets = [note for sheet in text.sheets for note in sheet.footnotes]
    for note in [*on_sheets, *text.unplaced_footnotes]:
        html = _for_book(link_references(note.html, text.links), text)
        yield Note(note.key, note.names.label, html, note.is_summary)


def _annotations(text: HandoutText) -> Iterator[Note]:
    """Every one has its note, since its call leads there; questions say where they are."""
    for lined in text.annotations:
        note = lined.note
        context = {"lined": lined}
        html = render_to_string("letters/exports/handout_epub_note.html", context)
        html = _with_pictures(html)
        yield Note(
            key="",
            label=f"[{lined.number}]",
            html=_in_language(html, text.entry.item.reading),
            own_id=note.note_id,
            own_mark_id=note.call_id or "start",
        )


def _in_language(html: str, reading: Reading) -> str:
    language = escape(reading.language)
    return (
        f'<div class="body-text" lang="{language}" xml:lang="{language}">{html}</div>'
    )
