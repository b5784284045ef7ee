"""What those who read the HTML of `rendering` again may rely on in it.

A text is stored as HTML. What comes later puts today's links, marks and notes into it
by the patterns below, without parsing it. They hold because the writer escapes every
"<" and ">" of the source, and every quotation mark in an attribute, and because it
writes attributes in a fixed order.

A name that changes here changes what is stored: raise DERIVATION_VERSION, so that old
texts are derived again. Style sheets and scripts use the same names: css/pdf.css,
css/components/text.css, js/layers.js, js/notes_beside.js, js/previews.js and
js/selection.js. So do the templates, for the ids of notes and marks.
"""

from __future__ import annotations

import re
from urllib.parse import quote

# Classes.
APPARATUS = "apparatus"  # what the plain text does not hold
NOTE_MARK = "note-mark"
FILE_NUMBER = "file-number"  # above the heading, in volumes until 1954
PAGE_BREAK = "page-break"
REFERENCE = "reference"
# Written into stored HTML, by `highlights` and by `inline_notes`.
MATCH = "match"
FOOTNOTE = "footnote"
NOTE_WITHIN = "note-within"

# Attributes of spans; each stands after the class.
PASSAGE_KEY = "data-passage"  # a conditional passage, or one paragraph's part of it
ENTRY_KEY = "data-entry"  # a person or term that the volume lists
# Attributes of notes put in place, for the style sheet of the PDF.
MARK_OF_NOTE = "data-mark"
TAG_OF_BLOCK = "data-block"

# Roles, of DPUB-ARIA 1.1.
NOTE_CALL = "doc-noteref"
PAGE_BREAK_ROLE = "doc-pagebreak"

# The end of a line, the one element without an end tag.
LINE_BREAK = "<br>"


# Ids. Segments, marks, references and passages have their keys as they are.


def note_id(key: str) -> str:
    return f"note-{key}"


def note_mark_id(key: str) -> str:
    """Of the mark in the text, which calls for the note."""
    return f"mark-{key}"


def page_id(key: str) -> str:
    """Of the break that begins the page."""
    return f"page-{key}"


def match_id(number: int) -> str:
    return f"match-{number}"


def fragment_to(identifier: str) -> str:
    """The fragment that leads to an id: a note may be called "#"."""
    return f"#{quote(identifier)}"


# Tags. No text holds a "<", and no attribute either.
TAG = re.compile(r"<[^<>]*>")
START_TAG = re.compile(r"<[a-z][^<>]*+>")
# Of a start tag: whether its element is apparatus.
IS_APPARATUS = re.compile(rf' class="[^"]*\b{APPARATUS}\b')
# Of blocks, with `end` "/" in their end tags; they stand in no line.
BLOCK_TAG = re.compile(r"<(?P<end>/?)(?P<tag>p|div|blockquote|table|tr|td)(?=[ >])")

# A character of a text: one letter, or one of the three that are escaped.
ESCAPED_CHARACTER = "&(?:amp|lt|gt);"

# Attributes.
ID = re.compile(r' id="[^"<>]*"')
ID_OR_LINK = re.compile(r' (?:id|href)="#?[^"<>]*"')
# Before an id, and before a fragment that leads to one of the same HTML.
START_OF_ID = re.compile(r' (?:id="|href="#)')
LINK = re.compile(r' href="(?P<address>[^"<>#]*)(?P<anchor>#[^"<>]*)?"')
PASSAGE = re.compile(rf'(?<=") {PASSAGE_KEY}="(?P<key>[^"<>]*)"(?=[ >])')
ENTRY = re.compile(rf'(?<=") {ENTRY_KEY}="(?P<key>[^"<>]*)"(?=[ >])')

# Elements, or the start tags of those that hold other text. Keys are escaped.
NOTE_MARK_ELEMENT = re.compile(
    rf'<sup class="{NOTE_MARK} {APPARATUS}"><a id="{note_mark_id("")}(?P<key>[^"<>]*)"'
    r"[^<>]*>(?P<mark>[^<]*)</a></sup>"
)
FILE_NUMBER_LINK = re.compile(
    rf'(?P<start><span class="{FILE_NUMBER} {APPARATUS}">)'
    r"<a [^<>]*>(?P<words>[^<]*)</a>"
)
REFERENCE_TAG = re.compile(
    rf'<a class="{REFERENCE}" id="(?P<key>x\d+)" href="[^"]*"(?: rel="noreferrer")?>'
)
# Of the main pagination alone: another has a class more, and another name of the page.
PAGE_BREAK_TAG = re.compile(
    rf'<span class="{PAGE_BREAK} {APPARATUS}" role="{PAGE_BREAK_ROLE}" '
    r'id="(?P<id>[^"<>]*)" aria-label="Page (?P<label>[^"<>]*)">'
)
