"""Reads papers as an import would, in a process of its own that may be ended.

No Django here: the process that runs this module starts quickly, and what it reads goes
nowhere. `time_limit` starts it, gives it one paper after the other, and lets it go on
for the next one or ends it.
"""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.rendering import render_document
from letters.tei.body import read_document
from letters.tei.notation import parse_notation, write_notation
from letters.tei.references import Place
from letters.tei.transcription import propose
from letters.tei.writer import write_document

RAW, TEI = "raw", "tei"
DONE = b"done\n"


def rehearse(text: str, file_format: str) -> None:
    """Do with `text` all that an import does before it writes rows."""
    notations = [text]
    if file_format == RAW:
        notations = [document.notation for document in propose(text).documents]
    for notation in notations:
        tei = notation
        if file_format != TEI:
            tei = write_document(parse_notation(notation, {"type": "document"}))
        body = read_document(tei)
        write_notation(body)
        place = Place(volume=None, document=None, outline=None)
        context = Context(place, date=None, is_editorial=False, begins_on="")
        render_document(derive(body, KnownKeys(), context), "/")


def allow(seconds: int) -> None:
    """Let the system end this process after `seconds` more of processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def main() -> None:
    """Rehearse each paper that comes in, and say when it is done."""
    for line in sys.stdin.buffer:
        text, file_format, seconds = json.loads(line)
        allow(seconds)
        with suppress(Exception):  # the import itself will say what is wrong
            rehearse(text, file_format)
        sys.stdout.buffer.write(DONE)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
