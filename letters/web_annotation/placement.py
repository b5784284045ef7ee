"""Where an annotation stands after its text has changed, or that nobody can say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

# More than two would be a list to read, not a choice to make.
MOST_CANDIDATES = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant. `score` is between 0 and 1."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Kept:
    """The same words, but for quotes, dashes and white space."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Changed:
    """The place of words that were corrected: `was` are the old ones, `now` the new."""

    start: int
    end: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Lost:
    """No place is sure; the best candidate comes first."""

    candidates: tuple[Candidate, ...] = ()


Placement: TypeAlias = Kept | Changed | Lost
