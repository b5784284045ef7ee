"""The paragraphs in which a letter speaks for itself, from its salutation on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letters.derivation.correspondence.transmitted.embedded_letter import letter_within
from letters.derivation.description.document_kinds import DocumentKind
from letters.derivation.model import DocumentRecords
from letters.tei.nodes import Block, BlockKind
from letters.tei.plain_text import LINE_SEPARATOR, Located

# In characters: where a writer may still be saying what the letter is about.
OPENING = 1_000
_MEMORANDUM = re.compile(r"memorand|note")


@dataclass(frozen=True, slots=True)
class OwnParagraph:
    """A paragraph of the writer's own, or what follows the salutation in it; `start` is
    its offset in the text."""

    text: str
    start: int
    is_opening: bool
    is_memorandum: bool

    def answers_to(self, letter: str) -> bool:
        """Whether it can answer `letter`. Memoranda answer only memoranda: the letters that
        they mention went to others."""
        return not self.is_memorandum or _MEMORANDUM.search(letter) is not None


def own_paragraphs(
    records: DocumentRecords,
    blocks: list[Block],
    kind: DocumentKind,
    *,
    is_personal: bool,
) -> Iterator[OwnParagraph]:
    """The paragraphs of the letter; in a telegram, those of the letter it hands on, if it
    is not a person's to a person itself."""
    plain = records.body.plain
    own = {id(block) for block in blocks if block.kind is BlockKind.PARAGRAPH}
    paragraphs = [
        paragraph for paragraph in plain.segments if id(paragraph.node) in own
    ]
    texts = [
        plain.slice(paragraph).replace(LINE_SEPARATOR, " ") for paragraph in paragraphs
    ]
    beginning: tuple[int, int] | None = (0, 0)
    if kind is DocumentKind.TELEGRAM:
        beginning = (
            letter_within(texts)
            or (beginning if is_personal else None)
            or _transmitted(records, paragraphs)
        )
    if not beginning or not paragraphs:
        return
    at, offset = beginning
    first = paragraphs[at].start + offset
    for paragraph, text in zip(paragraphs[at:], texts[at:], strict=True):
        skipped = max(first - paragraph.start, 0)
        yield OwnParagraph(
            text[skipped:],
            paragraph.start + skipped,
            is_opening=paragraph.start - first < OPENING,
            is_memorandum=kind is DocumentKind.MEMORANDUM,
        )


def _transmitted(
    records: DocumentRecords, paragraphs: Sequence[Located[Block]]
) -> tuple[int, int] | None:
    """The paragraph, and the offset in it, where the first transmitted text begins, which
    need not have a salutation."""
    if not records.transmitted:
        return None
    start = records.transmitted[0].start
    for at, paragraph in enumerate(paragraphs):
        if paragraph.end > start:
            return at, max(start - paragraph.start, 0)
    return None
