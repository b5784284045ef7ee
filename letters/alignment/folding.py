"""The same words in another dress: quotes, dashes and white space made alike."""

from __future__ import annotations

import re

from rapidfuzz.distance import Indel

# One character for one: offsets in the folded text are those of the text.
_FOLDED = {
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\t\r\v\f\u00a0\u2028\u2029\u2009\u202f", " "),
}
# They are few in a text: to find them is quicker than to translate every character.
_TO_FOLD = re.compile(f"[{''.join(_FOLDED)}]")


def fold(text: str) -> str:
    """`text` with plain quotes, hyphens for dashes, and blanks; as long as it was."""
    return _TO_FOLD.sub(_folded, text.replace("\n", " "))


def _folded(found: re.Match[str]) -> str:
    return _FOLDED[found[0]]


def likeness(first: str, second: str) -> float:
    """The share of characters that both have in order, when folded; 1 for equal ones."""
    return float(Indel.normalized_similarity(fold(first), fold(second)))
