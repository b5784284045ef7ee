"""Reads a .docx or a PDF in a process of its own, which has limits of time and memory.

Such files come from anywhere, and the libraries that read them fail in many ways: all
of these end that process, and are one answer here.
"""

from __future__ import annotations

import pickle
import sys
from functools import lru_cache
from io import BytesIO

from letters.facsimile.limited_process import (
    ProcessLimits,
    TookTooMuchError,
    run_module,
)
from letters.facsimile.zip_members import ZipRefusedError, open_zip
from letters.ingest.extraction import pdf_files, word_files
from letters.ingest.extraction.extracted_text import ExtractedText
from letters.tei.errors import SourceError

LIMITS = ProcessLimits(seconds=20, seconds_by_the_clock=60, memory=1_500_000_000)
_ZIP, _DOCUMENT = b"PK\x03\x04", "word/document.xml"
_PDF = b"%PDF-"
_DAMAGED = "This {kind} is damaged. {again}"
_TOO_LONG = (
    "Reading this {kind} takes too long, and was stopped. Nothing of it is taken. Divide "
    "it, or paste its text."
)


def is_extractable(content: bytes) -> bool:
    """Whether these are the bytes of a .docx or of a PDF."""
    return content.startswith(_PDF) or _is_word_file(content)


def _is_word_file(content: bytes) -> bool:
    if not content.startswith(_ZIP):
        return False
    try:
        with open_zip(BytesIO(content)) as archive:
            return _DOCUMENT in archive.namelist()
    except ZipRefusedError:
        return _DOCUMENT.encode() in content


# A sitting reads the same file with each of its buttons.
@lru_cache(maxsize=2)
def extract_text(content: bytes) -> ExtractedText:
    """Raises SourceError for a file that is damaged, too large or takes too long."""
    is_pdf = content.startswith(_PDF)
    kind = "PDF" if is_pdf else "file of a word processor"
    again = "Make it anew." if is_pdf else "Save it again as .docx."
    try:
        ended = run_module(__name__, LIMITS, given=content)
    except TookTooMuchError as error:
        raise SourceError(_TOO_LONG.format(kind=kind)) from error
    if not ended.is_well:
        raise SourceError(_DAMAGED.format(kind=kind, again=again))
    # Our own program wrote it.
    outcome: ExtractedText | SourceError = pickle.loads(ended.written)  # noqa: S301
    if isinstance(outcome, SourceError):
        raise outcome
    return outcome


def main() -> None:
    """Read the file that comes in, and hand over its text or why it is refused."""
    content = sys.stdin.buffer.read()
    read = pdf_files.read if content.startswith(_PDF) else word_files.read
    outcome: ExtractedText | SourceError
    try:
        outcome = read(content)
    except SourceError as error:
        outcome = error
    pickle.dump(outcome, sys.stdout.buffer)
