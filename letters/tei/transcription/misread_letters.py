"""Letters that a machine read as figures in words of capitals: "MEM0RANDUM", "PRESlDENT"."""

from __future__ import annotations

import re

from letters.tei.transcription.doubts import DoubtCode, Doubts
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.raw_block import RawBlock, Role

# Between capitals no figure or small letter stands; at an end only in some short words.
_WORD = re.compile(
    r"\b(?:0F|T0|N0|[A-Z]{1,20}0[A-Z][A-Z0l1|]{0,20}|[A-Z]{1,20}[l|][A-Z][A-Z0l1|]{0,20}"
    r"|[A-Z]{2,20}1[A-Z]{2}[A-Z0l1|]{0,20}|0(?:[A-Z]{3,20}|[a-z]{3,20})|l[A-Z]{2,20})\b"
)
# And figures of dates that it read as letters: "March l4, 195O", "2l June I952".
_FIGURES = re.compile(
    r"\b(?:[lIO]\d|\d[lIO]|l[lI])(?=,? \d{4}\b| [A-Z][a-z]{2,8},? [1lI]9)"
    r"|\b[1lI]9[\dlIO]{2}\b"
)
_AS_FIGURES = str.maketrans({"O": "0", "l": "1", "I": "1"})
_LETTERS = str.maketrans({"0": "O", "l": "I", "1": "I", "|": "I"})
_MAY_BE_FIGURES = {Role.PARAGRAPH, Role.POSTSCRIPT, Role.TABLE, Role.NUMBER}


def with_letters(text: str) -> str:
    """The text with letters for such figures, and figures for such letters in dates, as
    long as it was: to see what its lines are, and never to be kept."""
    return _FIGURES.sub(_as_figures, _WORD.sub(_as_letters, text))


def _as_figures(figures: re.Match[str]) -> str:
    return figures[0].translate(_AS_FIGURES)


def _as_letters(word: re.Match[str]) -> str:
    words = word[0]
    if words[1:].islower():  # "0ctober"
        return f"O{words[1:]}"
    return words.translate(_LETTERS)


def doubt_misread(doubts: Doubts, edits: Edits, block: RawBlock) -> None:
    """Report the words of a line that was taken for what it is by letters it has not."""
    text, bounds = edits.text, slice(block.start, block.end)
    if block.role in _MAY_BE_FIGURES or edits.seen[bounds] == text[bounds]:
        return
    for pattern, as_read in ((_WORD, _as_letters), (_FIGURES, _as_figures)):
        for word in pattern.finditer(text, block.start, block.end):
            if word[0] != (meant := as_read(word)):
                doubts.add(
                    DoubtCode.MISREAD_LETTERS,
                    f"“{word[0]}” is taken for “{meant}”. It is left as it stands.",
                    word.start(),
                )
