"""The limit in time for reading a paper, which holds whatever the paper is.

Nothing can interrupt a regular expression in a thread of the web server: it holds the
interpreter until it has ended. So each paper is read in another process first, which the
system ends after so much processor time; what was read there in time can be read here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from threading import Timer

from letters.ingest.rehearsal import DONE
from letters.tei.errors import SourceError

SECONDS = 20
# If the machine has no time for the process that reads: by the clock on the wall.
SECONDS_BY_THE_CLOCK = 60

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = (sys.executable, "-m", "letters.ingest.rehearsal")


class RehearsalProcess:
    """A process that reads one paper after the other, until one takes too long."""

    def __init__(self, program: Sequence[str] = _PROGRAM) -> None:
        self._process = subprocess.Popen(  # noqa: S603
            program, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def is_running(self) -> bool:
        return self._process.poll() is None

    def reads(self, text: str, file_format: str, seconds: int) -> bool:
        """Whether the process reads `text` in `seconds`; if not, it has ended."""
        assert self._process.stdin and self._process.stdout  # noqa: S101
        watch = Timer(SECONDS_BY_THE_CLOCK, self._process.kill)
        watch.daemon = True
        watch.start()
        try:
            paper = json.dumps([text, file_format, seconds]).encode()
            self._process.stdin.write(paper + b"\n")
            self._process.stdin.flush()
            is_read = self._process.stdout.readline() == DONE
        except BrokenPipeError:
            is_read = False
        finally:
            watch.cancel()
        if not is_read:
            self.end()
        return is_read

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


# Kept from one paper to the next, since starting one takes a second.
_idle: deque[RehearsalProcess] = deque(maxlen=1)


def require_in_time(text: str, file_format: str, seconds: int = SECONDS) -> None:
    """Raise SourceError if `text` cannot be read in `seconds` of processor time."""
    process = _take()
    if not process.reads(text, file_format, seconds):
        raise SourceError(
            f"Reading this takes longer than {seconds} seconds, and was stopped. Nothing "
            "is saved, and nothing of the text is changed. Part it into documents and "
            "hand in each by itself; the one that is stopped again holds the place."
        )
    _keep(process)


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
