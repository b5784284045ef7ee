"""A place on disk for each test that runs programs of the archive."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from archive.embedded.cluster import Cluster
from archive.embedded.server import ensure_running, halt
from letters.tests.archive.leases import release

# In memory where that is offered: a database waits again and again until the disk has
# what no test needs to preserve.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


@contextmanager
def empty_folder() -> Iterator[Path]:
    """A folder for LETTERS_VAR. A database server in it is stopped at the end.

    Not pytest's own temporary folder: each session closes that one to others again,
    and root's database server runs under another account, which must pass through.
    """
    with tempfile.TemporaryDirectory(prefix="letters-", dir=MEMORY) as name:
        folder = Path(name)
        yield folder
        cluster = Cluster(folder / "postgresql")
        if cluster.folder.exists():
            halt(cluster)


def copy_cluster(prepared: Cluster, var: Path) -> Cluster:
    cluster = Cluster(var / "postgresql")
    # Not shutil.copytree, which would make the copies ours.
    subprocess.run(["cp", "-a", prepared.folder, cluster.folder], check=True)
    return cluster


@pytest.fixture
def var() -> Iterator[Path]:
    with empty_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def shared_var() -> Iterator[Path]:
    """One folder for all tests of a module."""
    with empty_folder() as folder:
        yield folder


@pytest.fixture
def cluster(var: Path, prepared_cluster: Cluster) -> Cluster:
    """A stopped cluster under `var` that holds the archive's empty database."""
    return copy_cluster(prepared_cluster, var)


@pytest.fixture(scope="session")
def prepared_cluster() -> Iterator[Cluster]:
    """Created once: this takes most of the time of a first start."""
    with empty_folder() as folder:
        cluster = Cluster(folder / "postgresql")
        ensure_running(cluster)
        halt(cluster)
        release(cluster.lease)
        yield cluster
