"""Two texts beside each other, as a page shows them: rows, changes, and one summary."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from letters.alignment.collation import (
    ChangeKind,
    CollatedChange,
    TooManyChangesError,
    collate,
)
from letters.forms.comparison_view import KINDS, ComparisonViewForm
from letters.forms.page_view import Choice
from letters.models import ConditionalPassage
from letters.reader.witnesses.change_summaries import summarise
from letters.reader.witnesses.shown_rows import (
    Anchors,
    ComparedPart,
    ShownRow,
    shown_rows,
)
from letters.reader.witnesses.witness_sides import WitnessSide

__all__ = ["MOST_CHARACTERS", "ShownComparison", "TooManyChangesError"]

# More characters of both together are not compared for a reader who waits.
MOST_CHARACTERS = 1_000_000
# What a list of changes shows of each.
_LONGEST_LISTED = 240


@dataclass(frozen=True, slots=True)
class ListedChange:
    number: int
    label: str
    old: str
    new: str
    passage: ConditionalPassage | None
    is_kept: bool


@dataclass(frozen=True, slots=True)
class ShownSection:
    title: str
    rows: tuple[ShownRow, ...]


class ShownComparison:
    """`old` stands on the left. Both have their headings compared apart.

    Raises TooManyChangesError.
    """

    def __init__(
        self, old: WitnessSide, new: WitnessSide, form: ComparisonViewForm
    ) -> None:
        self.old, self.new = old, new
        self._form = form
        heading = collate(
            old.heading.words, new.heading.words, kind_of_all=ChangeKind.HEADING
        )
        after = len(heading.changes) + 1
        body = collate(old.body.words, new.body.words, first_number=after)
        after += len(body.changes)
        notes = collate(old.notes.words, new.notes.words, first_number=after)
        self.is_rewritten = body.is_rewritten
        self._body = body
        sides = old, new
        self._parts = [
            ComparedPart("Heading", heading, old.heading, new.heading, sides),
            ComparedPart("Text", body, old.body, new.body, sides),
            ComparedPart("Notes", notes, old.notes, new.notes, sides),
        ]

    @property
    def changes(self) -> list[CollatedChange]:
        """In order; none of texts that are not in step, where they would say nothing."""
        parts = [] if self.is_rewritten else self._parts
        return [change for part in parts for change in part.collation.changes]

    @property
    def summary(self) -> str:
        notes = self._parts[2].collation.changes
        others = self._parts[:1] if self.is_rewritten else self._parts[:2]
        said = summarise([one for part in others for one in part.collation.changes])
        if not notes:
            return said
        return f"{said} In the notes: {summarise(notes)}"

    @property
    def kinds(self) -> list[tuple[Choice, int]]:
        """The kinds of changes that there are, with a choice whether to mark them."""
        counts = Counter(change.kind.value for change in self.changes)
        choices = self._form.kinds(counts)
        return [(choice, counts[choice.name]) for choice in choices]

    @property
    def in_common(self) -> list[tuple[str, str]]:
        """The passages that both have, of texts that are not in step."""
        old, new = self._body.old.text, self._body.new.text
        return [
            (old[slice(*first)].strip(), new[slice(*second)].strip())
            for first, second in self._body.in_common
        ]

    @property
    def listed(self) -> list[ListedChange]:
        return [
            ListedChange(
                change.number,
                KINDS[change.kind],
                _shortened(change.old),
                _shortened(change.new),
                self._passage_of(change),
                change.old == change.new,
            )
            for change in self._marked
        ]

    @property
    def _marked(self) -> list[CollatedChange]:
        hidden = self._form.hidden
        return [change for change in self.changes if change.kind not in hidden]

    def _passage_of(self, change: CollatedChange) -> ConditionalPassage | None:
        for side, name in zip((self.old, self.new), change.passages, strict=True):
            if name and name in side.conditions:
                return side.conditions[name]
        return None

    @property
    def sections(self) -> list[ShownSection]:
        """The parts that have words; none of texts that are not in step."""
        if self.is_rewritten:
            return []
        numbers = [change.number for change in self._marked]
        anchors = Anchors(dict(zip(numbers, [*numbers[1:], 0], strict=False)))
        only_changes = self._form.only_changes
        sections = []
        for part in self._parts:
            rows = tuple(shown_rows(part, anchors, only_changes=only_changes))
            if rows:
                sections.append(ShownSection(part.title, rows))
        return sections


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    if len(words) <= _LONGEST_LISTED:
        return words
    return f"{words[:_LONGEST_LISTED].rpartition(' ')[0]} …"
