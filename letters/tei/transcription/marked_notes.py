"""What a raw text says by signs of the notation: [^1] calls a note, [words]{.bold}."""

from __future__ import annotations

import re

from letters.tei.transcription.edits import Edits

_NOTE = re.compile(r"^\[\^[0-9]{1,4}\]: ", re.MULTILINE)
_CALL = re.compile(r"\[\^[0-9]{1,4}\](?!:)")
_SPAN = re.compile(
    r"\[(?=[^\[\]\n]{1,2000}\](?P<after>\{\.(?:bold|italic|underline)\}))"
)


def has_marked_notes(text: str) -> bool:
    """Whether notes stand in it behind their signs, below a call for one."""
    note = _NOTE.search(text)
    return bool(note and _CALL.search(text, 0, note.start()))


def edit_signs(edits: Edits) -> None:
    """Let the signs of words stand as the notation has them."""
    for span in _SPAN.finditer(edits.text):
        close = span.start("after") - 1
        edits.add(span.start(), span.start() + 1, "[")
        edits.add(close, span.end("after"), f"]{span['after']}")
