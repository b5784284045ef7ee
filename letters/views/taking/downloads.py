"""The files in which readers take many documents along: one view for each list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from letters.citations import (
    WriteMany,
    bibtex_of_many,
    csl_json_of_many,
    ris_of_many,
)
from letters.exports.table_file import table_lines
from letters.reader.taking.json_lines import json_lines
from letters.reader.taking.selection import MOST_DOCUMENTS, Selection
from letters.reader.taking.table_rows import table_rows
from letters.reader.taking.zipped_files import zipped_files
from letters.views.zip_files import zip_chunks

# So many bytes, at least, are sent at once.
CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Download:
    """`suffix` stands in the address and in the name of the file."""

    suffix: str
    label: str
    content: str
    media_type: str
    write: Callable[[Selection], Iterable[str | bytes]]

    @property
    def is_citation(self) -> bool:
        return self.suffix in ("ris", "bib", "csl")


def _zip(selection: Selection) -> Iterator[bytes]:
    return zip_chunks(zipped_files(selection))


def _table(selection: Selection) -> Iterator[str]:
    return table_lines(table_rows(selection))


def _cited(write: WriteMany) -> Callable[[Selection], Iterator[str]]:
    return lambda selection: write(selection.sources())


DOWNLOADS = {
    download.suffix: download
    for download in (
        Download(
            "zip",
            "ZIP",
            "each text as plain text and TEI, a table, citations",
            "application/zip",
            _zip,
        ),
        Download("csv", "Table (CSV)", "who, to whom, when, where", "text/csv", _table),
        Download(
            "jsonl",
            "JSON lines",
            "the record and the text, one document a line",
            "application/jsonl",
            json_lines,
        ),
        Download(
            "ris",
            "RIS",
            "citations for Zotero, EndNote, Mendeley",
            "application/x-research-info-systems",
            _cited(ris_of_many),
        ),
        Download(
            "bib",
            "BibTeX",
            "citations for LaTeX",
            "application/x-bibtex",
            _cited(bibtex_of_many),
        ),
        Download(
            "csl",
            "CSL JSON",
            "citations for Pandoc and citeproc",
            "application/vnd.citationstyles.csl+json",
            _cited(csl_json_of_many),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class DownloadLinks:
    """The files of one list of documents, each with its address, and what all have."""

    files: Sequence[tuple[Download, str]]
    most: int = MOST_DOCUMENTS
    most_rows: int = MOST_DOCUMENTS


def download_links(
    route: str, query: str, *where: str, most_rows: int = MOST_DOCUMENTS
) -> DownloadLinks:
    """`where` are the values in the address before the suffix; `most_rows` is of the
    table, which may have more documents than the other files."""
    tail = f"?{query}" if query else ""
    files = [
        (download, reverse(f"letters:{route}", args=[*where, suffix]) + tail)
        for suffix, download in DOWNLOADS.items()
    ]
    return DownloadLinks(files, most_rows=most_rows)


def download_response(
    name: str, suffix: str, selection: Selection
) -> StreamingHttpResponse:
    """The documents of the selection as one file."""
    download = DOWNLOADS[suffix]
    response = StreamingHttpResponse(
        in_chunks(download.write(selection)), content_type=download.media_type
    )
    if suffix != "zip":
        response["Content-Type"] += "; charset=utf-8"
    named = content_disposition_header(True, f"{name}.{suffix}")
    response["Content-Disposition"] = named
    # What can be seen changes, and nobody is to get what was withdrawn.
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def in_chunks(pieces: Iterable[str | bytes]) -> Iterator[bytes]:
    """The pieces, few enough of them: one small piece takes as long to send as a large."""
    waiting, size = [], 0
    for piece in pieces:
        content = piece.encode() if isinstance(piece, str) else piece
        waiting.append(content)
        size += len(content)
        if size >= CHUNK:
            yield b"".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)
