"""What stands for a note in the text and before it in a list: a number or a word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.tei.nodes import Note
from letters.tei.other_readings import KINDS_BESIDE_TEXT, kind_of_note

SUMMARY = "summary"
SOURCE_MARK, SUMMARY_MARK = "Source", "Summary"
WITHOUT_NAME = "*"
# For another reading of the words before it, or what else stands beside the text.
MARK_BESIDE_TEXT = "°"

_LONGEST_SPOKEN = 120

_PLACES = {"margin": "marginal", "interlinear": "interlinear"}
# Types that say no more than that it is a note.
_ANY_NOTE = {
    *("", "0", "note", "footnote", "foot", "fn", "endnote", "end"),
    *("unanchored", "source", SUMMARY),
}
# A key of a hand that is a name, and no initials or number.
_NAME = re.compile(r"[^\W\d_]{4,}(?:[ -][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class NoteNames:
    """The names of one note. `kind`, `place` and `hand` are as encoded: what it is, where
    it is written, and the key of whoever wrote it."""

    number: str
    kind: str
    text: str
    place: str = ""
    hand: str = ""

    @property
    def is_source(self) -> bool:
        """Whether it says where the document is held; not every TEI file marks such notes."""
        if self.is_beside_text:
            return False
        begins_so = self.text.lstrip("[").startswith("Source:")
        return self.kind == "source" or self.number == "0" or begins_so

    @property
    def is_beside_text(self) -> bool:
        """Whether it is no note, but another reading of the text, or a running head."""
        return self.kind in KINDS_BESIDE_TEXT

    @property
    def is_numbered(self) -> bool:
        return self.number not in ("", "0")

    @property
    def mark(self) -> str:
        """The mark as printed; else a word for its kind, or "*" if that says nothing.

        Editions number a summary among the footnotes, which it is not one of.
        """
        if self.kind == SUMMARY:
            return SUMMARY_MARK
        if self.is_beside_text:
            return MARK_BESIDE_TEXT
        if self.is_numbered:
            return self.number
        if self.is_source:
            return SOURCE_MARK
        described = self.described
        return described[-1].capitalize() if described else WITHOUT_NAME

    @property
    def name(self) -> str:
        """In words: "Note 4", "Summary", "Commentary note", "Moore’s marginal note"."""
        words = self.name_in_sentence
        return words[0].upper() + words[1:]

    @property
    def name_in_sentence(self) -> str:
        """The same in the midst of a sentence: "note 4", "Moore’s marginal note"."""
        if self.kind == SUMMARY:
            return SUMMARY_MARK.lower()
        if self.is_beside_text:
            return self.kind
        if self.is_numbered or self.is_source or not self.described:
            return f"note {self.mark}"
        name = f"{' '.join(self.described)} note"
        if _NAME.fullmatch(self.hand):
            return f"{self.hand[0].upper()}{self.hand[1:]}’s {name}"
        return f"{name} by {self.hand}" if self.hand else name

    @property
    def spoken(self) -> str:
        """What a mark in the text says of it: its name, and the words of a reading."""
        if not self.is_beside_text:
            return self.name
        text = " ".join(self.text.split())
        is_long = len(text) > _LONGEST_SPOKEN
        return (
            f"{self.name}: {text[:_LONGEST_SPOKEN]}{'…' * is_long or ''}".removesuffix(
                ": "
            )
        )

    @property
    def label(self) -> str:
        """What stands before it in a list: its mark, or all that is known of its kind."""
        if self.is_beside_text and not self.text:
            return f"{self.name}: no words"
        return self.mark if self.name_in_sentence.startswith("note ") else self.name

    @property
    def described(self) -> list[str]:
        """Where it is written, if that is no usual place, and what it is."""
        place = next((word for word in _PLACES if word in self.place.lower()), "")
        kind = re.sub(r"[\s_-]+", " ", self.kind).strip().lower()
        return [
            *filter(None, [_PLACES.get(place, "")]),
            *([kind] if kind not in _ANY_NOTE else []),
        ]


def names_of(note: Note, text: str) -> NoteNames:
    """The names of a note in a text; `text` is its own plain text."""
    attributes = note.attributes
    kind = kind_of_note(note)
    if note.element:
        return NoteNames("", kind, text)
    hand = (attributes.get("hand") or attributes.get("resp") or "").split()
    return NoteNames(
        note.number,
        kind,
        text,
        attributes.get("place", ""),
        hand[0].removeprefix("#") if hand else "",
    )
