"""What a teacher says of the words or the region that she means, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from letters.teaching.annotatable_parts import Part


@dataclass(frozen=True, slots=True)
class SaidWords:
    """What a teacher says of the words that she means.

    `start` and `end` are counted by the browser from the beginning of `part` and of
    `last_part`: letters without white space. `first_words` and `last_words` are the ends
    of a longer passage. Without any words the whole part is meant. `choice` is the number
    of one of several places, from 1, of as many as `choices` were offered.
    """

    part: Part
    last_part: Part | None = None
    words: str = ""
    start: int | None = None
    end: int | None = None
    first_words: str = ""
    last_words: str = ""
    choice: int | None = None
    choices: int | None = None


@dataclass(frozen=True, slots=True)
class SaidRegion:
    """A region of a scan in pixels of the image as it is kept."""

    image: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class CheckedPlace:
    """Checked words: of the running text, or of a note."""

    footnote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One of several places of the same words, with the words around it."""

    number: int
    before: str
    words: str
    after: str


class PlacingError(ValueError):
    """The words, or the region, are not there. str() says what and where, and what to do."""


class SeveralPlacesError(PlacingError):
    """The words are there more than once: one of the `occurrences` is to be chosen."""

    def __init__(self, message: str, occurrences: Sequence[Occurrence]) -> None:
        super().__init__(message)
        self.occurrences = occurrences
