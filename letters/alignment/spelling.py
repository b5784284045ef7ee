"""Which letters of a changed word, or of a few, go on: a typing error keeps its word."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from letters.alignment.folding import fold

_LONGEST = 400
_LEAST_LIKENESS = 0.5

# Where equal letters begin in both words, and how many they are.
Equal = tuple[int, int, int]


def match_letters(old: str, new: str) -> list[Equal]:
    """The runs of equal letters; none where the words are too long, or too unlike."""
    if not old or not new or max(len(old), len(new)) > _LONGEST:
        return []
    old, new = fold(old), fold(new)
    if Levenshtein.normalized_similarity(old, new) < _LEAST_LIKENESS:
        return []
    return [
        (opcode.src_start, opcode.dest_start, opcode.src_end - opcode.src_start)
        for opcode in Levenshtein.opcodes(old, new)
        if opcode.tag == "equal"
    ]
