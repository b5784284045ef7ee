"""Start PostgreSQL's own process on a cluster that is not running."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from archive.embedded.cluster import (
    Cluster,
    EmbeddedServerError,
    choose_socket_folder,
    make_private,
    program,
)
from archive.embedded.creation import as_account, clean_environment
from archive.embedded.postmaster import server_processes
from archive.embedded.service_account import server_account

LOG_BYTES = 10_000_000
LEFTOVER_SECONDS = 30


def begin_log(cluster: Cluster) -> None:
    """Make way for a new log where the old one is long; one old log stays.

    Only the owner may read it: the statements in it may quote what is secret.
    """
    if cluster.log.exists() and cluster.log.stat().st_size > LOG_BYTES:
        cluster.log.rename(cluster.log.with_name("log.1"))
    cluster.log.touch(mode=0o600)


def start_postgres(cluster: Cluster) -> subprocess.Popen[bytes]:
    """Start the server as our child. It becomes ready only some time later."""
    account = server_account(cluster)
    sockets = choose_socket_folder(cluster)
    make_private(sockets, account.pw_uid)
    _remove_pid_file_of_crash(cluster)
    with cluster.log.open("ab") as log:
        return subprocess.Popen(
            [program("postgres"), "-D", cluster.data, *_options(sockets)],
            cwd="/",
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **as_account(account),
        )


def _options(sockets: Path) -> list[str]:
    quoted = '"' + str(sockets).replace('"', '""') + '"'
    return [
        *("-p", "5432"),
        *("-c", "listen_addresses="),
        *("-c", f"unix_socket_directories={quoted}"),
        *("-c", "unix_socket_permissions=0700"),
    ]


def _remove_pid_file_of_crash(cluster: Cluster) -> None:
    """Remove the postmaster.pid of a server that was killed.

    PostgreSQL does so itself unless the number in it belongs to a living process,
    which need not be a PostgreSQL: after a restart of the machine it hardly ever is.
    Before it goes, no process of the old server may be left at work on the data.
    """
    deadline = time.monotonic() + LEFTOVER_SECONDS
    while pids := list(server_processes(cluster)):
        if time.monotonic() > deadline:
            message = f"Processes of an earlier PostgreSQL do not end: {pids}"
            raise EmbeddedServerError(message)
        time.sleep(0.1)
    (cluster.data / "postmaster.pid").unlink(missing_ok=True)
