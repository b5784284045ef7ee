"""Lines of a text that turn the direction of reading, and so may say what they do not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.rendering.unseen import describe
from letters.tei.transcription import Doubt

TURNED = "turned-direction"
# Unicode Standard Annex 9, chapter 2: marks, embeddings, overrides and isolates.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def turned_doubts(text: str) -> Iterator[Doubt]:
    """One for each line; nothing is taken out of the text."""
    offset = 0
    for number, line in enumerate(text.split("\n"), 1):
        if found := _TURNS.search(line):
            message = (
                f"Character {found.start() + 1} of this line is {describe(found[0])}. It "
                "is not seen, and may change the order in which the words are shown. "
                "Compare the line with the paper, and delete what is not wanted."
            )
            excerpt = _TURNS.sub("", line).strip()[:60]
            yield Doubt(TURNED, message, number, offset + found.start(), excerpt)
        offset += len(line) + 1
