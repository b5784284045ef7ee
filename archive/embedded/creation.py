"""Make a new cluster, and the archive's database in it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from typing import TypedDict

from archive.embedded.cluster import (
    DATABASE,
    SUPERUSER,
    VERSION,
    Cluster,
    EmbeddedServerError,
    make_private,
    program,
)
from archive.embedded.postmaster import find_postmaster
from archive.embedded.service_account import grant_access, server_account

# PostgreSQL's own rules for characters and order: those of the C library differ from
# machine to machine, and an index sorted on one of them is wrong on another.
LOCALE_OPTIONS = (
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
)


def create_cluster(cluster: Cluster) -> None:
    """Make the data folder if there is none, and check that it can be used."""
    account = server_account(cluster)
    grant_access(account, cluster)
    if not cluster.data.exists():
        # Made beside, then renamed: a folder left half made by a kill is never used.
        unfinished = cluster.folder / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        make_private(unfinished, account.pw_uid)
        _run_initdb(account, unfinished)
        unfinished.rename(cluster.data)
    version = (cluster.data / "PG_VERSION").read_text().strip()
    if version != VERSION:
        message = (
            f"{cluster.data} was made by PostgreSQL {version}; version {VERSION} "
            "cannot read it. Dump it with the old version and load it with this one."
        )
        raise EmbeddedServerError(message)


def create_database(cluster: Cluster) -> None:
    """Create the archive's own database, unless it exists."""
    query = f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"  # noqa: S608
    if not _psql(cluster, query).strip():
        _psql(
            cluster,
            f"CREATE DATABASE {DATABASE} TEMPLATE template0 ENCODING 'UTF8' "
            "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'",
        )


class AccountArguments(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


def as_account(account: pwd.struct_passwd) -> AccountArguments:
    """Arguments for subprocess to run as the account, empty if we are that account."""
    if account.pw_uid == os.geteuid():
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def clean_environment() -> dict[str, str]:
    """Our environment without the variables that PostgreSQL's programs obey."""
    variables = {
        name: value for name, value in os.environ.items() if not name.startswith("PG")
    }
    return variables | {"LC_ALL": "C"}


def _run_initdb(account: pwd.struct_passwd, data: os.PathLike[str]) -> None:
    options = [f"--username={SUPERUSER}", "--auth=trust", "--no-instructions"]
    initdb = subprocess.run(
        [program("initdb"), *options, *LOCALE_OPTIONS, "--pgdata", data],
        cwd="/",
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
        **as_account(account),
    )
    if initdb.returncode != 0:
        message = (
            f"PostgreSQL's data folder could not be made:\n{initdb.stderr.strip()}"
        )
        raise EmbeddedServerError(message)


def _psql(cluster: Cluster, statement: str) -> str:
    postmaster = find_postmaster(cluster)
    if postmaster is None:
        message = f"PostgreSQL ended as soon as it had started. See {cluster.log}"
        raise EmbeddedServerError(message)
    address = ["-h", str(postmaster.socket_folder), "-p", "5432", "-U", SUPERUSER]
    psql = subprocess.run(
        [program("psql"), "-XAtq", *address, "-d", "postgres", "-c", statement],
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if psql.returncode != 0:
        raise EmbeddedServerError(psql.stderr.strip())
    return psql.stdout
