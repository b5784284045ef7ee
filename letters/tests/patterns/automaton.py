"""A pattern as an automaton, read from what re's own parser makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from re import _constants as op
from re import _parser
from typing import Any

from letters.tests.patterns.characters import Alphabet, samples_of

# A counted repetition is written out up to here, and is a loop beyond.
WRITTEN_OUT = 3
UNBOUNDED = 1_000_000
READING = {op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN}
REPEATING = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}


@dataclass(frozen=True, slots=True)
class Step:
    """An empty step, and what must stand before and after it.

    One that `may_fail` is an assertion. After a possessive repetition there is always
    something that it does not read, if only the end of the text.
    """

    to: int
    before: int
    after: int
    may_fail: bool


@dataclass(slots=True)
class Automaton:
    """Nodes joined by empty steps; some of them read a character of a set.

    `most` has for each node how often the innermost loop around it may turn, and
    `searched` is the node that reads everything before the pattern, if there is one.
    """

    alphabet: Alphabet
    steps: list[list[Step]] = field(default_factory=list)
    reads: dict[int, tuple[int, int]] = field(default_factory=dict)
    most: dict[int, int] = field(default_factory=dict)
    guards: set[int] = field(default_factory=set)
    start: int = 0
    end: int = 0
    searched: int | None = None

    def node(self) -> int:
        self.steps.append([])
        return len(self.steps) - 1

    def step(
        self,
        origin: int,
        to: int,
        *,
        before: int = -1,
        after: int = -1,
        may_fail: bool = False,
    ) -> None:
        everything = self.alphabet.everything
        before, after = before & everything, after & everything
        self.guards.add(before)
        self.steps[origin].append(Step(to, before, after, may_fail))

    def begins_with(self, node: int) -> int:
        """The characters that the first node after `node` that reads one may read."""
        mask, seen, waiting = 0, {node}, [node]
        while waiting:
            here = waiting.pop()
            mask |= self.reads.get(here, (0, 0))[0]
            further = {step.to for step in self.steps[here]} - seen
            seen |= further
            waiting.extend(further)
        return mask


def build(pattern: re.Pattern[str], *, is_searched: bool) -> Automaton:
    """The automaton of `pattern`; if it `is_searched`, it may begin anywhere."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    automaton = Automaton(Alphabet(samples_of(tree)))
    automaton.start = begin = automaton.node()
    if is_searched:
        begin = automaton.node()
        automaton.step(automaton.start, begin)
        automaton.searched = automaton.node()
        automaton.step(automaton.start, automaton.searched)
        after = automaton.node()
        automaton.reads[automaton.searched] = (automaton.alphabet.everything, after)
        automaton.most[automaton.searched] = UNBOUNDED
        automaton.step(after, automaton.searched)
        automaton.step(after, begin)
    automaton.end = _Builder(automaton).sequence(tree, begin, pattern.flags, 0)
    return automaton


class _Builder:
    """Adds a parsed pattern to an automaton, piece by piece."""

    def __init__(self, automaton: Automaton) -> None:
        self.automaton = automaton
        self.groups: dict[int, tuple[Any, int]] = {}

    def sequence(self, items: Any, begin: int, flags: int, most: int) -> int:
        """Add `items` after the node `begin`; return the node they end at."""
        items = list(items)
        for at, item in enumerate(items):
            begin = self._item(item, begin, flags, most, items[at + 1 :])
        return begin

    def _item(self, item: Any, begin: int, flags: int, most: int, rest: Any) -> int:
        kind, value = item
        if kind in READING:
            return self._reading(item, begin, flags, most)
        if kind in REPEATING:
            return self._repeat(kind, value, begin, flags, most)
        if kind is op.BRANCH:
            return self._branch(value[1], begin, flags, most)
        if kind is op.SUBPATTERN:
            group, added, removed, inner = value
            flags = (flags | added) & ~removed
            if group is not None:
                self.groups[group] = (inner, flags)
            return self.sequence(inner, begin, flags, most)
        if kind is op.ATOMIC_GROUP:
            return self.sequence(value, begin, flags, most)
        if kind in (op.ASSERT, op.ASSERT_NOT):
            return self._assertion(kind, value, begin, flags, most)
        if kind is op.AT:
            return self._place(value, begin, flags)
        if kind is op.GROUPREF:
            inner, flags = self.groups[value]
            return self.sequence(inner, begin, flags, most)
        if kind is op.GROUPREF_EXISTS:
            choices = [value[1], value[2] or []]
            return self._branch(choices, begin, flags, most)
        raise NotImplementedError(f"{kind} is not known to the check of patterns")

    def _reading(self, item: Any, begin: int, flags: int, most: int) -> int:
        here, after = self.automaton.node(), self.automaton.node()
        self.automaton.step(begin, here)
        self.automaton.reads[here] = (self.automaton.alphabet.mask(item, flags), after)
        self.automaton.most[here] = most
        return after

    def _branch(self, choices: Any, begin: int, flags: int, most: int) -> int:
        end = self.automaton.node()
        for choice in choices:
            inner = self.automaton.node()
            self.automaton.step(begin, inner)
            self.automaton.step(self.sequence(choice, inner, flags, most), end)
        return end

    def _repeat(self, kind: Any, value: Any, begin: int, flags: int, most: int) -> int:
        low, high, inner = value
        for _ in range(min(low, WRITTEN_OUT)):
            begin = self.sequence(inner, begin, flags, most)
        end = self.automaton.node()
        if high <= WRITTEN_OUT:
            for _ in range(high - low):
                self.automaton.step(begin, end)
                begin = self.sequence(inner, begin, flags, most)
            self.automaton.step(begin, end)
            return end
        loop = self.automaton.node()
        self.automaton.step(begin, loop)
        body = self.automaton.node()
        self.automaton.step(loop, body)
        around = max(most, min(int(high), UNBOUNDED))
        self.automaton.step(self.sequence(inner, body, flags, around), loop)
        is_possessive = kind is op.POSSESSIVE_REPEAT and high >= UNBOUNDED
        after = ~self.automaton.begins_with(body) if is_possessive else -1
        self.automaton.step(loop, end, after=after)
        return end

    def _assertion(
        self, kind: Any, value: Any, begin: int, flags: int, most: int
    ) -> int:
        direction, inner = value
        end = self.automaton.node()
        if len(inner) == 1 and inner[0][0] in READING:
            mask = self.automaton.alphabet.mask(inner[0], flags)
            mask = ~mask if kind is op.ASSERT_NOT else mask
            mask &= self.automaton.alphabet.everything
            side = "after" if direction == 1 else "before"
            self.automaton.step(begin, end, may_fail=True, **{side: mask})
            return end
        self.automaton.step(begin, end)
        if direction == 1:  # what looks ahead is read as well, and leads nowhere
            aside = self.automaton.node()
            self.automaton.step(begin, aside)
            self.sequence(inner, aside, flags, most)
        return end

    def _place(self, place: Any, begin: int, flags: int) -> int:
        alphabet, end = self.automaton.alphabet, self.automaton.node()
        words, line_end = alphabet.words, alphabet.mask((op.LITERAL, 10), 0)
        others = alphabet.everything & ~words
        if place is op.AT_BOUNDARY:
            self.automaton.step(begin, end, **_guard(words, others))
            self.automaton.step(begin, end, **_guard(others, words))
        elif place is op.AT_NON_BOUNDARY:
            self.automaton.step(begin, end, **_guard(words, words))
            self.automaton.step(begin, end, **_guard(others, others))
        elif place in (op.AT_END, op.AT_END_STRING):
            after = line_end if place is op.AT_END else 0
            self.automaton.step(begin, end, after=after, may_fail=True)
        else:
            before = line_end if flags & re.MULTILINE else 0
            self.automaton.step(begin, end, before=before, may_fail=True)
        return end


def _guard(before: int, after: int) -> dict[str, Any]:
    return {"before": before, "after": after, "may_fail": True}
