"""manage.py database start, stop and status."""

import pytest

from archive.embedded.cluster import DATABASE
from archive.embedded.postmaster import find_postmaster
from letters.tests.archive.programs import begin_using_database, end, manage

pytestmark = pytest.mark.processes

NOT_RUNNING = 3


def test_it_starts_and_stops_and_tells_the_truth(var, cluster):
    before = manage(var, "database", "status")
    started = manage(var, "database", "start")
    during = manage(var, "database", "status")
    stopped = manage(var, "database", "stop")
    after = manage(var, "database", "status")

    codes = [run.returncode for run in (before, started, during, stopped, after)]
    assert codes == [NOT_RUNNING, 0, 0, 0, NOT_RUNNING]
    assert f"Data:    {cluster.data}" in during.stdout
    assert f"-U postgres {DATABASE}" in during.stdout


def test_asking_for_the_status_creates_nothing(var):
    manage(var, "database", "status")

    assert not (var / "postgresql").exists()


def test_starting_twice_keeps_the_server(var, cluster):
    manage(var, "database", "start")
    first = find_postmaster(cluster)
    manage(var, "database", "start")

    assert find_postmaster(cluster) == first


def test_stopping_what_does_not_run_is_no_error(var, cluster):
    stopped = manage(var, "database", "stop")

    assert stopped.returncode == 0
    assert "It was not running." in stopped.stdout


def test_it_does_not_take_the_server_from_others_unless_forced_to(var, cluster):
    user = begin_using_database(var)

    refused = manage(var, "database", "stop")
    forced = manage(var, "database", "stop", "--now")
    end(user)

    assert refused.returncode == 1
    assert "Other commands use the database" in refused.stderr
    assert forced.returncode == 0
    assert find_postmaster(cluster) is None
