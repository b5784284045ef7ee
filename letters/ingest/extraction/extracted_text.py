"""What is taken out of a file of another program: a text, and what could not be taken."""

from __future__ import annotations

from dataclasses import dataclass

from letters.tei.transcription import Doubt

NOT_TAKEN = "not-taken"


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """The text that somebody would have pasted, with its marks.

    What is struck stands as ~~struck~~, and what is bold, italic or underlined as
    [words]{.bold}; [^1] calls for a note, which stands as "[^1]: Its words." The line
    numbers of the doubts are those of the text.
    """

    text: str
    doubts: tuple[Doubt, ...]
