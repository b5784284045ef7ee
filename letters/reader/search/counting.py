"""Numbers of documents, in words for readers."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """ "1 document", "16,299 documents"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
