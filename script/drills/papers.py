"""Read papers of a million characters that were made to stop the archive.

script/drill papers [--length CHARACTERS] [NAME]

Each is handed in as a raw transcription, as an archivist would. It must be read, or
refused in a sentence, within the limits of processor time and memory.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letters.tests.settings")
django.setup()

from drills.served.archive import say  # noqa: E402

from letters.ingest.file_formats import Format  # noqa: E402
from letters.ingest.rehearsal import MOST_MEGABYTES  # noqa: E402
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
    """Whether it took more than the limits and what it takes to start a process."""
    started = _processor_time()
    try:
        sources = read_in_time(text, Format.RAW).sources()
    except TeiError as error:
        outcome = str(error)
    else:
        outcome = f"read as {len(sources)} documents"
    seconds = _processor_time() - started
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    say(f"{seconds:6.1f} s, up to {megabytes:3} MB  {name}: {outcome}")
    return seconds > SECONDS + 2 or megabytes > MOST_MEGABYTES


def _processor_time() -> float:
    """Of this process, and of those that it started and that have ended, as one does
    that read a long paper."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(one) for one in whose]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    sys.exit(main())
