"""Puts the text of each footnote where it is called for, as printing wants it.

What prints the page moves the note to its foot. A note stands in the midst of a line,
where no paragraph may: its blocks become spans of the same class, and look as before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

# As `document` writes them.
_MARK = re.compile(
    r'<sup class="note-mark apparatus"><a id="mark-(?P<key>[^"<>]*)"[^<>]*>'
    r"(?P<mark>[^<]*)</a></sup>"
)
_FILE_NUMBER = re.compile(
    r'(?P<start><span class="file-number apparatus">)<a [^<>]*>(?P<words>[^<]*)</a>'
)
_BLOCK = re.compile(r"<(?P<end>/?)(?P<tag>p|div|blockquote|table|tr|td)(?=[ >])")
_ANCHOR = re.compile(r' (?:id|href)="#?[^"<>]*"')


def put_notes_in_place(html: str, notes: Mapping[str, str]) -> str:
    """`html` with each of the `notes`, by key, where its mark stands.

    A note in a note follows the one that calls for it. A file number is all there as it
    stands above the heading.
    """
    html = _FILE_NUMBER.sub(r"\g<start>\g<words>", html)
    return _MARK.sub(lambda found: _note(found, notes), html)


def _note(found: re.Match[str], notes: Mapping[str, str]) -> str:
    key, mark = unescape(found["key"]), found["mark"]
    if key not in notes:
        return f"<sup>{mark}</sup>"
    text = notes[key]
    within = [(each["mark"], unescape(each["key"])) for each in _MARK.finditer(text)]
    text = _inline(_MARK.sub(lambda each: f"<sup>{each['mark']}</sup>", text))
    others = {other: note for other, note in notes.items() if other != key}
    further = "".join(
        f'<span class="note-within"><sup>{mark}</sup> {_inline(others[other])}</span>'
        for mark, other in within
        if other in others
    )
    name = escape(found["mark"])
    return f'<span class="footnote" data-mark="{name}">{text}{further}</span>'


def _inline(html: str) -> str:
    """Without blocks, and without anchors, which the text has already."""

    def spanned(found: re.Match[str]) -> str:
        if found["end"]:
            return "</span"
        return f'<span data-block="{found["tag"]}"'

    return _ANCHOR.sub("", _BLOCK.sub(spanned, html))
