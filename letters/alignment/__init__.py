"""Which characters of one text go on in another: paragraphs, then words, then letters.

It serves whatever compares two states of a text: anchors that follow a correction,
revisions, edit conflicts, witnesses of one letter.
"""

from letters.alignment.folding import fold, likeness
from letters.alignment.lines import LineChange, compare_sequences
from letters.alignment.runs import Alignment, Range, Run
from letters.alignment.searching import closest_stretch
from letters.alignment.texts import align_texts

__all__ = [
    "Alignment",
    "LineChange",
    "Range",
    "Run",
    "align_texts",
    "closest_stretch",
    "compare_sequences",
    "fold",
    "likeness",
]
