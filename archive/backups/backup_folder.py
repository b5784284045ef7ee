"""One backup in its folder: what it says of itself, and whether its bytes are sound."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from letters.facsimile.store import master_path
from letters.facsimile.verified_files import digest_of

FORMAT = 1
MASTERS = "masters"
DUMP, MANIFEST, SUMS = "database.dump", "manifest.json", "SHA256SUMS"
TIME = "%Y-%m-%dT%H%M%SZ"

_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
_SUM = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<path>\S+)")


class BackupError(Exception):
    """A backup cannot be taken or read; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`migration` is the last one of the application, `rows` are counted by table."""

    format: int
    taken: str
    postgresql: str
    migration: str
    rows: dict[str, int]
    masters: int

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1) + "\n")


@dataclass(frozen=True, slots=True)
class Backup:
    """`folder` is its own, in the folder of backups."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def dump(self) -> Path:
        return self.folder / DUMP

    @property
    def masters_folder(self) -> Path:
        return self.folder.parent / MASTERS

    def manifest(self) -> Manifest:
        """Raises BackupError where it is damaged, or of a newer form."""
        path = self.folder / MANIFEST
        try:
            values = json.loads(path.read_text())
            if values["format"] != FORMAT:
                message = (
                    f"{path} is of a newer version of the archive: restore with it."
                )
                raise BackupError(message)
            return Manifest(**values)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BackupError(f"{path} cannot be read: {error}") from error

    def sums(self) -> dict[str, str]:
        """The digest of each file, by its path from `folder`."""
        path = self.folder / SUMS
        try:
            lines = path.read_text().splitlines()
        except (OSError, ValueError) as error:
            raise BackupError(f"{path} cannot be read: {error}") from error
        sums = {}
        for number, line in enumerate(lines, 1):
            match = _SUM.fullmatch(line)
            if not match:
                raise BackupError(f"{path}, line {number} is damaged: {line[:80]!r}")
            sums[match["path"]] = match["digest"]
        return sums

    def masters(self) -> list[str]:
        """The digests of its scans."""
        return [
            digest
            for path, digest in self.sums().items()
            if path not in (DUMP, MANIFEST)
        ]

    def write_sums(self, masters: list[str]) -> None:
        own = [(self.folder / name, name) for name in (DUMP, MANIFEST)]
        lines = [f"{_digest(path)}  {name}\n" for path, name in own]
        shelf = Path("..") / MASTERS
        lines += [f"{one}  {master_path(shelf, one)}\n" for one in masters]
        (self.folder / SUMS).write_text("".join(lines))

    def faults(self) -> Iterator[str | None]:
        """For each file in turn None, or a sentence that says what is wrong with it."""
        sums = self.sums()
        for name in (DUMP, MANIFEST):
            if name not in sums:
                yield f"{self.folder / SUMS} does not name {name}."
        for path, digest in sums.items():
            yield self._fault_of(path, digest)

    def _fault_of(self, path: str, digest: str) -> str | None:
        file = self.folder / path
        if path not in (DUMP, MANIFEST):
            file = master_path(self.masters_folder, digest)
            if Path(path) != master_path(Path("..") / MASTERS, digest):
                return f"{self.folder / SUMS} is damaged: {path} is no scan {digest}."
        try:
            is_sound = _digest(file) == digest
        except FileNotFoundError:
            return f"{file} is missing."
        except OSError as error:
            return f"{file} cannot be read: {error.strerror}."
        return None if is_sound else f"{file} is damaged: its SHA-256 is another."


def backups_in(folder: Path) -> list[Backup]:
    """Those that are whole, the oldest first."""
    found = folder.iterdir() if folder.is_dir() else ()
    names = sorted(path.name for path in found if _NAME.fullmatch(path.name))
    return [Backup(folder / name) for name in names]


def time_of(backup: Backup) -> datetime:
    return datetime.strptime(f"{backup.name[:-1]}+0000", "%Y-%m-%dT%H%M%S%z")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return digest_of(file)
