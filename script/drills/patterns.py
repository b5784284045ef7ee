"""Attack every regular expression of the archive with texts of a million characters.

script/drill patterns [--length CHARACTERS] [--only PLACE] [--states N]

Each repetition of each pattern is pumped, with an end that fails. A pattern that takes
longer than a second of processor time is named, and the exit code is 1. One that is only
given short texts is attacked with texts of that length.
"""

from __future__ import annotations

import argparse
import os
import sys

import django

from letters.tests.patterns.attacks import (
    TooSlowError,
    attacks_on,
    spent_on,
    texts_of,
)
from letters.tests.patterns.collection import FoundPattern, find_patterns
from letters.tests.patterns.limits import MADE_OF_WELL_FORMED, longest_text, used_as

LENGTH = 1_000_000
SECONDS = 1.0
SHOWN = 10


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letters.tests.settings")
    django.setup()
    options = read_options()
    figures = []
    for one in find_patterns():
        if options.only in one.place and not one.place.startswith(MADE_OF_WELL_FORMED):
            seconds = slowest_attack(one, options.length, options.states)
            figures.append((seconds, f"{one.place} ({one.use})"))
            if seconds > SECONDS:
                print_line(f"{seconds:6.2f} s  {figures[-1][1]}: too slow")
    for seconds, place in sorted(figures)[-SHOWN:]:
        print_line(f"{seconds:6.2f} s  {place}")
    slow = sum(seconds > SECONDS for seconds, _ in figures)
    print_line(f"{len(figures)} patterns, {slow} above {SECONDS} s")
    return 1 if slow else 0


def print_line(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--length", type=int, default=LENGTH)
    parser.add_argument("--only", default="", metavar="PLACE")
    parser.add_argument("--states", type=int, help="Attack so many of each pattern.")
    return parser.parse_args()


def slowest_attack(one: FoundPattern, length: int, states: int | None) -> float:
    """The seconds that the worst text takes; many times the limit where it has no end."""
    cut = longest_text(one.place, length)
    worst = 0.0
    for before, repeated in attacks_on(one.pattern, used_as(one), most=states):
        for text in texts_of(before, repeated, cut):
            try:
                spent = spent_on(one.pattern, used_as(one), text, 10 * SECONDS)
            except TooSlowError:
                return 10 * SECONDS
            worst = max(worst, spent)
    return worst


if __name__ == "__main__":
    sys.exit(main())
