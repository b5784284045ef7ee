"""The same words in another dress: quotes, dashes and white space made alike."""

from __future__ import annotations

from rapidfuzz.distance import Indel

# One character for one: offsets in the folded text are those of the text.
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\t\n\r\v\f\u00a0\u2028\u2029\u2009\u202f", " "),
    }
)


def fold(text: str) -> str:
    """`text` with plain quotes, hyphens for dashes, and blanks; as long as it was."""
    return text.translate(_FOLDED)


def likeness(first: str, second: str) -> float:
    """The share of characters that both have in order, when folded; 1 for equal ones."""
    return float(Indel.normalized_similarity(fold(first), fold(second)))
