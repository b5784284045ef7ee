"""The embedded server is shared, survives crashes, and is never left behind."""

import os
import shutil
import signal
import subprocess

import psutil
import pytest

from archive import locks
from archive.embedded.cluster import program
from archive.embedded.postmaster import find_postmaster
from archive.embedded.server import keep_running, stop
from letters.tests.archive.leases import release
from letters.tests.archive.programs import (
    GRACE_SECONDS,
    SERVER_STARTED,
    begin,
    begin_using_database,
    end,
    manage,
    wait_until,
)

pytestmark = pytest.mark.processes

ASK = ("shell", "--no-imports", "-c", SERVER_STARTED)
SOON = GRACE_SECONDS + 10


def is_stopped(cluster):
    return find_postmaster(cluster) is None


def start(cluster):
    """Start the server so that it stays up although this process does not use it."""
    keep_running(cluster)
    release(cluster.lease)


def watchdog_of(cluster):
    return psutil.Process(find_postmaster(cluster).pid).parent()


def watchdogs(cluster):
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if str(cluster.folder) in (process.info["cmdline"] or [])
        and "archive.embedded.watchdog" in process.info["cmdline"]
    ]


def test_two_commands_at_once_share_one_server(var):
    commands = [begin(var, "manage.py", *ASK) for _ in range(2)]

    answers = [process.communicate()[0] for process in commands]

    assert answers[0] == answers[1] != ""


def test_it_stops_soon_after_its_last_user_was_killed(var, cluster):
    user = begin_using_database(var)
    assert not is_stopped(cluster)

    end(user)

    assert wait_until(lambda: is_stopped(cluster), seconds=SOON)


def test_the_next_command_looks_after_a_server_whose_watchdog_was_killed(var, cluster):
    user = begin_using_database(var)
    server = find_postmaster(cluster)
    watchdog_of(cluster).kill()

    second = begin_using_database(var)
    same_server = find_postmaster(cluster)
    end(user)
    end(second)

    assert same_server == server
    assert wait_until(lambda: is_stopped(cluster), seconds=SOON)


def test_a_server_killed_after_its_watchdog_is_started_again_in_seconds(var, cluster):
    user = begin_using_database(var)
    watchdog_of(cluster).kill()
    second = begin_using_database(var)
    # The second watchdog, which is not the server's parent, notices nothing yet.
    (watchdog,) = watchdogs(cluster)
    watchdog.suspend()
    os.kill(find_postmaster(cluster).pid, signal.SIGKILL)

    command = begin(var, "manage.py", *ASK)
    with pytest.raises(subprocess.TimeoutExpired):
        command.wait(3)
    watchdog.resume()

    assert command.wait(20) == 0
    command.communicate()
    end(user)
    end(second)


def test_a_command_waits_for_a_stop_that_is_under_way(var, cluster):
    start(cluster)

    # As the watchdog does: alone with the lease while it stops the server.
    with locks.exclusive(cluster.lease, timeout=10):
        command = begin(var, "manage.py", *ASK)
        with pytest.raises(subprocess.TimeoutExpired):
            command.wait(2)

    assert command.wait(30) == 0
    command.communicate()


def test_a_command_waits_for_a_server_that_still_recovers(cluster, var):
    start(cluster)
    pid_file = cluster.data / "postmaster.pid"
    description = pid_file.read_text()
    pid_file.write_text(description.replace("ready", "starting"))

    command = begin(var, "manage.py", *ASK)
    with pytest.raises(subprocess.TimeoutExpired):
        command.wait(2)
    pid_file.write_text(description)

    assert command.wait(30) == 0
    command.communicate()


def test_it_recovers_after_the_server_was_killed(var, cluster):
    start(cluster)
    os.kill(find_postmaster(cluster).pid, signal.SIGKILL)

    assert manage(var, *ASK).returncode == 0


def test_a_process_number_left_by_a_crash_may_belong_to_anybody(var, cluster):
    start(cluster)
    stop(cluster, even_if_used=False)
    forged = f"{os.getpid()}\n{cluster.data}\n1\n5432\n{cluster.data}\n\n0 0\nready\n"
    (cluster.data / "postmaster.pid").write_text(forged)

    assert is_stopped(cluster)
    assert manage(var, *ASK).returncode == 0


def test_it_ends_when_its_folder_is_deleted(var, cluster):
    user = begin_using_database(var)
    server = psutil.Process(find_postmaster(cluster).pid)

    shutil.rmtree(cluster.folder)
    end(user)

    assert wait_until(lambda: not server.is_running(), seconds=SOON)


def test_a_long_path_is_no_obstacle(var):
    far = var / "a folder, it's long" / ("x" * 100)

    query = manage(far, *ASK)
    stopped = manage(far, "database", "stop", "--now")

    assert (query.returncode, stopped.returncode) == (0, 0), query.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
def test_another_user_of_the_machine_cannot_connect(cluster):
    start(cluster)
    sockets = find_postmaster(cluster).socket_folder

    psql = subprocess.run(
        [program("psql"), "-h", sockets, "-U", "postgres", "-c", "SELECT 1"],
        user="nobody",
        cwd="/",
        capture_output=True,
        text=True,
    )

    assert psql.returncode != 0
    assert "Permission denied" in psql.stderr


@pytest.mark.parametrize("arguments", [["check"], ["migrate", "--help"]])
def test_what_needs_no_database_starts_no_server(var, arguments):
    assert manage(var, *arguments).returncode == 0

    assert not (var / "postgresql").exists()
