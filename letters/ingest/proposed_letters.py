"""The letters of a file of TEI, proposed to whoever hands it in. No Django here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from letters.derivation.description.description import describe_document
from letters.tei.body import read_document
from letters.tei.errors import TeiError
from letters.tei.letter_files import FileDoubt, TeiFile, TeiLetter, read_tei_file
from letters.tei.transcription import Doubt, Proposal, ProposedDocument


def propose_letters(text: str) -> Proposal:
    """A document for each letter, with the title and the date of its header or else of
    its text. What is no TEI is one document, which is refused when it is encoded."""
    try:
        file = read_tei_file(text)
    except TeiError:
        return Proposal((_document(text, 0, len(text)),), ())
    lines = _Lines(text)
    starts = [lines.offset(letter.line) for letter in file.letters]
    starts[0] = 0
    ends = [*starts[1:], len(text)]
    documents = tuple(
        _proposed(file, letter, (start, end), lines, text)
        for letter, start, end in zip(file.letters, starts, ends, strict=True)
    )
    return Proposal(documents, ())


def _proposed(
    file: TeiFile, letter: TeiLetter, bounds: tuple[int, int], lines: _Lines, text: str
) -> ProposedDocument:
    # A download is handed in as the file that it is: its header says who wrote it.
    tei = text if letter.download else letter.tei
    header = letter.header
    try:
        described = describe_document(read_document(tei))
        own_title, own_date = described.title, described.date
    except TeiError:
        own_title = own_date = ""
    title = header.title if header and not letter.is_part else ""
    stated = (header.encoded, header.date) if header and header.date else ("", "")
    date, date_edtf = stated if any(stated) else (own_date, own_date)
    doubts = list(letter.doubts)
    if letter is file.letters[0]:
        doubts += [*file.doubts, *_refused_parts(file)]
    return replace(
        _document(tei, *bounds),
        title=title or own_title,
        date=date,
        date_edtf=date_edtf,
        doubts=_doubts(doubts, lines),
    )


def _document(tei: str, start: int, end: int) -> ProposedDocument:
    return ProposedDocument(
        notation=tei,
        title="",
        number="",
        date="",
        is_edited=False,
        start=start,
        end=end,
        doubts=(),
    )


def _refused_parts(file: TeiFile) -> Iterable[FileDoubt]:
    for refusal in file.refusals:
        message = f"A part of the file is not read. {refusal.message}"
        yield FileDoubt("refused-part", "text", message, refusal.line)


def _doubts(doubts: Iterable[FileDoubt], lines: _Lines) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(
            doubt.code,
            doubt.message,
            max(doubt.line, 1),
            lines.offset(doubt.line),
            doubt.excerpt,
        )
        for doubt in doubts
    )


class _Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def offset(self, line: int) -> int:
        """Of a line, counted from 1; of the last for one that is not there."""
        return self._starts[min(max(line, 1), len(self._starts)) - 1]
