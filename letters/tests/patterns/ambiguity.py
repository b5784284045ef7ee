"""Can a pattern read the same text in many ways? Then it may try them all, and stop us.

Two kinds are looked for, as in Weideman et al., "Analyzing Matching Time Behavior of
Backtracking Regular Expression Matchers" (2016). A repetition that can read the same
text along two ways takes twice the time for each further turn. Two repetitions, one
after the other, that can read the same text take the square of its length; so does one
repetition that a search begins anew at each place of the text it reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

from letters.tests.patterns.automaton import UNBOUNDED, Automaton, build
from letters.tests.patterns.collection import Use

# What counted repetitions may cost: two of them, and one for each place of a text.
MOST_WAYS = 10_000
MOST_TURNS = 300
MOST_STEPS = 400_000

State = tuple[int, int]
Move = tuple[int, int, int]  # the characters read, the state after, and which way


@dataclass(frozen=True, slots=True)
class Fault:
    """A text that begins with `before` and repeats `repeated` may be read too often."""

    kind: str
    before: str
    repeated: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.before!r} and then many of {self.repeated!r}"


class Machine:
    """An automaton without empty steps: states, and the moves between them."""

    def __init__(self, automaton: Automaton) -> None:
        self.automaton = automaton
        self.alphabet = automaton.alphabet
        self.parts = _parts(automaton.alphabet.everything, automaton.guards)
        self.numbers: dict[State | None, int] = {None: 0}
        self.states: list[State | None] = [None]
        self.moves: list[list[Move]] = []
        self.accepts: list[bool] = []
        while len(self.moves) < len(self.states):
            self._expand(self.states[len(self.moves)])
        self.component = _components([[m[1] for m in ms] for ms in self.moves])

    def _expand(self, state: State | None) -> None:
        moves, accepts = [], False
        for way, (node, after, may_fail) in enumerate(self._reached(state)):
            accepts |= node == self.automaton.end and not may_fail
            if node not in self.automaton.reads:
                continue
            mask = self.automaton.reads[node][0] & after
            for part in self.parts:
                if mask & part:
                    moves.append((mask & part, self._number((node, part)), way))
        self.moves.append(moves)
        self.accepts.append(accepts)

    def _reached(self, state: State | None) -> Iterator[tuple[int, int, bool]]:
        """The nodes after `state` by empty steps, and what each may read: every way."""
        begin, part = self.automaton.start, None
        if state:
            begin, part = self.automaton.reads[state[0]][1], state[1]
        waiting = [(begin, self.alphabet.everything, False, frozenset([begin]))]
        while waiting:
            node, after, may_fail, seen = waiting.pop()
            yield node, after, may_fail
            for step in self.automaton.steps[node]:
                if step.to in seen or (part and part & ~step.before):
                    continue
                waiting.append(
                    (
                        step.to,
                        after & step.after,
                        may_fail or step.may_fail,
                        seen | {step.to},
                    )
                )

    def _number(self, state: State) -> int:
        if state not in self.numbers:
            self.numbers[state] = len(self.states)
            self.states.append(state)
        return self.numbers[state]

    def most(self, number: int) -> int:
        """How often the loop around a state can turn."""
        state = self.states[number]
        return self.automaton.most[state[0]] if state else 1

    @cached_property
    def ways(self) -> dict[int, str]:
        """The shortest word that leads to each state."""
        words = {0: ""}
        waiting = [0]
        for number in waiting:
            for mask, to, _ in self.moves[number]:
                if to not in words:
                    words[to] = words[number] + self.alphabet.letter(mask)
                    waiting.append(to)
        return words


@cache
def machine_of(pattern: re.Pattern[str], *, is_searched: bool) -> Machine:
    return Machine(build(pattern, is_searched=is_searched))


def _parts(everything: int, guards: set[int]) -> list[int]:
    """The parts of all characters between which a guard tells."""
    parts = [everything]
    for guard in guards:
        parts = [p for part in parts for p in (part & guard, part & ~guard) if p]
    return parts


def _components(following: list[list[int]]) -> list[int]:
    """The strongly connected component of each state; -1 for one that is in no loop."""
    order: list[int] = []
    seen: set[int] = set()
    for root in range(len(following)):
        stack = [(root, iter(following[root]))] if root not in seen else []
        seen.add(root)
        while stack:
            state, rest = stack[-1]
            further = next((to for to in rest if to not in seen), None)
            if further is None:
                order.append(state)
                stack.pop()
            else:
                seen.add(further)
                stack.append((further, iter(following[further])))
    return _collect(following, order)


def _collect(following: list[list[int]], order: list[int]) -> list[int]:
    before: list[list[int]] = [[] for _ in following]
    for state, targets in enumerate(following):
        for to in targets:
            before[to].append(state)
    component = [-2] * len(following)
    for root in reversed(order):
        if component[root] != -2:
            continue
        component[root], waiting, members = root, [root], [root]
        while waiting:
            for state in before[waiting.pop()]:
                if component[state] == -2:
                    component[state] = root
                    waiting.append(state)
                    members.append(state)
        if len(members) == 1 and root not in following[root]:
            component[root] = -1
    return component


def find_faults(pattern: re.Pattern[str], use: Use) -> list[Fault]:
    """The texts that `pattern` may read in too many ways; one of each kind."""
    machine = machine_of(pattern, is_searched=use is Use.SEARCH)
    finder = _Finder(machine, is_whole=use is Use.FULLMATCH)
    faults = [finder.nested(), finder.overlapping()]
    return [fault for fault in faults if fault]


class _Finder:
    def __init__(self, machine: Machine, *, is_whole: bool) -> None:
        self.machine = machine
        self.is_whole = is_whole
        self.loops: dict[int, list[int]] = {}
        for state, component in enumerate(machine.component):
            if component >= 0:
                self.loops.setdefault(component, []).append(state)

    def nested(self) -> Fault | None:
        """A state that the same text leads back to along two ways."""
        for states in self.loops.values():
            inside = set(states)
            for state in states:
                if word := self._two_ways(state, inside):
                    return Fault("nested", self.machine.ways[state], word)
        return None

    def _two_ways(self, state: int, inside: set[int]) -> str:
        """A word that leads from `state` to itself along two ways."""
        begin = (state, state, False)
        words: dict[tuple[int, int, bool], str] = {begin: ""}
        waiting = [begin]
        for pair in waiting:
            for mask, first, second, differs in self._pairs(pair, inside):
                following = (first, second, pair[2] or differs or first != second)
                word = words[pair] + self.machine.alphabet.letter(mask)
                if following == (state, state, True):
                    return word
                if following not in words:
                    words[following] = word
                    waiting.append(following)
        return ""

    def _pairs(
        self, pair: tuple[int, int, bool], inside: set[int]
    ) -> Iterator[tuple[int, int, int, bool]]:
        for (a, to_a, way_a), (b, to_b, way_b) in product(
            self.machine.moves[pair[0]], self.machine.moves[pair[1]]
        ):
            if a & b and to_a in inside and to_b in inside:
                yield a & b, to_a, to_b, pair[0] == pair[1] and way_a != way_b

    def overlapping(self) -> Fault | None:
        """Two loops, one after the other, that can read the same text."""
        for first, second in product(self.loops, repeat=2):
            if first == second or not self._costs(first, second):
                continue
            for p, q in product(self.loops[first], self.loops[second]):
                if self._may_fail(q) and (word := self._shared(p, q)):
                    return Fault("overlapping", self.machine.ways[p], word)
        return None

    def _costs(self, first: int, second: int) -> bool:
        """Whether the turns of the one times those of the other are too many."""
        most = sorted((self.machine.most(first), self.machine.most(second)))
        if most[1] >= UNBOUNDED:
            return most[0] > MOST_TURNS
        return most[0] * most[1] > MOST_WAYS

    def _may_fail(self, state: int) -> bool:
        """Whether nothing was found yet, which would end the search."""
        return self.is_whole or not self.machine.accepts[state]

    def _shared(self, p: int, q: int) -> str:
        """A word that leads from p to p, from p to q, and from q to q."""
        begin, end = (p, p, q), (p, q, q)
        components = self.machine.component
        words = {begin: ""}
        waiting = [begin]
        for triple in waiting:
            if len(words) > MOST_STEPS:
                raise RuntimeError("The check of this pattern takes too many steps.")
            for a, to_a, _ in self.machine.moves[triple[0]]:
                if components[to_a] != components[p]:
                    continue
                for c, to_c, _ in self.machine.moves[triple[2]]:
                    if not a & c or components[to_c] != components[q]:
                        continue
                    if not self._may_fail(to_c):
                        continue
                    for b, to_b, _ in self.machine.moves[triple[1]]:
                        following = (to_a, to_b, to_c)
                        if not a & b & c or following in words:
                            continue
                        letter = self.machine.alphabet.letter(a & b & c)
                        words[following] = words[triple] + letter
                        if following == end:
                            return words[following]
                        waiting.append(following)
        return ""
