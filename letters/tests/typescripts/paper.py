"""What a typist has before him: who writes to whom, when, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from letters.derivation.description.document_kinds import DocumentKind

# In a paragraph, one character stands where a note is called for: this and its place.
FIRST_CALL = 0xE000


@dataclass(frozen=True, slots=True)
class Party:
    """A person with the office, or an office alone, which then is the name."""

    name: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document. `number` is that of a telegram, `closing` and `salute` are lines.

    `sender` and `recipient` are missing for a conversation, which has `participants`.
    """

    identifier: str
    kind: DocumentKind
    day: date
    hour: time | None
    place: str
    sender: Party | None
    recipient: Party | None
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...]
    classification: str = ""
    number: str = ""
    subject: str = ""
    participants: tuple[str, ...] = ()
    salute: str = ""
    closing: str = ""
    signature: str = ""

    @property
    def words(self) -> int:
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


def call_of(place: int) -> str:
    return chr(FIRST_CALL + place)


def called_in(words: str) -> list[int]:
    """The places of the notes that are called for in `words`, in their order."""
    return [
        ord(letter) - FIRST_CALL
        for letter in words
        if FIRST_CALL <= ord(letter) < FIRST_CALL + 500
    ]
