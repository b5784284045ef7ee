"""Attack an archive that is served, and print a line of figures for each attack.

script/drill attacks [NAME…]

It makes archives of its own, with the documents of the demonstration, and removes them
again. The names: addresses, passwords, scan, bits, index, processes, frozen, twice, database,
clock, disk, backup, load.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from drills.served.archive import Archive, in_memory, say, stop
from drills.served.backups import (
    back_up_under_load,
    exchange_the_index,
    restore_a_backup,
)
from drills.served.damage import (
    damage_a_scan,
    damage_the_index,
    kill_the_database,
    turn_bits,
)
from drills.served.hardships import (
    freeze_the_database,
    serve_twice,
    turn_the_clock_back,
)
from drills.served.outages import fill_the_disk, small_disk, take_the_database_away
from drills.served.strangers import ask_in_disguise, guess_passwords

# Upon an archive as script/server serves it.
SERVED: dict[str, Callable[[Archive], str]] = {
    "addresses": ask_in_disguise,
    "passwords": guess_passwords,
    "scan": damage_a_scan,
    "bits": turn_bits,
    "index": damage_the_index,
    "processes": kill_the_database,
    "frozen": freeze_the_database,
    "twice": serve_twice,
}
ALONE = ("database", "clock", "disk", "backup", "load")
MEGABYTES = 400


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    names = parser.parse_args().names or [*SERVED, *ALONE]
    with archive_in_memory() as archive:
        chosen = [name for name in SERVED if name in names]
        if chosen:
            with archive.served():
                for name in chosen:
                    say(f"{name}: {SERVED[name](archive)}")
        if "database" in names:
            say(f"database: {take_the_database_away(archive)}")
        if "clock" in names:
            say(f"clock: {turn_the_clock_back(archive)}")
        if "load" in names:
            with archive_in_memory() as other:
                say(f"load: {back_up_under_load(archive, other)}")
        if "backup" in names:
            with archive_in_memory() as other:
                say(f"backup: {restore_a_backup(archive, other)}")
                say(f"index of another: {exchange_the_index(archive, other)}")
    if "disk" in names:
        say(f"disk: {with_small_disk()}")


@contextmanager
def archive_in_memory() -> Iterator[Archive]:
    with tempfile.TemporaryDirectory(prefix="letters-drill-", dir=in_memory()) as name:
        archive = Archive(Path(name))
        archive.folder.chmod(0o711)
        try:
            yield archive
        finally:
            stop(archive)


def with_small_disk() -> str:
    with tempfile.TemporaryDirectory(prefix="letters-drill-") as name:
        archive = Archive(Path(name))
        try:
            with small_disk(archive.folder, MEGABYTES):
                try:
                    return fill_the_disk(archive)
                finally:
                    stop(archive)
        except PermissionError as error:
            return f"left out, since only root can make a small disk ({error})"


if __name__ == "__main__":
    main()
