"""Measures the CPU time and the memory of processes."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import psutil

SECONDS_BETWEEN_SAMPLES = 0.2


@dataclass(frozen=True, slots=True)
class ProcessCost:
    """The cost of a command and the processes it started, without the database's.

    `memory` is the peak of their bytes together.
    """

    seconds: float
    cpu_seconds: float
    memory: int


def run_and_watch(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> ProcessCost:
    """Ends the benchmark if the command fails."""
    start, cpu_before, peak = time.perf_counter(), _cpu_seconds_of_ended(), 0
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, env=environment
    ) as running:
        while running.poll() is None:
            peak = max(peak, memory_of(psutil.Process(running.pid)))
            time.sleep(SECONDS_BETWEEN_SAMPLES)
    if running.returncode:
        sys.exit(f"This failed: {' '.join(command)}")
    cpu_seconds = _cpu_seconds_of_ended() - cpu_before
    return ProcessCost(time.perf_counter() - start, cpu_seconds, peak)


def _cpu_seconds_of_ended() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def memory_of(process: psutil.Process) -> int:
    """Resident bytes of `process` and its children, without the database's."""
    total = 0
    try:
        for member in [process, *process.children(recursive=True)]:
            if "postgres" not in member.name():
                total += member.memory_info().rss
    except psutil.NoSuchProcess:
        pass  # it ended meanwhile
    return total


class OwnTime:
    """The CPU seconds of this process within `with` blocks, so that reading the clocks of
    other processes does not count."""

    seconds = 0.0

    def __enter__(self) -> None:
        self._start = time.process_time()

    def __exit__(self, *_error: object) -> None:
        self.seconds += time.process_time() - self._start


def cpu_seconds_of(processes: Iterable[int]) -> float:
    """By the clocks of the processes, which Linux lets others read in nanoseconds; psutil
    counts ticks of ten milliseconds. Ended processes count nothing."""
    total = 0.0
    for process in processes:
        try:
            # The clock of another process: clock_getcpuclockid(3).
            total += time.clock_gettime((~process << 3) | 2)
        except OSError:
            continue
    return total


def cpu_seconds_of_database(postmaster: int) -> float:
    """The CPU seconds of a server's processes, including ended ones."""
    server = psutil.Process(postmaster)
    reaped = server.cpu_times()
    alive = cpu_seconds_of(child.pid for child in server.children())
    return alive + reaped.children_user + reaped.children_system
