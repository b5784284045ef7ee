"""Words of a text corrected without a touch of its markup."""

from letters.derivation.words.correcting import CorrectionError, correct_words, lines_of
from letters.derivation.words.word_places import CorrectedStretch

__all__ = ["CorrectedStretch", "CorrectionError", "correct_words", "lines_of"]
