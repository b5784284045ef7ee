"""Reads papers as an import does, in a process of its own that may be ended.

No Django here: the process that runs this module starts quickly. `time_limit` starts it,
gives it one paper after the other, takes what it read, and lets it go on for the next
one or ends it.
"""

from __future__ import annotations

import json
import pickle
import resource
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.ingest.file_formats import Format, encode, read_proposal
from letters.rendering import render_document
from letters.tei.body import read_document
from letters.tei.errors import NotExpressibleError, TeiError
from letters.tei.notation import write_notation
from letters.tei.references import Place
from letters.tei.transcription import Proposal


@dataclass(frozen=True, slots=True)
class Reading:
    """The documents that a paper seems to hold, and the TEI of each of them or, if one
    cannot be read, why."""

    proposal: Proposal
    encoded: tuple[str, ...] = ()
    refusal: TeiError | None = None

    def sources(self) -> tuple[str, ...]:
        """The TEI of each document. Raises TeiError where one of them cannot be read."""
        if self.refusal:
            raise self.refusal
        return self.encoded


# So much memory may the process have, in all, and so it ends if it needs more.
MOST_MEGABYTES = 500
ENDED_FOR_MEMORY = 3

# What is handed over: None for a fault of ours, which shows itself once more where it is
# logged.
Outcome = Reading | TeiError | None


def rehearse(text: str, file_format: Format, starts: Sequence[int] = ()) -> Reading:
    """Do with `text` all that an import does before it writes rows. Raises TeiError if no
    document can be told in it."""
    proposal = read_proposal(text, file_format, starts)
    try:
        encoded = tuple(encode(one.notation, file_format) for one in proposal.documents)
        for tei in encoded:
            _use(tei)
    except TeiError as error:
        return Reading(proposal, refusal=error)
    return Reading(proposal, encoded)


def _use(tei: str) -> None:
    """What is made of the text: nothing of it may take without end."""
    body = read_document(tei)
    with suppress(NotExpressibleError):  # it is shown as TEI
        write_notation(body)
    place = Place(volume=None, document=None, outline=None)
    context = Context(place, date=None, is_editorial=False, begins_on="")
    render_document(derive(body, KnownKeys(), context), "/")


def _outcome(text: str, file_format: Format, starts: Sequence[int]) -> Outcome:
    try:
        return rehearse(text, file_format, starts)
    except TeiError as error:
        return error


def allow(seconds: int) -> None:
    """Let the system end this process after `seconds` more of processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def limit_memory(megabytes: int) -> None:
    """Let this process have no more memory in all: what needs it raises MemoryError."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024, hard))


def hand_over(outcome: Outcome) -> None:
    pickle.dump(outcome, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def main(megabytes: int = MOST_MEGABYTES) -> None:
    """Rehearse each paper that comes in, and hand over what was read."""
    limit_memory(megabytes)
    try:
        for line in sys.stdin.buffer:
            _rehearse_asked(line)
    except MemoryError:
        sys.exit(ENDED_FOR_MEMORY)


def _rehearse_asked(line: bytes) -> None:
    text, file_format, seconds, starts = json.loads(line)
    allow(seconds)
    outcome: Outcome = None
    try:
        outcome = _outcome(text, Format(file_format), starts)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (a fault of ours, which the import meets again)
        outcome = None
    hand_over(outcome)


if __name__ == "__main__":
    main()
