"""The account PostgreSQL runs under: it refuses to run as root."""

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
    """Our own account; for root, the owner of the data or else the service account."""
    if os.geteuid() != 0:
        return _own_account()
    if cluster.data.exists() and cluster.data.stat().st_uid != 0:
        return pwd.getpwuid(cluster.data.stat().st_uid)
    try:
        return pwd.getpwnam(SERVICE_ACCOUNT)
    except KeyError:
        return _create_service_account()


def _own_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(os.geteuid())
    except KeyError:
        message = (
            f"PostgreSQL needs a user with a name; {os.geteuid()} has none. Use "
            "another user, or a PostgreSQL of your own by DATABASE_URL."
        )
        raise EmbeddedServerError(message) from None


def _create_service_account() -> pwd.struct_passwd:
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
    # Another command may create it at the same time: it only has to exist.
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

    Folders on the way get the permission to pass through and nothing more: the
    account cannot list their contents.
    """
    if os.geteuid() != 0 or account.pw_uid == 0:
        return
    package = installation().parent
    libraries = package.with_name(f"{package.name}.libs")
    for folder in (cluster.data, package, libraries):
        for parent in folder.parents:
            _allow_passing(parent)
    # Needed only if the packages were installed under a strict umask.
    for folder in (package, libraries):
        for path in (folder, *folder.rglob("*")):
            _allow_reading(path)


def _allow_passing(folder: Path) -> None:
    mode = stat.S_IMODE(folder.stat().st_mode)
    if not mode & stat.S_IXOTH:
        folder.chmod(mode | stat.S_IXOTH)
        sys.stderr.write(
            f"PostgreSQL does not run as root: {folder} may now be passed through "
            "(not listed) by other users.\n"
        )


def _allow_reading(path: Path) -> None:
    if path.is_symlink() or not path.exists():
        return
    mode = stat.S_IMODE(path.stat().st_mode)
    readable = mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
    if readable != mode:
        path.chmod(readable)
