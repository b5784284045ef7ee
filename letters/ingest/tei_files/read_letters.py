"""What was read of a letter, for the report: its fields, and each doubt with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letters.derivation.model import ProblemRecord, TextProblemCode
from letters.ingest.reading_report import ReadDocument, ReadDoubt, joined_names
from letters.ingest.tei_files.incoming_letter import IncomingLetter
from letters.tei.letter_files import FileDoubt

_FIELD = {
    TextProblemCode.DATE_DIFFERS: "date",
    TextProblemCode.IMPOSSIBLE_DATE: "date",
    TextProblemCode.PAGE_SEQUENCE: "pages",
    TextProblemCode.MARK_WITHOUT_NOTE: "notes",
    TextProblemCode.NOTE_WITHOUT_MARK: "notes",
}


def read_document_of(
    incoming: IncomingLetter, file: str, of_file: Sequence[FileDoubt] = ()
) -> ReadDocument:
    """`of_file` are doubts about the file as a whole, told with this letter."""
    record = incoming.record
    doubts = [
        *(ReadDoubt(d.field, d.line, d.message) for d in (*of_file, *incoming.doubts)),
        *_problems(incoming),
    ]
    return ReadDocument(
        file=file,
        identifier=incoming.identifier,
        kind=record["kind"],
        title=record["title"],
        sender=joined_names(incoming.names("sent")),
        recipient=joined_names(incoming.names("received")),
        date=record["date_edtf"],
        pages=len(incoming.records.pages),
        notes=incoming.records.count_notes(),
        doubts=doubts,
    )


def _problems(incoming: IncomingLetter) -> Iterator[ReadDoubt]:
    tei = incoming.letter.tei
    # A letter that was cut out of a file has lines of its own.
    first = incoming.letter.line - 1 if incoming.letter.is_part else 0
    for problem in incoming.records.problems:
        line = _line_of(problem.excerpt, tei)
        place = line + first if line else incoming.letter.line
        yield ReadDoubt(_field_of(problem), place, problem.message)


def _line_of(excerpt: str, tei: str) -> int:
    """The first line with the words or, if markup parts them, with the first of them."""
    begins = max(tei.find("<text"), 0)
    for words in (excerpt, excerpt[:12], excerpt.partition(" ")[0]):
        if words and (found := tei.find(words, begins)) >= 0:
            return tei.count("\n", 0, found) + 1
    return 0


def _field_of(problem: ProblemRecord) -> str:
    return problem.field or _FIELD.get(problem.code, "text")
