"""Is the server running, since when, and where does it listen?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil

from archive.embedded.cluster import Cluster, EmbeddedServerError

# Lines of postmaster.pid, counted from 0 (PostgreSQL's miscadmin.h, LOCK_FILE_LINE_*).
PID_LINE, STARTED_LINE, SOCKET_LINE, STATUS_LINE = 0, 2, 4, 7


@dataclass(frozen=True, slots=True)
class Postmaster:
    """The server's first process, as it describes itself in postmaster.pid."""

    pid: int
    started: datetime
    socket_folder: Path
    is_ready: bool


def find_postmaster(cluster: Cluster) -> Postmaster | None:
    """The running server of this cluster, whether or not it already answers."""
    try:
        lines = (cluster.data / "postmaster.pid").read_text().splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError:
        message = (
            f"{cluster.data} belongs to another user. Run this as the user who "
            "first started the archive here."
        )
        raise EmbeddedServerError(message) from None
    if len(lines) <= SOCKET_LINE:
        return None  # it is just being written
    pid = int(lines[PID_LINE])
    if not is_server_process(pid, cluster):
        return None
    status = lines[STATUS_LINE].strip() if len(lines) > STATUS_LINE else "starting"
    return Postmaster(
        pid=pid,
        started=datetime.fromtimestamp(int(lines[STARTED_LINE]), tz=UTC),
        socket_folder=Path(lines[SOCKET_LINE]),
        is_ready=status == "ready",
    )


def is_server_process(pid: int, cluster: Cluster) -> bool:
    """Whether `pid` is a living PostgreSQL process of this cluster.

    A number alone proves nothing: after a crash it may belong to any other program,
    and a dead process has its number until its parent has waited for it.
    """
    try:
        process = psutil.Process(pid)
        return (
            process.name() == "postgres"
            and process.status() != psutil.STATUS_ZOMBIE
            and Path(process.cwd()) == cluster.data.resolve()
        )
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        # A process we may not look into runs under another account, so is not ours.
        return False


def server_processes(cluster: Cluster) -> Iterator[int]:
    """Every PostgreSQL process at work in the data folder, its children too."""
    for pid in psutil.pids():
        if is_server_process(pid, cluster):
            yield pid
