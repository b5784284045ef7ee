"""The stretch of a text that is most like some words, to the letter."""

from __future__ import annotations

from rapidfuzz import fuzz

from letters.alignment.runs import Range

# In hundredths; what is less alike than that is nothing like it.
_LEAST = 50


def closest_stretch(words: str, text: str, start: int, end: int) -> Range | None:
    """The stretch of `text[start:end]`, as long as `words`, that is most like them."""
    found = fuzz.partial_ratio_alignment(words, text[start:end], score_cutoff=_LEAST)
    if not found or found.dest_start == found.dest_end:
        return None
    return start + found.dest_start, start + found.dest_end
