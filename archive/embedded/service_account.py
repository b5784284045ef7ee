"""The account PostgreSQL runs under when we are root, which it refuses to be."""

from __future__ import annotations

import os
import pwd
import shutil
import stat
import subprocess
import sys
from pathlib import Path

from archive.embedded.cluster import Cluster, EmbeddedServerError, installation

SERVICE_ACCOUNT = "letters-db"


def server_account(cluster: Cluster) -> pwd.struct_passwd:
    """Ourselves; or, for root, who owns the data, or else an account made for it."""
    if os.geteuid() != 0:
        return _our_own()
    if cluster.data.exists() and cluster.data.stat().st_uid != 0:
        return pwd.getpwuid(cluster.data.stat().st_uid)
    try:
        return pwd.getpwnam(SERVICE_ACCOUNT)
    except KeyError:
        return _create_stand_in()


def _our_own() -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(os.geteuid())
    except KeyError:
        message = (
            f"PostgreSQL needs a user with a name; {os.geteuid()} has none. Use "
            "another user, or a PostgreSQL of your own by DATABASE_URL."
        )
        raise EmbeddedServerError(message) from None


def _create_stand_in() -> pwd.struct_passwd:
    search = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    useradd = shutil.which("useradd", path=search)
    if useradd is None:
        message = (
            "PostgreSQL does not run as root, and no program to create another "
            f"account was found. Create the user {SERVICE_ACCOUNT}, or start the archive "
            "as an ordinary user."
        )
        raise EmbeddedServerError(message)
    options = ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    # A second command may create it at the same time; what counts is that it exists.
    subprocess.run(
        [useradd, *options, SERVICE_ACCOUNT], check=False, capture_output=True
    )
    try:
        return pwd.getpwnam(SERVICE_ACCOUNT)
    except KeyError:
        message = f"The user {SERVICE_ACCOUNT} could not be created with {useradd}."
        raise EmbeddedServerError(message) from None


def grant_access(account: pwd.struct_passwd, cluster: Cluster) -> None:
    """Let the account reach its data and the programs, if we run as root.

    Folders on the way get the permission to pass through and nothing more; their
    contents cannot be listed by it.
    """
    if os.geteuid() != 0 or account.pw_uid == 0:
        return
    package = installation().parent
    libraries = package.with_name(f"{package.name}.libs")
    for folder in (cluster.data, package, libraries):
        for parent in folder.parents:
            _let_through(parent)
    # Only a strict umask while installing makes a difference here.
    for folder in (package, libraries):
        for path in (folder, *folder.rglob("*")):
            _let_read(path)


def _let_through(folder: Path) -> None:
    mode = stat.S_IMODE(folder.stat().st_mode)
    if not mode & stat.S_IXOTH:
        folder.chmod(mode | stat.S_IXOTH)
        sys.stderr.write(
            f"PostgreSQL does not run as root: {folder} may now be passed through "
            "(not listed) by other users.\n"
        )


def _let_read(path: Path) -> None:
    if path.is_symlink() or not path.exists():
        return
    mode = stat.S_IMODE(path.stat().st_mode)
    wanted = mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
    if wanted != mode:
        path.chmod(wanted)
