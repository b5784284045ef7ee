"""The limit in time for reading a paper, which holds whatever the paper is.

Nothing can interrupt a regular expression in a thread of the web server: it holds the
interpreter until it has ended. So each paper is read in another process, which the system
ends after so much processor time; what was read there in time is used here.
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
from letters.ingest.rehearsal import Outcome, Reading, rehearse
from letters.tei.errors import SourceError, TeiError

SECONDS = 9
# If the machine has no time for the process that reads: by the clock on the wall.
SECONDS_BY_THE_CLOCK = 60

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
TOO_BUSY = (
    "Reading this was stopped, since the machine is too busy or has no memory left. "
    "Nothing is saved, and nothing of the text is changed. Please try again later."
)


class TookTooLongError(Exception):
    """The process that read has ended: for the time it took, or, if it `was_waiting`, for
    want of time or memory on this machine."""

    def __init__(self, *, was_waiting: bool = False) -> None:
        super().__init__()
        self.was_waiting = was_waiting


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
            was_waiting = ended_by != -signal.SIGXCPU
            raise TookTooLongError(was_waiting=was_waiting) from error
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

    Raises TeiError; SourceError, if it cannot be read in `seconds` of processor time.
    """
    process = _take()
    try:
        outcome = process.read(text, file_format, seconds, starts)
    except TookTooLongError as error:
        reason = TOO_BUSY if error.was_waiting else TOO_LONG
        raise SourceError(reason.format(seconds=seconds)) from error
    _keep(process)
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
