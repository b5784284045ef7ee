"""Footnotes put at their marks in the text, as printing needs them.

The program that prints the page moves the note to its foot. A note stands within a
line, where no paragraph may: its blocks become spans of the same class.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

from letters.rendering.contract import (
    ANNOTATION_CALL,
    ANNOTATION_CALL_ELEMENT,
    BLOCK_TAG,
    FILE_NUMBER_LINK,
    FOOTNOTE,
    ID_OR_LINK,
    MARK_OF_NOTE,
    NOTE_MARK_ELEMENT,
    NOTE_WITHIN,
    TAG_OF_BLOCK,
    TEACHERS_NOTE,
)
from letters.rendering.lifted_notes import lift_notes

# What teachers write has lists besides.
_BODY_BLOCK = re.compile(
    r"<(?P<end>/?)(?P<tag>p|div|blockquote|pre|ul|ol|li|h[1-6])(?=[ >])"
)


def put_notes_in_place(html: str, notes: Mapping[str, str]) -> str:
    """`html` with each of the `notes`, by key, where its mark stands.

    A note in a note follows the one that calls for it. A file number, which stands
    whole above the heading, only loses its link.
    """
    html = FILE_NUMBER_LINK.sub(r"\g<start>\g<words>", html)
    return lift_notes(NOTE_MARK_ELEMENT.sub(lambda match: _note_at(match, notes), html))


def _note_at(call: re.Match[str], notes: Mapping[str, str]) -> str:
    """What stands in the place of a note's mark; the mark alone without the note."""
    key = unescape(call["key"])
    if key not in notes:
        return _plain_mark(call)
    text = notes[key]
    calls_within = list(NOTE_MARK_ELEMENT.finditer(text))
    text = _without_blocks(NOTE_MARK_ELEMENT.sub(_plain_mark, text))
    further = "".join(
        _note_within(inner, notes[inner_key])
        for inner in calls_within
        if (inner_key := unescape(inner["key"])) in notes and inner_key != key
    )
    mark = escape(call["mark"])
    return f'<span class="{FOOTNOTE}" {MARK_OF_NOTE}="{mark}">{text}{further}</span>'


def _note_within(call: re.Match[str], note: str) -> str:
    text = _without_blocks(note)
    return f'<span class="{NOTE_WITHIN}">{_plain_mark(call)} {text}</span>'


def _plain_mark(call: re.Match[str]) -> str:
    """The mark without its link."""
    return f"<sup>{call['mark']}</sup>"


def _without_blocks(html: str) -> str:
    """`html` with spans for blocks, and without anchors, which the text has already."""
    return ID_OR_LINK.sub("", BLOCK_TAG.sub(_span_tag, html))


def put_annotations_in_place(html: str, bodies: Mapping[int, str]) -> str:
    """`html` with each of the `bodies`, by the number of its annotation, where the call
    of it stands; of other annotations only the number."""

    def note_at(call: re.Match[str]) -> str:
        body = bodies.get(int(call["number"]))
        if body is None:
            return _plain_call(call)
        text = ID_OR_LINK.sub("", _BODY_BLOCK.sub(_span_tag, body))
        return (
            f'<span class="{FOOTNOTE} {TEACHERS_NOTE}" '
            f'{MARK_OF_NOTE}="[{call["shown"]}]">{text}</span>'
        )

    return lift_notes(ANNOTATION_CALL_ELEMENT.sub(note_at, html))


def add_annotations_within(html: str, bodies: Mapping[int, str]) -> str:
    """The HTML of a note, with the `bodies` that it calls for at its end: no note at the
    foot of a page has notes of its own."""
    calls = {
        int(call["number"]): call["shown"]
        for call in ANNOTATION_CALL_ELEMENT.finditer(html)
    }
    further = "".join(
        f'<span class="{NOTE_WITHIN}"><sup>[{shown}]</sup> '
        f"{ID_OR_LINK.sub('', _BODY_BLOCK.sub(_span_tag, bodies[number]))}</span>"
        for number, shown in calls.items()
        if number in bodies
    )
    return ANNOTATION_CALL_ELEMENT.sub(_plain_call, html) + further


def _plain_call(call: re.Match[str]) -> str:
    return f'<sup class="{ANNOTATION_CALL}">[{call["shown"]}]</sup>'


def _span_tag(block: re.Match[str]) -> str:
    if block["end"]:
        return "</span"
    return f'<span {TAG_OF_BLOCK}="{block["tag"]}"'
