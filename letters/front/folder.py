"""The folder of the front: which generation of files is answered from, and that none is.

    identity                 the name by which the database knows this folder
    generations/NAME/…       files that belong together; a name is used once
    links/current            leads to the generation that readers are answered from
    links/next-…             a generation that may become the current one

Whoever changes what readers see removes all links before the change is committed. An
opening is a link that was made before the database was asked, and that becomes the
current one by being renamed. So a change that the answer did not know of has removed it,
and the renaming fails, however long it was delayed.
"""

from __future__ import annotations

import os
import secrets
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_NEXT = "next-"
# An opening that is this old has failed, or will.
_SECONDS_TO_OPEN = 60
_FOLDER_MODE = 0o755


@dataclass(frozen=True, slots=True)
class Opening:
    """A generation that may become the current one."""

    link: Path

    def finish(self) -> bool:
        """Answer readers from it; False if a change has come in between."""
        try:
            self.link.rename(self.link.with_name("current"))
        except FileNotFoundError:
            return False
        return True

    def give_up(self) -> None:
        self.link.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class FrontFolder:
    root: Path

    @property
    def _links(self) -> Path:
        return self.root / "links"

    @property
    def _generations(self) -> Path:
        return self.root / "generations"

    def identity(self) -> uuid.UUID | None:
        """None where there is no front: nothing was ever answered from this folder."""
        try:
            return uuid.UUID((self.root / "identity").read_text().strip())
        except FileNotFoundError:
            return None

    def make(self) -> uuid.UUID:
        """Make what is missing of the folder; returns its identity."""
        for folder in (self.root, self._links, self._generations):
            folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        if (identity := self.identity()) is not None:
            return identity
        made = self.root / f".identity-{secrets.token_hex(8)}"
        made.write_text(f"{uuid.uuid4()}\n")
        # Of several processes that begin, one gives the name.
        with suppress(FileExistsError):
            os.link(made, self.root / "identity")
        made.unlink()
        return self.make()

    def current(self) -> Path | None:
        """The generation that readers are answered from."""
        try:
            return self._generations / (self._links / "current").readlink().name
        except FileNotFoundError:
            return None

    def close(self) -> None:
        """Nothing is answered from the front when this returns, also after a power cut.

        Raises OSError where that cannot be promised.
        """
        if self.identity() is None:
            return
        for link in self._links.iterdir():
            if link.name.startswith(_NEXT):
                link.unlink(missing_ok=True)
        # Last: one of the others may just have become this one.
        (self._links / "current").unlink(missing_ok=True)
        descriptor = os.open(self._links, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def begin_opening(self, prefix: str) -> Opening:
        """Make an empty generation. Ask the database only after this."""
        token = secrets.token_hex(8)
        generation = self._generations / f"{prefix}{token}"
        generation.mkdir(mode=_FOLDER_MODE)
        link = self._links / f"{_NEXT}{token}"
        link.symlink_to(generation)
        return Opening(link)

    def discard_former(self, most: int) -> None:
        """Delete so many files of generations that no reader is answered from."""
        current = self.current()
        for generation in self._generations.iterdir():
            if generation != current and _is_former(generation):
                for _ in _deleted(generation):
                    most -= 1
                    if most <= 0:
                        return
                with suppress(OSError):
                    generation.rmdir()


def _is_former(generation: Path) -> bool:
    """Whether it is too old to be one that is just being opened."""
    try:
        return time.time() - generation.stat().st_mtime > _SECONDS_TO_OPEN
    except FileNotFoundError:
        return False


def _deleted(folder: Path) -> Iterator[Path]:
    """Delete what is in the folder, one after another. Others may be doing the same."""
    # Not all names at once: there may be thousands.
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for path in map(Path, entries):
            if path.is_dir() and not path.is_symlink():
                yield from _deleted(path)
                with suppress(OSError):
                    path.rmdir()
            else:
                path.unlink(missing_ok=True)
            yield path
