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
    start = max(text.rfind("\n", 0, offset) + 1, offset - MOST_BEFORE)
    words = text[start:offset]
    return words if start == 0 or text[start - 1] == "\n" else "…" + words


def words_after(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    most = offset + MOST_AFTER
    return text[offset:end] if end <= most else text[offset:most] + "…"
