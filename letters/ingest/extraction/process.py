"""Reads a .docx or a PDF in a process of its own, which has limits of time and memory.

Such files come from anywhere, and the libraries that read them fail in many ways: all
of these end that process, and are one answer here.
"""

from __future__ import annotations

import pickle
import resource
import signal
import subprocess
import sys
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from letters.facsimile.zip_members import ZipRefusedError, open_zip
from letters.ingest.extraction import pdf_files, word_files
from letters.ingest.extraction.extracted_text import ExtractedText
from letters.tei.errors import SourceError

SECONDS = 20
# If the machine has no time for that process: by the clock on the wall.
SECONDS_BY_THE_CLOCK = 60
MOST_MEMORY = 1_500_000_000
_ZIP, _DOCUMENT = b"PK\x03\x04", "word/document.xml"
_PDF = b"%PDF-"
_ROOT = Path(__file__).resolve().parents[3]
_PROGRAM = "from letters.ingest.extraction import process; process.main()"
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
        ended = subprocess.run(  # noqa: S603
            [sys.executable, "-c", _PROGRAM],
            cwd=_ROOT,
            input=content,
            capture_output=True,
            timeout=SECONDS_BY_THE_CLOCK,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise SourceError(_TOO_LONG.format(kind=kind)) from error
    if ended.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise SourceError(_TOO_LONG.format(kind=kind))
    if ended.returncode:
        raise SourceError(_DAMAGED.format(kind=kind, again=again))
    # Our own program wrote it.
    outcome: ExtractedText | SourceError = pickle.loads(ended.stdout)  # noqa: S301
    if isinstance(outcome, SourceError):
        raise outcome
    return outcome


def main() -> None:
    """Read the file that comes in, and hand over its text or why it is refused."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    content = sys.stdin.buffer.read()
    read = pdf_files.read if content.startswith(_PDF) else word_files.read
    outcome: ExtractedText | SourceError
    try:
        outcome = read(content)
    except SourceError as error:
        outcome = error
    pickle.dump(outcome, sys.stdout.buffer)
