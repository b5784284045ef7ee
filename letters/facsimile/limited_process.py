"""Runs a part of this project in a process of its own, with limits of time and memory.

What reads files from anywhere may crash or take without end: then that process ends, and
not the web server.
"""

from __future__ import annotations

import importlib
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = "from letters.facsimile import limited_process; limited_process.main()"
# The system ends a process so when it has had its time, or when memory is short.
_STOPPED = (-signal.SIGXCPU, -signal.SIGKILL)
_NO_LIMIT = 0


class TookTooMuchError(Exception):
    """The process had its time, or all the memory that it may have, and was stopped."""


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """In seconds of processor time, seconds by the clock, and bytes; no limit of memory
    is 0."""

    seconds: int
    seconds_by_the_clock: int
    memory: int = _NO_LIMIT


@dataclass(frozen=True, slots=True)
class EndedProcess:
    written: bytes
    is_well: bool


def run_module(
    name: str, limits: ProcessLimits, arguments: Sequence[str] = (), given: bytes = b""
) -> EndedProcess:
    """Call `main` of the module with `given` to be read from its standard input, and
    return what it wrote. Raises TookTooMuchError."""
    numbers = (str(limits.seconds), str(limits.memory))
    try:
        ended = subprocess.run(  # noqa: S603
            [sys.executable, "-c", _PROGRAM, name, *numbers, *arguments],
            cwd=_ROOT,
            input=given,
            capture_output=True,
            timeout=limits.seconds_by_the_clock,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TookTooMuchError from error
    if ended.returncode in _STOPPED:
        raise TookTooMuchError
    return EndedProcess(ended.stdout, is_well=ended.returncode == 0)


def main() -> None:
    name, seconds, memory, *arguments = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    if int(memory) != _NO_LIMIT:
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    importlib.import_module(name).main(*arguments)
