"""Which runs of words stand in two texts?

Words are compared as in query/words.py: case, accents, apostrophes and hyphens do not
matter, nor where lines and pages end. The work grows with the length of the texts alone,
whatever they repeat: a suffix automaton (Blumer et al., 1985) of one text reads the other.
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

# Stands for a break between words, and equals no word.
_BREAK = ""


@dataclass(frozen=True, slots=True)
class SharedRun:
    """A number of `words` that stand in both texts, and the span of each."""

    words: int
    first: Span
    second: Span


@dataclass(slots=True)
class Wording:
    """The words of a text in order, as they are compared, and where each stands.

    `joined` are its hyphenated words: written together, and the parts of each.
    """

    words: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    joined: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, parts: Iterable[tuple[str, Span]]) -> None:
        for word, span in parts:
            self.words.append(word)
            self.spans.append(span)

    def span(self, first: int, after: int) -> Span:
        """The span of the words from number `first` to before number `after`."""
        return self.spans[first][0], self.spans[after - 1][1]

    def taken_apart(self, joined: dict[str, tuple[str, ...]]) -> Wording:
        """The same wording, with the `joined` words divided at their hyphens."""
        if joined.keys().isdisjoint(self.words):
            return self
        apart = Wording()
        for word, span in zip(self.words, self.spans, strict=True):
            apart.add((part, span) for part in joined.get(word, (word,)))
        return apart


def read_wording(text: str, omitted: Iterable[Span] = ()) -> Wording:
    """The words of a text without the `omitted` spans, which are in order. No run
    crosses one of these."""
    wording = Wording()
    ends = iter([*omitted, (len(text) + 1, len(text) + 1)])
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


def shared_runs(first: Wording, second: Wording, least: int) -> list[SharedRun]:
    """Runs of `least` words or more, the longest first, then in the order of `first`.

    Each is as long as it can be. A run that a text repeats is listed once, where it
    stands first. Every run of words in both texts is part of one of these.
    """
    joined = second.joined | first.joined
    first, second = first.taken_apart(joined), second.taken_apart(joined)
    automaton = Automaton(second.words)
    runs: dict[tuple[int, int], SharedRun] = {}
    for end, state, length in automaton.maximal(first.words):
        if length >= least and (state, length) not in runs:
            last = automaton.first_end(state)
            runs[state, length] = SharedRun(
                length,
                first.span(end - length, end),
                second.span(last - length, last),
            )
    return sorted(runs.values(), key=lambda run: (-run.words, run.first))


class Automaton:
    """The suffix automaton of a text: each run of its words is a path from state 0."""

    def __init__(self, words: Sequence[str]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._link = [-1]
        self._length = [0]
        self._first_end = [0]
        last = 0
        for end, word in enumerate(words, start=1):
            last = 0 if word == _BREAK else self._append(word, end, last)

    def first_end(self, state: int) -> int:
        """The number of words after which the runs of a state first end."""
        return self._first_end[state]

    def maximal(self, words: Iterable[str]) -> Iterator[tuple[int, int, int]]:
        """The longest runs of `words` that the text has, none within another: the number
        of words after which each ends, its state, and its length."""
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
        """The number of words of the longest run."""
        return max((length for _, _, length in self.maximal(words)), default=0)

    def _append(self, word: str, end: int, last: int) -> int:
        """Append a word after state `last`, and return its state."""
        if word in self._next[last]:
            return self._target(last, word)
        new = self._add({}, self._length[last] + 1, end)
        state = last
        while state >= 0 and word not in self._next[state]:
            self._next[state][word] = new
            state = self._link[state]
        self._link[new] = self._target(state, word) if state >= 0 else 0
        return new

    def _target(self, state: int, word: str) -> int:
        """The target of `word` from the state, cloned if longer runs lead there too."""
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
