"""Read papers of a million characters that were made to stop the archive.

script/drill papers [--length CHARACTERS] [NAME]

Each is handed in as a raw transcription, as an archivist would. It must be read, or
refused in a sentence, within the limit of processor time.
"""

from __future__ import annotations

import argparse
import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letters.tests.settings")
django.setup()

from drills.served.archive import say  # noqa: E402

from letters.ingest.file_formats import Format  # noqa: E402
from letters.ingest.time_limit import SECONDS, read_in_time  # noqa: E402
from letters.tei.errors import TeiError  # noqa: E402
from letters.tests.tei.transcription.hostile_papers import hostile_papers  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", default="", metavar="NAME")
    parser.add_argument("--length", type=int, default=1_000_000)
    options = parser.parse_args()
    late = 0
    for name, text in hostile_papers(options.length):
        if options.name in name:
            late += read(name, text)
    return late


def read(name: str, text: str) -> bool:
    """Whether it took longer than the limit and the time to start a process."""
    started = time.monotonic()
    try:
        sources = read_in_time(text, Format.RAW).sources()
    except TeiError as error:
        outcome = str(error)
    else:
        outcome = f"read as {len(sources)} documents"
    seconds = time.monotonic() - started
    say(f"{seconds:6.1f} s  {name}: {outcome}")
    return seconds > 2 * SECONDS


if __name__ == "__main__":
    sys.exit(main())
