"""The limits in time and memory for reading a paper, which hold whatever the paper is.

Nothing can interrupt a regular expression in a thread of the web server: it holds the
interpreter until it has ended. So each paper is read in another process, which the system
ends after so much processor time, or if it needs too much memory; what was read there
within these limits is used here.
"""

from __future__ import annotations

import json
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Timer
from typing import Any

from letters.ingest.file_formats import Format
from letters.ingest.rehearsal import (
    ENDED_FOR_MEMORY,
    MOST_MEGABYTES,
    Outcome,
    Reading,
    rehearse,
)
from letters.tei.errors import SourceError, TeiError

SECONDS = 9
# If the machine has no time for the process that reads: by the clock on the wall.
SECONDS_BY_THE_CLOCK = 60

# The process that reads a longer paper reads no other: it may still hold its memory.
LONGEST_OF_MANY = 200_000
# More of them cannot be read in time, in plain prose; TEI has a limit of its own.
MOST_CHARACTERS = 5_000_000

_ROOT = Path(__file__).resolve().parents[2]
# Started as __main__, the module would pickle classes that nobody else has.
_PROGRAM = (
    sys.executable,
    "-c",
    "from letters.ingest import rehearsal; rehearsal.main()",
)


TOO_LONG = (
    "Reading this takes longer than {seconds} seconds, and was stopped. Nothing is saved, "
    "and nothing of the text is changed. Part it into documents and hand in each by "
    "itself; the one that is stopped again holds the place."
)
TOO_MANY_CHARACTERS = (
    "This text has {characters:,} characters, and no more than {most:,} can be read at once. "
    "Nothing is saved, and nothing of the text is changed. Part it into documents and hand "
    "in each by itself."
)
TOO_LARGE = (
    f"Reading this takes more than {MOST_MEGABYTES} MB of memory, and was stopped. Nothing "
    "is saved, and nothing of the text is changed. Part it into documents and hand in each "
    "by itself."
)
TOO_BUSY = (
    "Reading this was stopped, since the machine is too busy or has no memory left. "
    "Nothing is saved, and nothing of the text is changed. Please try again later."
)


class TookTooLongError(Exception):
    """The process that read has ended: for the time it took, or for the memory it needed
    (`was_large`), or, if it `was_waiting`, for want of either on this machine."""

    def __init__(self, ended_by: int) -> None:
        super().__init__()
        self.was_large = ended_by == ENDED_FOR_MEMORY
        self.was_waiting = ended_by not in (ENDED_FOR_MEMORY, -signal.SIGXCPU)

    def told(self, seconds: int) -> str:
        """What whoever handed in the paper is told, who had so many `seconds`."""
        if self.was_large:
            return TOO_LARGE
        return TOO_BUSY if self.was_waiting else TOO_LONG.format(seconds=seconds)


class RehearsalProcess:
    """A process that reads one paper after the other, until one takes too long."""

    def __init__(self, program: Sequence[str] = _PROGRAM) -> None:
        self._process = subprocess.Popen(  # noqa: S603
            program, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def is_running(self) -> bool:
        return self._process.poll() is None

    def read(
        self, text: str, file_format: str, seconds: int, starts: Sequence[int] = ()
    ) -> Outcome:
        """What the process makes of `text`. Raises TookTooLongError, and has ended then."""
        watch = Timer(SECONDS_BY_THE_CLOCK, self._process.kill)
        watch.daemon = True
        watch.start()
        try:
            return self._exchange([text, file_format, seconds, [*starts]])
        except (BrokenPipeError, EOFError, pickle.UnpicklingError) as error:
            ended_by = self._process.wait()
            self.end()
            raise TookTooLongError(ended_by) from error
        finally:
            watch.cancel()

    def _exchange(self, asked: list[Any]) -> Outcome:
        assert self._process.stdin and self._process.stdout  # noqa: S101
        paper = json.dumps(asked).encode()
        self._process.stdin.write(paper + b"\n")
        self._process.stdin.flush()
        # Our own program wrote it.
        outcome: Outcome = pickle.load(self._process.stdout)  # noqa: S301
        return outcome

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


# Kept from one paper to the next, since starting one takes a second.
_idle: deque[RehearsalProcess] = deque(maxlen=1)


# Whoever has looked at a proposal mostly saves it as it is, with a text or two corrected.
@lru_cache(maxsize=4)
def read_in_time(
    text: str,
    file_format: Format,
    seconds: int = SECONDS,
    starts: tuple[int, ...] = (),
) -> Reading:
    """What `text` holds; `starts` are the lines on which its documents begin.

    Raises TeiError; SourceError, if it cannot be read in `seconds` of processor time, or
    not within the limit of memory.
    """
    if len(text) > MOST_CHARACTERS and file_format is not Format.TEI:
        reason = TOO_MANY_CHARACTERS.format(characters=len(text), most=MOST_CHARACTERS)
        raise SourceError(reason)
    process = _take()
    try:
        outcome = process.read(text, file_format, seconds, starts)
    except TookTooLongError as error:
        raise SourceError(error.told(seconds)) from error
    if len(text) <= LONGEST_OF_MANY:
        _keep(process)
    else:
        process.end()
    if isinstance(outcome, TeiError):
        raise outcome
    return outcome or rehearse(text, file_format, starts)


def _take() -> RehearsalProcess:
    while _idle:
        process = _idle.pop()
        if process.is_running():
            return process
    return RehearsalProcess()


def _keep(process: RehearsalProcess) -> None:
    if _idle:
        process.end()
    else:
        _idle.append(process)
