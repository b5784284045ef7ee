"""What a raw text says by signs of the notation: [^1] calls a note, [words]{.bold}."""

from __future__ import annotations

import re

from letters.tei.transcription.edits import Edits
from letters.tei.transcription.note_list import ListedNote

_NOTE = re.compile(r"^\[\^(?P<number>[0-9]{1,4})\]: (?P<text>[^\n]*+)", re.MULTILINE)
_CALL = re.compile(r"\[\^(?P<number>[0-9]{1,4})\](?!:)")
_SPAN = re.compile(r"\[(?=[^\[\]\n]{1,2000}\](?P<after>\{\.(?:bold|underline)\}))")


def split_marked_notes(text: str) -> tuple[str, list[ListedNote]]:
    """Part the running text from the notes that end it, each behind its sign; without
    them, the whole text and no notes."""
    notes = list(_NOTE.finditer(text))
    if not notes or not _CALL.search(text, 0, notes[0].start()):
        return text, []
    listed = [
        ListedNote(int(note["number"]), note["text"], note.start("text"))
        for note in notes
    ]
    return text[: notes[0].start()].rstrip(), listed


def edit_signs(edits: Edits, end: int, notes: list[ListedNote]) -> None:
    """Let the first call of each note before `end`, and the signs of words, stand as the
    notation has them."""
    waiting = {note.number for note in notes}
    for call in _CALL.finditer(edits.text, 0, end):
        if int(call["number"]) in waiting:
            waiting.remove(int(call["number"]))
            edits.add(call.start(), call.end(), call[0])
    for span in _SPAN.finditer(edits.text):
        close = span.start("after") - 1
        edits.add(span.start(), span.start() + 1, "[")
        edits.add(close, span.end("after"), f"]{span['after']}")


def called_in(text: str, notes: list[ListedNote]) -> list[ListedNote]:
    """The notes that this part of the text calls."""
    called = {int(call["number"]) for call in _CALL.finditer(text)}
    return [note for note in notes if note.number in called]
