"""The names and patterns in the HTML of `rendering` that other modules rely on.

A text is stored as HTML. Later steps put today's links, marks and notes into it by the
patterns below, without parsing it. The patterns hold because the writer escapes every
"<" and ">" of the source, and every quotation mark in an attribute, and because it
writes attributes in a fixed order.

A name that changes here changes what is stored: raise DERIVATION_VERSION, so that old
texts are derived again. Style sheets and scripts in static/ use the same names. So do
the templates, for the ids of notes, marks and pages.
"""

from __future__ import annotations

import re
from urllib.parse import quote

# Classes.
APPARATUS = "apparatus"  # words that are not in the plain text
NOTE_MARK = "note-mark"
FILE_NUMBER = "file-number"  # above the heading, in volumes until 1954
PAGE_BREAK = "page-break"
REFERENCE = "reference"
# Written into stored HTML, by `highlights` and by `inline_notes`.
MATCH = "match"
FOOTNOTE = "footnote"
NOTE_WITHIN = "note-within"
SUMMARY = "summary"
# Written by `line_numbers`, for paper.
TEACHERS_NOTE = "footnote--teacher"  # an annotation put in place
LINE_NUMBER = "line-number"
LINE_END = "line-end"
# Written into it by `annotations` and `white_out`.
ANNOTATED = "annotated"
ANNOTATION_CALL = "annotation-call"
WHITE_OUT = "white-out"
WHITE_OUT_CONTROL = "white-out-control"

# Attributes of spans, each written after the class.
PASSAGE_KEY = "data-passage"  # a conditional passage, or one paragraph's part of it
ENTRY_KEY = "data-entry"  # persons or terms that the volume lists
NUMBER_OF_ITEM = "data-number"  # of a list; the style sheet shows it
# Attributes of notes put in place, for the style sheet of the PDF.
MARK_OF_NOTE = "data-mark"
TAG_OF_BLOCK = "data-block"
# Numbers of annotations: about a stretch of the text, covering it, shown by a control.
NOTES_OF_STRETCH = "data-notes"
COVERED_BY = "data-covered"
COVERS = "data-covers"

# Roles, of DPUB-ARIA 1.1.
NOTE_CALL = "doc-noteref"
PAGE_BREAK_ROLE = "doc-pagebreak"

# The end of a line, the only element without an end tag.
LINE_BREAK = "<br>"


# Ids. Those of segments, marks, references and passages are their keys.


def note_id(key: str) -> str:
    return f"note-{key}"


def note_mark_id(key: str) -> str:
    """The id of the note's mark in the text."""
    return f"mark-{key}"


def page_id(key: str) -> str:
    """The id of the break at which the page begins."""
    return f"page-{key}"


def match_id(number: int) -> str:
    return f"match-{number}"


def annotation_id(number: int, turn: int = 1) -> str:
    """The id of the first words of an annotation; `turn` counts its places."""
    return f"a-{number}" if turn == 1 else f"a-{number}-{turn}"


def annotation_call_id(number: int, turn: int = 1) -> str:
    return f"call-{annotation_id(number, turn)}"


def annotation_note_id(number: int | str) -> str:
    """The id of what the teacher wrote. A footnote may have the key "a-7", which is why
    it is not that of a note."""
    return f"annotation-{number}"


def fragment_to(identifier: str) -> str:
    """The fragment that leads to an id, quoted: a note may be called "#"."""
    return f"#{quote(identifier)}"


# Tags. Neither a text nor an attribute contains a "<".
TAG = re.compile(r"<[^<>]*>")
START_TAG = re.compile(r"<[a-z][^<>]*+>")
# Searched for in a start tag, to see whether the element is apparatus.
IS_APPARATUS = re.compile(rf' class="[^"]*\b{APPARATUS}\b')
# The beginning of a block's start tag or, with `end` "/", of its end tag.
BLOCK_TAG = re.compile(r"<(?P<end>/?)(?P<tag>p|div|blockquote|table|tr|td|th)(?=[ >])")

# The three characters that are escaped in a text; in the plain text each is one.
ESCAPED_CHARACTER = "&(?:amp|lt|gt);"

# Attributes.
ID = re.compile(r' id="[^"<>]*"')
ID_OR_LINK = re.compile(r' (?:id|href)="#?[^"<>]*"')
# What stands before an id, and before a fragment that leads to an id.
START_OF_ID = re.compile(r' (?:id="|href="#)')
LINK = re.compile(r' href="(?P<address>[^"<>#]*)(?P<anchor>#[^"<>]*)?"')
PASSAGE = re.compile(rf'(?<=") {PASSAGE_KEY}="(?P<key>[^"<>]*)"(?=[ >])')
ENTRY = re.compile(rf'(?<=") {ENTRY_KEY}="(?P<key>[^"<>]*)"(?=[ >])')

# Elements, or the start tags of elements with other text in them. Keys are escaped.
NOTE_MARK_ELEMENT = re.compile(
    rf'<sup class="{NOTE_MARK} {APPARATUS}"><a id="{note_mark_id("")}(?P<key>[^"<>]*)"'
    r"[^<>]*>(?P<mark>[^<]*)</a></sup>"
)
ANNOTATION_CALL_ELEMENT = re.compile(
    rf'<a class="{ANNOTATION_CALL} {APPARATUS}" id="[^"]*" '
    rf'href="#{annotation_note_id("")}(?P<number>[0-9]+)"[^<>]*>(?P<shown>[0-9]+)</a>'
)
FILE_NUMBER_LINK = re.compile(
    rf'(?P<start><span class="{FILE_NUMBER} {APPARATUS}">)'
    r"<a [^<>]*>(?P<words>[^<]*)</a>"
)
REFERENCE_TAG = re.compile(
    rf'<a class="{REFERENCE}" id="(?P<key>x\d+)" href="[^"]*"(?: rel="noreferrer")?>'
)
# Only of the main pagination: in others, the class and the word "Page" differ.
PAGE_BREAK_TAG = re.compile(
    rf'<span class="{PAGE_BREAK} {APPARATUS}" role="{PAGE_BREAK_ROLE}" '
    r'id="(?P<id>[^"<>]*)" aria-label="Page (?P<label>[^"<>]*)">'
)
