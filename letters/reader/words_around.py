"""The words of a paragraph around a place in it, for a reader who sees no more of it."""

from __future__ import annotations

from letters.models import Footnote

MOST_BEFORE = 120
MOST_AFTER = 40


def words_around(note: Footnote, text: str) -> tuple[str, str]:
    """The words before and after the mark of a note in the text; "" for other notes."""
    if note.anchor is None or note.within:
        return "", ""
    return words_before(text, note.anchor), words_after(text, note.anchor)


def words_before(text: str, offset: int) -> str:
    start = text.rfind("\n", 0, offset) + 1
    words = text[start:offset]
    if len(words) <= MOST_BEFORE:
        return words
    words = words[-MOST_BEFORE:]
    # A word that is cut is left out; but for one that fills the whole.
    if not text[offset - MOST_BEFORE - 1].isspace():
        words = words.partition(" ")[2] or words
    return "…" + words.lstrip()


def words_after(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    most = offset + MOST_AFTER
    if end <= most:
        return text[offset:end]
    words = text[offset:most]
    if not text[most].isspace():
        words = words.rpartition(" ")[0] or words
    return words.rstrip() + "…"
