"""Instead of the embedded server: a PostgreSQL server that DATABASE_URL names."""

from urllib.parse import quote

import pytest

from archive.embedded.cluster import DATABASE
from archive.embedded.server import ensure_running
from letters.tests.archive.conftest import copy_cluster
from letters.tests.archive.leases import release
from letters.tests.archive.programs import manage

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def url(shared_var, prepared_cluster):
    """The address of a server that the archive did not start for itself."""
    cluster = copy_cluster(prepared_cluster, shared_var)
    sockets = quote(str(ensure_running(cluster).socket_folder), safe="")
    yield f"postgres://postgres@{sockets}/{DATABASE}"
    release(cluster.lease)


def test_commands_use_that_server_and_start_none(tmp_path, url):
    var = tmp_path / "var"

    migrated = manage(var, "migrate", "auth", DATABASE_URL=url)
    shown_migrations = manage(var, "showmigrations", "auth", DATABASE_URL=url)

    assert migrated.returncode == 0, migrated.stderr
    assert "[X] 0001_initial" in shown_migrations.stdout
    assert not (var / "postgresql").exists()


def test_the_database_command_leaves_that_server_alone(tmp_path, url):
    for action in ("start", "stop"):
        refused = manage(tmp_path, "database", action, DATABASE_URL=url)
        assert refused.returncode == 1
        assert "DATABASE_URL names a database server" in refused.stderr

    assert manage(tmp_path, "database", "status", DATABASE_URL=url).returncode == 0


def test_the_status_of_a_server_that_does_not_answer(tmp_path):
    url = "postgres://postgres@127.0.0.1:1/letters"

    assert manage(tmp_path, "database", "status", DATABASE_URL=url).returncode == 3
