"""Which paragraphs and notes of a text were corrected, and how many of their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from letters.alignment import (
    ComparedLine,
    compare_lines_by_words,
    compare_words,
    count_changed_words,
    count_words,
)
from letters.derivation.derive import read_flows
from letters.derivation.text.note_marks import NoteNames
from letters.tei.nodes import Block


@dataclass(frozen=True, slots=True)
class LabelledPart:
    """A line of the running text, or a note: "paragraph 6", "dateline", "note 4"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class TextParts:
    """The words of a text in their order; notes by their keys."""

    lines: tuple[LabelledPart, ...]
    notes: Mapping[str, LabelledPart]


class PartChange(StrEnum):
    """What became of a part. Words are corrected, or signs and blanks alone."""

    CORRECTED = "corrected"
    SIGNS = "signs"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ChangedPart:
    label: str
    words: int
    change: PartChange


def read_parts(body: Block) -> TextParts:
    """Take the text apart. A note is no part of the line that calls for it."""
    flows, _, footnotes = read_flows(body)
    plain = flows[""].plain
    labels = _labels([(one.start, one.node.kind) for one in plain.segments])
    lines: list[LabelledPart] = []
    start, label = 0, ""
    for text in plain.text.split("\n"):
        within = [name for at, name in labels if start <= at <= start + len(text)]
        # A line that begins no segment goes on in the one before it.
        label = within[-1] if within else label
        lines.append(LabelledPart(label, text))
        start += len(text) + 1
    notes = {
        note.key: LabelledPart(
            NoteNames(
                note.number, note.kind, note.text, note.place, note.hand
            ).name_in_sentence,
            note.text,
        )
        for note in footnotes
    }
    return TextParts(tuple(lines), notes)


def find_changes(old: TextParts, new: TextParts) -> list[ChangedPart]:
    """The parts whose words or signs differ, in the order of the text, notes last; none
    where markup alone is changed."""
    compared = compare_lines_by_words(_texts(old.lines), _texts(new.lines))
    changes = [
        _changed_line(line, old, new)
        for line in compared
        if not line.is_equal and "".join(one.text for one in line.stretches).strip()
    ]
    return [*changes, *_changed_notes(old.notes, new.notes)]


def _labels(segments: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Where each segment begins, with its kind; numbered where there are several."""
    counted = Counter(kind for _, kind in segments)
    numbers: Counter[str] = Counter()
    labels = []
    for start, kind in segments:
        numbers[kind] += 1
        is_one = counted[kind] == 1 and kind != "paragraph"
        labels.append((start, kind if is_one else f"{kind} {numbers[kind]}"))
    return labels


def _texts(parts: Sequence[LabelledPart]) -> list[str]:
    return [part.text for part in parts]


def _changed_line(line: ComparedLine, old: TextParts, new: TextParts) -> ChangedPart:
    if line.new is None and line.old is not None:
        part, change = old.lines[line.old], PartChange.REMOVED
        return ChangedPart(part.label, count_words(part.text), change)
    part = new.lines[line.new or 0]
    if line.old is None:
        return ChangedPart(part.label, count_words(part.text), PartChange.ADDED)
    return _corrected(part.label, count_changed_words(line.stretches))


def _corrected(label: str, words: int) -> ChangedPart:
    change = PartChange.CORRECTED if words else PartChange.SIGNS
    return ChangedPart(label, words, change)


def _changed_notes(
    old: Mapping[str, LabelledPart], new: Mapping[str, LabelledPart]
) -> Iterator[ChangedPart]:
    for key, part in new.items():
        if key not in old:
            yield ChangedPart(part.label, count_words(part.text), PartChange.ADDED)
        elif old[key].text != part.text:
            words = count_changed_words(compare_words(old[key].text, part.text))
            yield _corrected(part.label, words)
    for key, part in old.items():
        if key not in new:
            yield ChangedPart(part.label, count_words(part.text), PartChange.REMOVED)
