"""Reads a .docx in a process of its own, which has limits of time and memory.

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
from letters.ingest.word_files import WordText, read_document
from letters.tei.errors import SourceError

SECONDS = 20
# If the machine has no time for that process: by the clock on the wall.
SECONDS_BY_THE_CLOCK = 60
MOST_MEMORY = 1_500_000_000
_ZIP, _DOCUMENT = b"PK\x03\x04", "word/document.xml"
_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = "from letters.ingest import word_reading; word_reading.main()"
_DAMAGED = "This file of a word processor is damaged. Save it again as .docx."
_TOO_LONG = (
    "Reading this file of a word processor takes too long, and was stopped. Nothing of it "
    "is taken. Divide it, or paste its text."
)


def is_word_file(content: bytes) -> bool:
    if not content.startswith(_ZIP):
        return False
    try:
        with open_zip(BytesIO(content)) as archive:
            return _DOCUMENT in archive.namelist()
    except ZipRefusedError:
        return _DOCUMENT.encode() in content


# A sitting reads the same file with each of its buttons.
@lru_cache(maxsize=2)
def read_word_file(content: bytes) -> WordText:
    """Raises SourceError for a file that is damaged, too large or takes too long."""
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
        raise SourceError(_TOO_LONG) from error
    if ended.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise SourceError(_TOO_LONG)
    if ended.returncode:
        raise SourceError(_DAMAGED)
    # Our own program wrote it.
    outcome: WordText | SourceError = pickle.loads(ended.stdout)  # noqa: S301
    if isinstance(outcome, SourceError):
        raise outcome
    return outcome


def main() -> None:
    """Read the file that comes in, and hand over its text or why it is refused."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    outcome: WordText | SourceError
    try:
        outcome = read_document(sys.stdin.buffer.read())
    except SourceError as error:
        outcome = error
    pickle.dump(outcome, sys.stdout.buffer)
