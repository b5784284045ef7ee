"""Words of a text corrected without a touch of its markup."""

from letters.derivation.words.correcting import CorrectionError, correct_words, lines_of
from letters.derivation.words.places import Stretch

__all__ = ["CorrectionError", "Stretch", "correct_words", "lines_of"]
