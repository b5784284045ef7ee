"""What stands for a note in the text and before it in a list: a number or a word."""

from __future__ import annotations

SUMMARY = "summary"
_WORDS = {"source": "Source", SUMMARY: "Summary"}
WITHOUT_NAME = "*"


def is_source_note(number: str, kind: str, text: str) -> bool:
    """Whether it says where the document is held; not every TEI file marks such notes."""
    begins_so = text.lstrip("[").startswith("Source:")
    return kind == "source" or number == "0" or begins_so


def note_mark(number: str, kind: str, text: str) -> str:
    """The mark as printed; else "Source", "Summary", or "*" for a note of no such kind.

    Editions number a summary among the footnotes, which it is not one of.
    """
    if kind == SUMMARY:
        return _WORDS[SUMMARY]
    if number not in ("", "0"):
        return number
    return _WORDS["source"] if is_source_note(number, kind, text) else WITHOUT_NAME


def note_name(mark: str) -> str:
    """The note in words: "Note 4", "Note *", "Summary"."""
    return mark if mark == _WORDS[SUMMARY] else f"Note {mark}"
