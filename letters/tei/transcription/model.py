"""What is proposed for a raw transcription."""

from __future__ import annotations

from dataclasses import dataclass

from letters.tei.transcription.doubts import Doubt
from letters.tei.transcription.head_line import HeadLine


@dataclass(frozen=True, slots=True)
class ProposedDocument:
    """One document of a transcription; `start` and `end` bound it in the raw text.

    `is_edited` marks the text of a printed edition, with notes. `date` is as written,
    `date_edtf` as it was encoded, if it was.
    `head` are the labelled lines of a typed paper: "FROM: Paul Marsh".
    """

    notation: str
    title: str
    number: str
    date: str
    is_edited: bool
    start: int
    end: int
    doubts: tuple[Doubt, ...]
    head: tuple[HeadLine, ...] = ()
    date_edtf: str = ""


@dataclass(frozen=True, slots=True)
class ProposedLink:
    """An instruction in one document sets the condition of a passage in another.

    `instructing` and `instructed` are positions in the list of documents.
    """

    instructing: int
    instruction_key: str
    instructed: int
    passage_key: str
    condition: str


@dataclass(frozen=True, slots=True)
class Proposal:
    documents: tuple[ProposedDocument, ...]
    links: tuple[ProposedLink, ...]

    @property
    def doubts(self) -> list[Doubt]:
        return [doubt for document in self.documents for doubt in document.doubts]
