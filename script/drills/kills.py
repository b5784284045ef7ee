"""Kill every kind of process again and again, while readers read and archivists save.

script/drill kills [--times N] [KIND…]

An archive of its own is served, and started again whenever it ends, as systemd does. Beside
three readers, an archivist hands in letters, and files of letters are read in by a command.
N times (50) one process of each kind is killed (`kill -9`). Then everything that was
acknowledged has to be there, once, and the index has to agree. Prints figures; the exit is
1 if anything was lost, an answer was 500, or the archive did not come back by itself.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
from contextlib import suppress
from http import HTTPStatus

import psutil
from drills.attacks import archive_in_memory
from drills.served.archive import LETTER, Archive, say, wait
from drills.served.keeping import Keeper
from drills.served.traffic import LETTERS_IN_A_FILE, Traffic, exit_code_of

KINDS = (
    *("web worker", "web master", "supervisor", "indexer", "scan cutter", "import"),
    *("database session", "database", "database watchdog"),
)
# Nobody waits longer for pages, or for a process that was killed.
MOST_SECONDS = 600


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--times", type=int, default=50, metavar="N")
    parser.add_argument("--seed", type=int, default=1962)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    kinds = [kind for kind in KINDS if kind in (options.kinds or KINDS)]
    with archive_in_memory() as archive:
        archive.patience = 60
        keeper, traffic = Keeper(archive), Traffic(archive)
        chance = random.Random(options.seed)  # noqa: S311
        killed = dict.fromkeys(kinds, 0)
        with keeper.kept():
            # Told to end, it says what it has seen.
            with traffic.flowing(), suppress(KeyboardInterrupt):
                _kill(keeper, traffic, chance, killed, options.times)
            # What is looked at now is told, even if it is asked to end again. No process
            # that it starts inherits a handler, as it would "ignore".
            signal.signal(signal.SIGTERM, lambda *_: None)
            wait(lambda: archive.status("/health/ready") == HTTPStatus.OK)
            faults = _look(archive, traffic)
        for kind in kinds:
            say(
                f"{kind}: killed {killed[kind]} times, pages again after "
                f"{traffic.outages.get(kind, 0):.1f} s at most"
            )
        say(f"the archive was started {keeper.starts} times")
    return 1 if faults or any(n < options.times for n in killed.values()) else 0


def _kill(
    keeper: Keeper,
    traffic: Traffic,
    chance: random.Random,
    killed: dict[str, int],
    times: int,
) -> None:
    for number in range(1, times + 1):
        for kind in chance.sample([*killed], len(killed)):
            time.sleep(chance.uniform(0.1, 1.5))
            traffic.event = kind
            killed[kind] += _kill_one(keeper, kind)
            wait(lambda: keeper.archive.status(LETTER) == HTTPStatus.OK, MOST_SECONDS)
            # A reader of the traffic, too, has had a page since.
            time.sleep(0.3)
            traffic.event = "nothing"
        say(f"{number} of {times} times")


def _kill_one(keeper: Keeper, kind: str) -> bool:
    """Whether there was one, at last."""
    end = time.monotonic() + MOST_SECONDS
    while time.monotonic() < end:
        process = keeper.process(kind)
        try:
            if process:
                process.kill()
                # Its parent may be too busy to take note of its end.
                with suppress(psutil.TimeoutExpired):
                    process.wait(10)
                return True
        except psutil.NoSuchProcess:
            pass
        time.sleep(0.05)
    return False


def _look(archive: Archive, traffic: Traffic) -> int:
    """Says what became of all that was done; returns how much of it is wrong."""
    again = traffic.import_files(*traffic.files)
    stored = archive.psql(
        "SELECT identifier FROM letters_document WHERE identifier LIKE 'handed-in-%'"
    ).split()
    lost = set(traffic.acknowledged) - set(stored)
    read_in = int(
        archive.psql(
            "SELECT count(*) FROM letters_document WHERE title ~ '^Letter .* of file'"
        )
    )
    missing = len(traffic.files) * LETTERS_IN_A_FILE - read_in
    wait(lambda: archive.psql("SELECT count(*) FROM letters_indexrequest") == "0")
    codes = [exit_code_of(archive, name) for name in ("check_index", "verify")]
    say(
        f"saves: {len(traffic.acknowledged)} acknowledged, {len(lost)} of them lost, "
        f"{traffic.refused} refused or cut off"
    )
    say(
        f"imports: {traffic.imports} runs of {len(traffic.files)} files, {read_in} "
        f"letters, {missing} missing or twice; run once more: exit {again}"
    )
    say(f"check_index: exit {codes[0]}; verify: exit {codes[1]}")
    say(f"pages: {dict(traffic.statuses)}")
    internal = traffic.statuses[HTTPStatus.INTERNAL_SERVER_ERROR]
    return len(lost) + abs(missing) + again + sum(codes) + internal


if __name__ == "__main__":
    sys.exit(main())
