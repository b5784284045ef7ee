"""Texts made against a pattern: each of its repetitions pumped, with an end that fails."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from time import process_time
from types import FrameType

from letters.tests.patterns.ambiguity import Machine, machine_of
from letters.tests.patterns.collection import Use

ENDINGS = ("\x00", "\n!\n")


class TooSlowError(Exception):
    """A pattern took more processor time than it may."""


def attacks_on(
    pattern: re.Pattern[str], use: Use, *, most: int | None = None
) -> Iterator[tuple[str, str]]:
    """What to begin a text with, and what to repeat, for each repetition of `pattern`.

    `most` is how many of its states are taken, evenly of all; None takes them all.
    """
    machine = machine_of(pattern, is_searched=use is Use.SEARCH)
    loops = [state for state, loop in enumerate(machine.component) if loop >= 0]
    step = len(loops) // most + 1 if most else 1
    pairs = set()
    for state in loops[::step]:
        for word in cycles(machine, state):
            pairs.add((machine.ways[state], word))
            pairs.add(("", machine.ways[state] + word))
    return iter(sorted(pairs))


def cycles(machine: Machine, begin: int) -> Iterator[str]:
    """For each move from `begin`, the shortest word that leads back to it."""
    loop = machine.component[begin]
    for mask, to, _ in machine.moves[begin]:
        words = {to: machine.alphabet.letter(mask)}
        waiting = [to] if machine.component[to] == loop else []
        for state in waiting:
            for further, after, _ in machine.moves[state]:
                if after not in words and machine.component[after] == loop:
                    words[after] = words[state] + machine.alphabet.letter(further)
                    waiting.append(after)
        if begin in words:
            yield words[begin]


def texts_of(before: str, repeated: str, length: int) -> Iterator[str]:
    """The texts of an attack, each of `length` characters and its ending."""
    body = before + repeated * (length // len(repeated) + 1)
    for ending in ENDINGS:
        yield body[:length] + ending


def spent_on(pattern: re.Pattern[str], use: Use, text: str, most: float) -> float:
    """The seconds of processor time that one use of `pattern` on `text` takes.

    Raises TooSlowError after `most` of them: re looks for signals while it matches.
    """
    signal.signal(signal.SIGVTALRM, _give_up)
    started = process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    try:
        if use is Use.SEARCH:
            for _ in pattern.finditer(text):
                pass
        else:
            getattr(pattern, use)(text)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return process_time() - started


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError
