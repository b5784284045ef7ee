"""Which characters of one text go on in another: paragraphs, then words, then letters.

It serves whatever compares two states of a text: anchors that follow a correction,
revisions, edit conflicts, witnesses of one letter.
"""

from letters.alignment.folding import fold, likeness
from letters.alignment.lines import LineChange, compare_sequences
from letters.alignment.runs import Alignment, Range, Run
from letters.alignment.searching import closest_stretch
from letters.alignment.texts import align_texts
from letters.alignment.three_way import MergedStretch, Side, merge_lines
from letters.alignment.touching import TouchingRanges
from letters.alignment.word_changes import (
    DELETED,
    INSERTED,
    ComparedLine,
    WordStretch,
    compare_lines_by_words,
    compare_words,
    count_changed_words,
    count_words,
)

__all__ = [
    "DELETED",
    "INSERTED",
    "Alignment",
    "ComparedLine",
    "LineChange",
    "MergedStretch",
    "Range",
    "Run",
    "Side",
    "TouchingRanges",
    "WordStretch",
    "align_texts",
    "closest_stretch",
    "compare_lines_by_words",
    "compare_sequences",
    "compare_words",
    "count_changed_words",
    "count_words",
    "fold",
    "likeness",
    "merge_lines",
]
