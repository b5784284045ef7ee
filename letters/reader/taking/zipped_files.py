"""The files of a ZIP of documents: the text and the TEI of each, a table, citations."""

from __future__ import annotations

from collections.abc import Iterator

from letters.citations import (
    CitationSource,
    bibtex_of_many,
    citations,
    csl_json_of_many,
    ris_of_many,
)
from letters.exports.table_file import table_lines
from letters.reader.apparatus import Apparatus
from letters.reader.document_files import tei_of, text_of
from letters.reader.taking.selection import Selection
from letters.reader.taking.table_rows import table_rows
from letters.tei.errors import TeiError

# What is not in the ZIP, and why.
LEFT_OUT = "LEFT-OUT.txt"
NOTES = "my-list.txt"

File = tuple[str, bytes]


def zipped_files(selection: Selection) -> Iterator[File]:
    """Names and contents. One document is in memory at a time; what is made of all of them
    comes last: citations take a kilobyte of each."""
    sources: list[CitationSource] = []
    left_out = [selection.left_out] if selection.left_out else []
    noted: list[str] = []
    for apparatus in selection.apparatuses():
        source = selection.source(apparatus)
        sources.append(source)
        yield from document_files(apparatus, selection, left_out)
        if selection.notes:
            noted.append(_noted(source))
    yield "documents.csv", "".join(table_lines(table_rows(selection))).encode()
    yield "citations.ris", "".join(ris_of_many(sources)).encode()
    yield "citations.bib", "".join(bibtex_of_many(sources)).encode()
    yield "citations.json", "".join(csl_json_of_many(sources)).encode()
    if noted:
        yield NOTES, "\n".join(noted).encode()
    if left_out:
        yield LEFT_OUT, "".join(f"{line}\n" for line in left_out).encode()


def document_files(
    apparatus: Apparatus, selection: Selection, left_out: list[str]
) -> Iterator[File]:
    """`left_out` is told of what cannot be written."""
    document = apparatus.document
    if not hasattr(document, "transcription"):
        left_out.append(f"{document.identifier}: it has no text yet.")
        return
    yield f"text/{document.identifier}.txt", text_of(apparatus).encode()
    try:
        tei = tei_of(apparatus, selection.absolute)
    except TeiError as error:
        left_out.append(f"{document.identifier}, TEI: {error}")
    else:
        yield f"tei/{document.identifier}.xml", tei.encode()


def _noted(source: CitationSource) -> str:
    words = "".join(run.text for run in next(iter(citations(source))).runs)
    return "".join(f"{line}\n" for line in (words, source.annotation) if line)
