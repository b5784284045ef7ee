"""What two people typed into one text: merged, and where that is a guess, for choosing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from letters.alignment import (
    MergedStretch,
    Side,
    WordStretch,
    compare_words,
    merge_lines,
)
from letters.forms.editable_text import TextFormat
from letters.forms.typed_text import unify_line_ends
from letters.reader.word_comparison import ShownParagraph, compare_for_reading

# What fields of a form are called that settle a paragraph.
SETTLE = "settle-"


class ConflictChoice(StrEnum):
    MINE = "mine"
    THEIRS = "theirs"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class TextConflict:
    """Lines that both changed. `name` is that of the field with the choice, `own` what
    was typed to settle them."""

    name: str
    stretch: MergedStretch
    choice: str
    own: str

    @property
    def box(self) -> str:
        """The name of the field with the words."""
        return f"{self.name}-words"

    @property
    def mine(self) -> tuple[WordStretch, ...]:
        return compare_words(_joined(self.stretch.base), _joined(self.stretch.mine))

    @property
    def theirs(self) -> tuple[WordStretch, ...]:
        return compare_words(_joined(self.stretch.base), _joined(self.stretch.theirs))

    @property
    def settled(self) -> Sequence[str] | None:
        """The lines that were chosen; None where nothing is."""
        chosen = {
            ConflictChoice.MINE: self.stretch.mine,
            ConflictChoice.THEIRS: self.stretch.theirs,
            ConflictChoice.OWN: self.own.split("\n") if self.own else [],
        }
        return (
            chosen.get(ConflictChoice(self.choice))
            if self.choice in list(ConflictChoice)
            else None
        )


@dataclass(frozen=True, slots=True)
class MergedText:
    """`text` has what was chosen, and in conflicts that nobody settled what I typed.
    `homeless` is what was typed to settle lines that have changed again since. Where it
    `is_blocked`, the texts are not of one format, and `text` is mine."""

    text: str
    conflicts: list[TextConflict] = field(default_factory=list)
    taken: list[ShownParagraph] = field(default_factory=list)
    homeless: list[str] = field(default_factory=list)
    is_blocked: bool = False

    @property
    def is_settled(self) -> bool:
        is_chosen = all(one.settled is not None for one in self.conflicts)
        return is_chosen and not self.homeless and not self.is_blocked


def merge_text(
    versions: tuple[str, str, str], text_format: str, typed: Mapping[str, str]
) -> MergedText:
    """Merge the base, mine and theirs; `typed` has the choices that were made."""
    base, mine, theirs = (_lines(text) for text in versions)
    stretches = merge_lines(base, mine, theirs, _separates(text_format))
    conflicts = list(_conflicts(stretches, typed))
    waiting = iter(conflicts)
    lines: list[str] = []
    taken: list[ShownParagraph] = []
    for stretch in stretches:
        if stretch.side is Side.CONFLICT:
            settled = next(waiting).settled
            lines += stretch.lines if settled is None else settled
            continue
        lines += stretch.lines
        if stretch.side is Side.THEIRS:
            taken += compare_for_reading(_joined(stretch.base), _joined(stretch.theirs))
    homeless = _homeless(typed, {one.box for one in conflicts}, versions)
    return MergedText(_joined(lines), conflicts, taken, homeless)


def without_choices(typed: Mapping[str, str]) -> list[str]:
    """The names of the fields that settle nothing any more."""
    return [name for name in typed if name.startswith(SETTLE)]


def _conflicts(
    stretches: Sequence[MergedStretch], typed: Mapping[str, str]
) -> Iterator[TextConflict]:
    seen: dict[str, int] = {}
    for stretch in stretches:
        if stretch.side is not Side.CONFLICT:
            continue
        parts = map(_joined, (stretch.base, stretch.mine, stretch.theirs))
        digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace"))
        name = f"{SETTLE}{digest.hexdigest()[:16]}"
        # The very same lines may be in conflict twice.
        seen[name] = seen.get(name, 0) + 1
        name = f"{name}-{seen[name]}"
        own = typed.get(f"{name}-words", _joined(stretch.mine))
        yield TextConflict(name, stretch, typed.get(name, ""), unify_line_ends(own))


def _homeless(
    typed: Mapping[str, str], boxes: set[str], versions: Sequence[str]
) -> list[str]:
    """What was typed into boxes of former conflicts and stands in none of the texts."""
    return [
        unify_line_ends(typed[name])
        for name in typed
        if name.startswith(SETTLE)
        and name.endswith("-words")
        and name not in boxes
        and not any(unify_line_ends(typed[name]) in text for text in versions)
    ]


def _separates(text_format: str) -> Callable[[str], bool]:
    """Blank lines are between the paragraphs of the notation. The lines of a TEI file may
    break anywhere: two changes of it are never held to be apart."""
    if text_format == TextFormat.NOTATION:
        return lambda line: not line.strip()
    return lambda _line: False


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines)
