"""The parts of an item that can be annotated, and how pages name them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from letters.teaching.item_texts import ItemTexts

_SHORT = 60


class UnknownPartError(ValueError):
    """There is no such part in what the item shows."""


@dataclass(frozen=True, slots=True)
class Part:
    """A kind and a key, in addresses written "segment:p12".

    `text` is all that the item shows of the running text, `item` the item as a whole,
    without a place.
    """

    kind: str
    key: str = ""

    @classmethod
    def read(cls, written: str) -> Part | None:
        kind, _, key = written.partition(":")
        return cls(kind, key) if kind in KINDS else None

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a part stands in the text of `footnote`, in the running text for "".

    `name` is for sentences. `start_of_last` is where its last part begins, if it is made
    of several.
    """

    footnote: str
    start: int
    end: int
    name: str
    last: int | None = None

    @property
    def start_of_last(self) -> int:
        return self.start if self.last is None else self.last


def stretch_of(texts: ItemTexts, part: Part) -> Stretch:
    """Where the part stands; of a paragraph, what the item shows of it."""
    find = _FINDERS.get(part.kind)
    stretch = find(texts, part.key) if find else None
    if stretch is None:
        raise UnknownPartError(
            f"There is no {KINDS[part.kind]} “{part.key}” in what this item shows. The "
            "text may have been corrected since you opened it: open it again and choose "
            "the part anew."
        )
    return stretch


def shortened(words: str) -> str:
    """The words on one line, the middle of long ones left out."""
    line = " ".join(words.split())
    half = _SHORT // 2
    return line if len(line) <= _SHORT + 1 else f"{line[:half]}…{line[-half:]}"


def _segment(texts: ItemTexts, key: str) -> Stretch | None:
    row = next((row for row in texts.segments if row.key == key), None)
    if row is None:
        return None
    start, end = max(row.start, texts.start), min(row.end, texts.end)
    beginning = " ".join(texts.text[start : min(end, start + _SHORT)].split())
    more = "…" if end > start + _SHORT else ""
    return Stretch("", start, end, f"the paragraph “{beginning}{more}”")


def _note(texts: ItemTexts, key: str) -> Stretch | None:
    note = texts.notes.get(key)
    return Stretch(key, 0, len(note.text), f"the {note.called}") if note else None


def _mark(texts: ItemTexts, key: str) -> Stretch | None:
    mark = next((mark for mark in texts.marks if mark.key == key), None)
    if mark is None:
        return None
    name = f"the mark “{shortened(mark.text)}”"
    return Stretch(mark.footnote_key, mark.start, mark.end, name)


def _passage(texts: ItemTexts, key: str) -> Stretch | None:
    passage = next((row for row in texts.passages if row.key == key), None)
    if passage is None:
        return None
    start, end = max(passage.start, texts.start), min(passage.end, texts.end)
    return Stretch("", start, end, "the conditional passage")


def _letter(texts: ItemTexts, key: str) -> Stretch | None:
    for letter, start, end in texts.transmitted:
        if letter.carried_as == key:
            return Stretch(
                "", start, end, f"the text that it carries, “{letter.title}”"
            )
    return None


def _text(texts: ItemTexts, _: str) -> Stretch:
    return Stretch("", texts.start, texts.end, f"“{texts.document.title}”")


KINDS = {
    "segment": "paragraph",
    "note": "note",
    "mark": "mark",
    "passage": "conditional passage",
    "letter": "text carried by the document",
    "text": "text",
    "image": "scan",
    "item": "item",
}
_FINDERS: dict[str, Callable[[ItemTexts, str], Stretch | None]] = {
    "segment": _segment,
    "note": _note,
    "mark": _mark,
    "passage": _passage,
    "letter": _letter,
    "text": _text,
}
