"""A place on disk for each test that runs programs of the archive."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.embedded.cluster import Cluster
from archive.embedded.server import ensure_running, halt
from letters.tests.archive.leases import release

# In memory where that is offered: a database waits for the disk again and again, to
# make sure of what no test needs to keep.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


@pytest.fixture
def var() -> Iterator[Path]:
    """An empty folder for LETTERS_VAR. A database server in it is stopped at the end.

    Not pytest's own temporary folder: each session closes that one to others again,
    and root's database server, which is not root's own, must pass through.
    """
    with tempfile.TemporaryDirectory(prefix="letters-", dir=MEMORY) as folder:
        yield Path(folder)
        cluster = Cluster(Path(folder) / "postgresql")
        if cluster.folder.exists():
            halt(cluster)


@pytest.fixture
def cluster(var: Path, made_cluster: Cluster) -> Cluster:
    """A cluster under `var` that does not run; with the archive's empty database."""
    cluster = Cluster(var / "postgresql")
    # Not shutil.copytree, which would make the copies ours.
    subprocess.run(["cp", "-a", made_cluster.folder, cluster.folder], check=True)
    return cluster


@pytest.fixture(scope="session")
def made_cluster() -> Iterator[Cluster]:
    """Made once: most of the time that a first start takes is spent on this."""
    with tempfile.TemporaryDirectory(prefix="letters-", dir=MEMORY) as folder:
        cluster = Cluster(Path(folder) / "postgresql")
        ensure_running(cluster)
        halt(cluster)
        release(cluster.lease)
        yield cluster
