"""The lines of a file as they were received, each with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from letters.alignment import WordStretch
from letters.derivation.text.changed_parts import read_parts
from letters.derivation.text.source_lines import (
    SourceLine,
    account_for_lines,
    without_markup,
)
from letters.ingest.extraction import extract_text, is_extractable
from letters.ingest.file_formats import Format, guess_format
from letters.models import Document
from letters.tei.body import read_document
from letters.tei.errors import SourceError, TeiError
from letters.tei.refusals import refusals_told

# Of a larger file the lines alone are shown: reading its texts again takes too long.
MOST_CHARACTERS, MOST_DOCUMENTS = 1_000_000, 40


@dataclass(frozen=True, slots=True)
class FileAccount:
    """`lines` have no places where the texts are not compared with the file."""

    lines: Sequence[SourceLine]
    is_compared: bool

    @property
    def left_out(self) -> int:
        """How many lines have words that are in no text."""
        return sum(line.is_cut for line in self.lines)

    @property
    def first_left_out(self) -> int:
        return next((line.number for line in self.lines if line.is_cut), 0)


def account_for_file(content: bytes, documents: QuerySet[Document]) -> FileAccount:
    """Expects all the documents that were made of the file, in their order."""
    text = _text_of(content)
    made = [*documents.prefetch_related("pages")[: MOST_DOCUMENTS + 1]]
    if not made or len(made) > MOST_DOCUMENTS or len(text) > MOST_CHARACTERS:
        return FileAccount([*_uncompared(text)], is_compared=False)
    names = [document.identifier if len(made) > 1 else "" for document in made]
    try:
        with refusals_told():
            texts = {
                name: read_parts(read_document(document.transcription.tei))
                for name, document in zip(names, made, strict=True)
            }
    except TeiError:
        # The present rules refuse a text that older ones took.
        return FileAccount([*_uncompared(text)], is_compared=False)
    pages = {
        name: [page.label for page in document.pages.all()]
        for name, document in zip(names, made, strict=True)
    }
    bare = without_markup(text, is_tei=guess_format(text) is Format.TEI)
    return FileAccount(account_for_lines(text, bare, texts, pages), is_compared=True)


def _uncompared(text: str) -> Iterator[SourceLine]:
    for number, line in enumerate(text.split("\n"), 1):
        yield SourceLine(number, (WordStretch(line),), ())


def _text_of(content: bytes) -> str:
    """The text of a stored file, as it was read."""
    try:
        if is_extractable(content):
            return extract_text(content).text
    except SourceError as error:
        return str(error)
    return content.decode("utf-8-sig", "replace")
