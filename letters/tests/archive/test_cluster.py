"""Where the socket may be: only where nobody else can enter."""

import os
from pathlib import Path

import pytest

from archive.embedded.cluster import (
    Cluster,
    EmbeddedServerError,
    choose_socket_folder,
    make_private,
)


def test_the_data_folder_serves_where_its_path_is_short():
    cluster = Cluster(Path("/srv/letters/var/postgresql"))

    assert choose_socket_folder(cluster) == cluster.data


@pytest.mark.parametrize("name", ["x" * 100, "one, two"])
def test_another_folder_serves_where_the_path_is_no_address(name):
    cluster = Cluster(Path("/srv") / name)

    folder = choose_socket_folder(cluster)

    assert folder != cluster.data
    assert len(os.fsencode(folder / ".s.PGSQL.5432")) <= 103


def test_two_archives_have_two_folders():
    first, second = Cluster(Path("/srv/a,")), Cluster(Path("/srv/b,"))

    assert choose_socket_folder(first) != choose_socket_folder(second)


def test_a_private_folder_is_made_for_its_owner_alone(tmp_path):
    folder = tmp_path / "sockets"

    make_private(folder, os.geteuid())

    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_others_can_enter_is_refused(tmp_path):
    folder = tmp_path / "sockets"
    folder.mkdir()
    folder.chmod(0o755)

    with pytest.raises(EmbeddedServerError, match="set its mode to 700"):
        make_private(folder, os.geteuid())


def test_a_link_to_a_private_folder_is_refused(tmp_path):
    make_private(tmp_path / "real", os.geteuid())
    (tmp_path / "link").symlink_to(tmp_path / "real")

    with pytest.raises(EmbeddedServerError):
        make_private(tmp_path / "link", os.geteuid())
