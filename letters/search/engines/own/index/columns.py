"""The values of one facet in the documents of all segments, counted and matched."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import cached_property
from operator import itemgetter

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.records import ListColumn
from letters.search.query.facets import read_value, words_of_value

_NO_LETTER = re.compile(r"[^a-z0-9]+")


class Numbering:
    """Numbers the values of a facet, and the lists of values that documents have.

    It grows with each segment and forgets nothing, so that all segments share one
    numbering.
    """

    def __init__(self) -> None:
        self.values: dict[str, int] = {}
        self.lists: dict[tuple[int, ...], int] = {}

    def number(self, column: ListColumn) -> Numbers:
        """For each document of a segment, the number of its list."""
        values, lists = self.values, self.lists
        numbers = [values.setdefault(text, len(values)) for text in column.values]
        rows = (tuple(map(numbers.__getitem__, row)) for row in column.lists)
        renumbered = [lists.setdefault(row, len(lists)) for row in rows]
        return np.array(renumbered, np.int32)[column.chosen]


class FacetColumn:
    """The values of a facet, and for each document the number of its list of them."""

    def __init__(self, numbering: Numbering, chosen: Numbers) -> None:
        self.values = list(numbering.values)
        self.chosen = chosen
        rows = list(numbering.lists)
        # For each value in each list: the number of the list, and of the value.
        self._lists = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        self._values = np.array([n for row in rows for n in row], np.int64)
        self._count = len(rows)

    def count(self, documents: Numbers) -> list[tuple[str, int]]:
        """The values that `documents` have, each with how many of them have it."""
        rows = np.bincount(self.chosen[documents], minlength=self._count)
        counts = np.bincount(
            self._values, rows[self._lists], minlength=len(self.values)
        )
        numbers = np.flatnonzero(counts)
        return [(self.values[n], int(counts[n])) for n in numbers.tolist()]

    def documents_with(self, keys: Container[str]) -> Numbers:
        """For each document, whether one of its values has one of the keys."""
        is_wanted = [key in keys for key in self._keys]
        return self._documents_with(np.array(is_wanted, bool))

    def documents_with_words(self, words: Sequence[str]) -> Numbers:
        """For each document, whether one of its values has all of `words`."""
        is_wanted = np.zeros(len(self.values), bool)
        is_wanted[self._numbers_with(words)] = True
        return self._documents_with(is_wanted)

    def values_with_words(self, words: Iterable[str], beginning: str = "") -> list[str]:
        """The values with all of `words`, and one that begins with `beginning`."""
        return [self.values[n] for n in self._numbers_with([*words], beginning)]

    def _numbers_with(self, words: Sequence[str], beginning: str = "") -> list[int]:
        """To take a name apart costs a hundred times as much as to see that it cannot
        have a word."""
        wanted = frozenset(words)
        if not wanted and not beginning:
            return []
        parts = (*wanted, beginning)
        return [
            number
            for number, (value, has) in enumerate(
                zip(self.values, self._letters, strict=True)
            )
            if (not has or all(part in has for part in parts))
            and _has_words(words_of_value(value), wanted, beginning)
        ]

    def words_like(self, word: str, edits: int) -> list[str]:
        """Words of values that are at most so many `edits` away, the nearest first."""
        found = process.extract(
            word,
            self._numbers_of_words.keys(),
            scorer=OSA.distance,
            score_cutoff=edits,
            limit=None,
        )
        return [text for text, _, _ in sorted(found, key=itemgetter(1))]

    def _documents_with(self, is_wanted: Numbers) -> Numbers:
        rows = np.bincount(self._lists, is_wanted[self._values], minlength=self._count)
        return (rows > 0)[self.chosen]

    @cached_property
    def _keys(self) -> list[str]:
        return [read_value(value)[0] for value in self.values]

    @cached_property
    def _letters(self) -> list[str]:
        """The letters and figures of each value, in which all forms of its words are;
        empty where a form may leave some out, or have others."""
        return [
            _NO_LETTER.sub("", value.casefold())
            if value.isascii() and "'" not in value
            else ""
            for value in self.values
        ]

    @cached_property
    def _numbers_of_words(self) -> dict[str, set[int]]:
        numbers: dict[str, set[int]] = defaultdict(set)
        for number, value in enumerate(self.values):
            for word in words_of_value(value):
                numbers[word].add(number)
        return numbers


def _has_words(words: frozenset[str], wanted: frozenset[str], beginning: str) -> bool:
    has_beginning = not beginning or any(w.startswith(beginning) for w in words)
    return wanted <= words and has_beginning
