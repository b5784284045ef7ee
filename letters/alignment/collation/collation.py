"""What a comparison of two witnesses yields: rows, and in them every change.

What one calls the old text is the one that is compared, whichever was written first.
"""

from __future__ import annotations

from dataclasses import dataclass

from letters.alignment.collation.change_kinds import ChangeKind
from letters.alignment.collation.common_passages import common_passages
from letters.alignment.collation.witness_text import WitnessText
from letters.alignment.runs import Range

# If less than this share of the shorter text goes on, it is another text.
LEAST_CONTINUED = 0.25


@dataclass(frozen=True, slots=True)
class CollatedChange:
    """`old` and `new` are the words, "" where one text has none; both are equal where
    what is said of them differs, not they. `number` counts from 1. `passages` are the
    names of the conditional passage that it is about, in the old text and the new one."""

    number: int
    kind: ChangeKind
    old: str
    new: str
    passages: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, slots=True)
class CollatedStretch:
    """Words of the old text, and what the new one has for them, by their places."""

    old: Range
    new: Range
    change: CollatedChange | None = None


@dataclass(frozen=True, slots=True)
class CollatedRow:
    """Paragraphs that stand beside each other. `whole` is the change that is made to
    them as paragraphs: moved, divided, joined."""

    old: range
    new: range
    stretches: tuple[CollatedStretch, ...]
    whole: CollatedChange | None = None

    @property
    def changes(self) -> list[CollatedChange]:
        own = [self.whole] if self.whole else []
        inner = (one.change for one in self.stretches if one.change)
        return [*own, *dict.fromkeys(inner)]


@dataclass(frozen=True, slots=True)
class Collation:
    old: WitnessText
    new: WitnessText
    rows: tuple[CollatedRow, ...]
    continued: float

    @property
    def changes(self) -> list[CollatedChange]:
        """In order, each once: one passage may go through several rows."""
        changes = (change for row in self.rows for change in row.changes)
        return list(dict.fromkeys(changes))

    @property
    def is_rewritten(self) -> bool:
        """Whether so little goes on that changes would say nothing."""
        return self.continued < LEAST_CONTINUED

    @property
    def in_common(self) -> list[tuple[Range, Range]]:
        """The passages that both have, wherever they stand."""
        return common_passages(self.old.text, self.new.text)
