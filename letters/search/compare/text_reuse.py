"""Which words, one after the other, stand in two texts?

What is a word, and which are the same, is as `words` says: case, accents, apostrophes
and hyphens do not matter, nor where lines and pages end. The work grows with the length
of the texts and with nothing else, whatever they repeat: one text is read into a suffix
automaton (Blumer et al., 1985), which the other is then led through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from letters.search.query.words import (
    GAP,
    WORD,
    take_apart,
    without_apostrophe,
    write_together,
)

Span = tuple[int, int]

# Stands for what is no word, and is not the same as anything.
_BREAK = ""


@dataclass(frozen=True, slots=True)
class Run:
    """So many `words` that stand in both texts; offsets count in each."""

    words: int
    one: Span
    other: Span


@dataclass(slots=True)
class Wording:
    """The words of a text in order, as they are compared, and where each stands.

    `joined` are its hyphened words: written together, and the parts of each.
    """

    words: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    joined: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, parts: Iterable[tuple[str, Span]]) -> None:
        for word, span in parts:
            self.words.append(word)
            self.spans.append(span)

    def span(self, first: int, after: int) -> Span:
        """Of words, from the `first` of them."""
        return self.spans[first][0], self.spans[after - 1][1]

    def taken_apart(self, joined: dict[str, tuple[str, ...]]) -> Wording:
        """The same, with the words that are `joined` as if they had their hyphens."""
        if joined.keys().isdisjoint(self.words):
            return self
        apart = Wording()
        for word, span in zip(self.words, self.spans, strict=True):
            apart.add((part, span) for part in joined.get(word, (word,)))
        return apart


def read_wording(text: str, left_out: Iterable[Span] = ()) -> Wording:
    """`left_out`, in order, are no words of the text: nothing runs across them."""
    wording = Wording()
    ends = iter([*left_out, (len(text) + 1, len(text) + 1)])
    start, end = next(ends)
    for match in WORD.finditer(text):
        while match.start() >= end:
            start, end = next(ends)
        if match[0] == GAP or match.start() >= start:
            wording.add([(_BREAK, match.span())])
            continue
        word, offset = take_apart(match[0]), match.start()
        parts = tuple(map(without_apostrophe, word.parts))
        wording.add(
            (part, (offset + begin, offset + finish))
            for part, (begin, finish) in zip(parts, word.offsets, strict=True)
        )
        if len(parts) > 1:
            wording.joined[write_together(word.parts)] = parts
    return wording


def shared_runs(one: Wording, other: Wording, least: int) -> list[Run]:
    """Runs of `least` words or more, the longest first, then in the order of `one`.

    Each is as long as it can be, and is there once, however often it stands in a text:
    where it stands first. All that both texts have stands in one of them.
    """
    joined = other.joined | one.joined
    one, other = one.taken_apart(joined), other.taken_apart(joined)
    automaton = Automaton(other.words)
    found: dict[tuple[int, int], Run] = {}
    for end, state, length in automaton.maximal(one.words):
        if length >= least and (state, length) not in found:
            last = automaton.first_end(state)
            found[state, length] = Run(
                length,
                one.span(end - length, end),
                other.span(last - length, last),
            )
    return sorted(found.values(), key=lambda run: (-run.words, run.one))


class Automaton:
    """All runs of words of a text: each is a way from state 0."""

    def __init__(self, words: Sequence[str]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._link = [-1]
        self._length = [0]
        self._first_end = [0]
        last = 0
        for end, word in enumerate(words, start=1):
            last = 0 if word == _BREAK else self._append(word, end, last)

    def first_end(self, state: int) -> int:
        """After how many words the runs of the state end for the first time."""
        return self._first_end[state]

    def maximal(self, words: Iterable[str]) -> Iterator[tuple[int, int, int]]:
        """The longest runs of `words` that are here, none within another: after how
        many words each ends, its state, and its length."""
        state = length = end = 0
        for end, word in enumerate(words, start=1):
            if word in self._next[state]:
                state, length = self._next[state][word], length + 1
                continue
            if length:
                yield end - 1, state, length
            while state and word not in self._next[state]:
                state = self._link[state]
                length = self._length[state]
            if word in self._next[state]:
                state, length = self._next[state][word], length + 1
            else:
                length = 0
        if length:
            yield end, state, length

    def longest(self, words: Iterable[str]) -> int:
        """How many words the longest run has."""
        return max((length for _, _, length in self.maximal(words)), default=0)

    def _append(self, word: str, end: int, last: int) -> int:
        """The state of all that is read so far, `word` after it."""
        if word in self._next[last]:
            return self._shortened(last, word)
        new = self._add({}, self._length[last] + 1, end)
        state = last
        while state >= 0 and word not in self._next[state]:
            self._next[state][word] = new
            state = self._link[state]
        self._link[new] = self._shortened(state, word) if state >= 0 else 0
        return new

    def _shortened(self, state: int, word: str) -> int:
        """Where `word` leads from the state, with runs no longer than come from it."""
        target = self._next[state][word]
        if self._length[target] == self._length[state] + 1:
            return target
        clone = self._add(
            dict(self._next[target]), self._length[state] + 1, self._first_end[target]
        )
        self._link[clone] = self._link[target]
        self._link[target] = clone
        while state >= 0 and self._next[state].get(word) == target:
            self._next[state][word] = clone
            state = self._link[state]
        return clone

    def _add(self, following: dict[str, int], length: int, end: int) -> int:
        self._next.append(following)
        self._link.append(0)
        self._length.append(length)
        self._first_end.append(end)
        return len(self._next) - 1
