"""What the documents of all segments have in common: the values of one facet, counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import cached_property

import numpy as np

from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.records import ListColumn
from letters.search.query.facets import read_value, words_of_value


class Numbering:
    """Numbers the values of a facet, and the lists of values that documents have.

    It grows as segments come and forgets nothing, so that what was numbered for one
    segment stands beside what was numbered for the next.
    """

    def __init__(self) -> None:
        self.values: dict[str, int] = {}
        self.lists: dict[tuple[int, ...], int] = {}

    def take_in(self, column: ListColumn) -> Numbers:
        """For each document of a segment, the number of its list."""
        values, lists = self.values, self.lists
        numbers = [values.setdefault(text, len(values)) for text in column.values]
        rows = (tuple(numbers[n] for n in row) for row in column.lists)
        renumbered = [lists.setdefault(row, len(lists)) for row in rows]
        return np.array(renumbered, np.int32)[column.chosen]


class FacetColumn:
    """The values of a facet, and for each document the number of its list of them."""

    def __init__(self, numbering: Numbering, chosen: Numbers) -> None:
        self.values = list(numbering.values)
        self.chosen = chosen
        rows = list(numbering.lists)
        # Of each value in each list: the list, and the value.
        self._lists = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        self._values = np.array([n for row in rows for n in row], np.int64)
        self._count = len(rows)

    def count(self, documents: Numbers) -> list[tuple[str, int]]:
        """The values that `documents` have, and how many of these have each."""
        rows = np.bincount(self.chosen[documents], minlength=self._count)
        counts = np.bincount(
            self._values, rows[self._lists], minlength=len(self.values)
        )
        found = np.flatnonzero(counts)
        return [(self.values[n], int(counts[n])) for n in found.tolist()]

    def documents_with(self, keys: Container[str]) -> Numbers:
        """For each document, whether one of its values has one of the keys."""
        meant = [key in keys for key in self._keys]
        return self._documents_with(np.array(meant, bool))

    def documents_with_words(self, words: Sequence[str]) -> Numbers:
        """For each document, whether one of its values has all of `words`."""
        wanted = frozenset(words)
        meant = [wanted <= having for having in self._words]
        return self._documents_with(np.array(meant, bool))

    def values_with_words(self, words: Iterable[str], beginning: str = "") -> list[str]:
        """Those with all of `words`, and with one that begins with `beginning`."""
        numbers = self._numbers_of_words
        having = [numbers.get(word, set()) for word in words]
        if beginning:
            begun = (of for word, of in numbers.items() if word.startswith(beginning))
            having.append(set().union(*begun))
        found = set.intersection(*having) if having else set()
        return [self.values[number] for number in sorted(found)]

    def _documents_with(self, meant: Numbers) -> Numbers:
        rows = np.bincount(self._lists, meant[self._values], minlength=self._count)
        return (rows > 0)[self.chosen]

    @cached_property
    def _keys(self) -> list[str]:
        return [read_value(value)[0] for value in self.values]

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [words_of_value(value) for value in self.values]

    @cached_property
    def _numbers_of_words(self) -> dict[str, set[int]]:
        numbers: dict[str, set[int]] = defaultdict(set)
        for number, words in enumerate(self._words):
            for word in words:
                numbers[word].add(number)
        return numbers
