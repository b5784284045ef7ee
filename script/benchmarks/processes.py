"""What processes cost: time of the processor, and memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import psutil

SECONDS_BETWEEN_LOOKS = 0.2


@dataclass(frozen=True, slots=True)
class Spent:
    """By a command and the processes it started, the database's not among them.

    `memory` is the most bytes that they had together.
    """

    seconds: float
    cpu_seconds: float
    memory: int


def run_and_watch(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> Spent:
    """Ends the benchmark if the command fails."""
    begun, before, peak = time.perf_counter(), _cpu_seconds_of_ended(), 0
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, env=environment
    ) as running:
        while running.poll() is None:
            peak = max(peak, memory_of(psutil.Process(running.pid)))
            time.sleep(SECONDS_BETWEEN_LOOKS)
    if running.returncode:
        sys.exit(f"This failed: {' '.join(command)}")
    cpu_seconds = _cpu_seconds_of_ended() - before
    return Spent(time.perf_counter() - begun, cpu_seconds, peak)


def _cpu_seconds_of_ended() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def memory_of(process: psutil.Process) -> int:
    """Resident bytes of `process` and its children, but for the database's."""
    total = 0
    try:
        for each in [process, *process.children(recursive=True)]:
            if "postgres" not in each.name():
                total += each.memory_info().rss
    except psutil.NoSuchProcess:
        pass  # it ended meanwhile
    return total


class OwnTime:
    """Seconds of the processor that this process spent inside it, as a context: what
    it takes to read the clocks of others is not to be counted."""

    seconds = 0.0

    def __enter__(self) -> None:
        self._begun = time.process_time()

    def __exit__(self, *_error: object) -> None:
        self.seconds += time.process_time() - self._begun


def cpu_seconds_of(processes: Iterable[int]) -> float:
    """By the clocks of the processes, which Linux lets others read, in nanoseconds;
    psutil's count ticks of ten milliseconds. One that has ended counts nothing."""
    total = 0.0
    for process in processes:
        try:
            # The clock of another process: clock_getcpuclockid(3).
            total += time.clock_gettime((~process << 3) | 2)
        except OSError:
            continue
    return total


def cpu_seconds_of_database(postmaster: int) -> float:
    """Of a server's processes, those that have ended included."""
    server = psutil.Process(postmaster)
    reaped = server.cpu_times()
    alive = cpu_seconds_of(child.pid for child in server.children())
    return alive + reaped.children_user + reaped.children_system
