"""Inverts documents: from the words of each document to the postings of each word.

Words are numbered as they come and counted in arrays, so that inverting costs about as
much as finding the words.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from letters.search.engines.own.index.codec import Numbers, Postings
from letters.search.query.tree import TextPart
from letters.search.query.words import GAP, GAP_WIDTH, WORD, take_apart
from letters.search.ranking import WEIGHTS

# Stands before the width of a form that takes up several positions. Forms themselves
# have no hyphen.
WIDTH = "-"
PARTS = tuple(TextPart)
_WEIGHTS = np.array([WEIGHTS[part] for part in PARTS], np.uint32)


class _Numbering(dict[str, int]):
    """Numbers texts in the order in which they are first asked for."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


class _Lists:
    """Lists of numbers, one after the other, in one array."""

    def __init__(self) -> None:
        self.numbers = array("I")
        self._ends = array("I", [0])

    def append(self, numbers: Iterable[int]) -> None:
        self.numbers.extend(numbers)
        self._ends.append(len(self.numbers))

    def pick(self, chosen: Numbers) -> tuple[Numbers, Numbers]:
        """For each number of each chosen list: which choice it belongs to, and its index."""
        ends = np.array(self._ends, np.int64)
        starts, lengths = ends[chosen], np.diff(ends)[chosen]
        which = np.repeat(np.arange(len(chosen)), lengths)
        before = np.cumsum(lengths) - lengths
        return which, np.arange(len(which)) + np.repeat(starts - before, lengths)


class _Words(dict[str, int]):
    """The different words of all texts, numbered, with the forms and stems of each."""

    def __init__(self) -> None:
        super().__init__()
        self.widths = array("I")
        self.forms, self._form_parts = _Lists(), array("I")
        self.stems = _Lists()
        self.form_texts, self.stem_texts = _Numbering(), _Numbering()
        # A gap has no forms.
        self._add(GAP, GAP_WIDTH, [], [], [])

    def __missing__(self, text: str) -> int:
        word = take_apart(text)
        return self._add(
            text,
            len(word.parts),
            [written_form(form.text, form.width) for form in word.forms],
            [form.part for form in word.forms],
            [stem.text for stem in word.stems],
        )

    def _add(
        self,
        text: str,
        width: int,
        forms: Sequence[str],
        form_parts: Sequence[int],
        stems: Sequence[str],
    ) -> int:
        self[text] = number = len(self)
        self.widths.append(width)
        self.forms.append(map(self.form_texts.__getitem__, forms))
        self._form_parts.extend(form_parts)
        self.stems.append(map(self.stem_texts.__getitem__, stems))
        return number

    def form_numbers(self, indices: Numbers) -> tuple[Numbers, Numbers]:
        """The numbers of the forms, and the part of the word each begins with."""
        numbers = np.array(self.forms.numbers, np.int64)
        return numbers[indices], np.array(self._form_parts, np.int64)[indices]

    def stem_numbers(self, indices: Numbers) -> Numbers:
        return np.array(self.stems.numbers, np.int64)[indices]


def written_form(form: str, width: int) -> str:
    """The text by which the index stores a form that takes up `width` positions."""
    return form if width == 1 else f"{form}{WIDTH}{width}"


@dataclass(frozen=True, slots=True)
class InvertedSegment:
    """The terms of a segment, in order. The values of forms are positions, those of
    stems the parts in which they stand: a bit for each of PARTS."""

    forms: Iterator[tuple[bytes, Postings]]
    stems: Iterator[tuple[bytes, Postings]]


class Inverter:
    """Collects documents one by one, and returns the postings of their words."""

    def __init__(self) -> None:
        self._words = _Words()
        # The words of all documents, and after how many words each part of each ends.
        self._numbers = array("I")
        self._ends = array("I")

    @property
    def size(self) -> int:
        """In words."""
        return len(self._numbers)

    def add(self, texts: Mapping[TextPart, Sequence[str]]) -> tuple[int, list[int]]:
        """Add the next document.

        Returns how many words it has, and the position at which each part ends.
        """
        start, position, ends = len(self._numbers), 0, []
        number_of, widths = self._words.__getitem__, self._words.widths
        for part in PARTS:
            for text in texts.get(part, ()):
                numbers = list(map(number_of, WORD.findall(text)))
                numbers.append(number_of(GAP))
                self._numbers.extend(numbers)
                position += sum(map(widths.__getitem__, numbers))
            self._ends.append(len(self._numbers))
            ends.append(position)
        return len(self._numbers) - start, ends

    def invert(self) -> InvertedSegment:
        words = np.array(self._numbers, np.int64)
        ends = np.array(self._ends, np.int64)
        lengths = np.diff(ends, prepend=0)
        numbers = np.repeat(np.arange(len(ends)), lengths)
        documents, parts = np.divmod(numbers, len(PARTS))
        widths = np.array(self._words.widths, np.int64)[words]
        after = np.cumsum(widths)
        begins = np.concatenate([[0], after])[
            np.concatenate([[0], ends[len(PARTS) - 1 :: len(PARTS)]])
        ]
        positions = after - widths - begins[documents]
        return InvertedSegment(
            self._forms(words, documents, positions),
            self._stems(words, documents, parts),
        )

    def _forms(
        self, words: Numbers, documents: Numbers, positions: Numbers
    ) -> Iterator[tuple[bytes, Postings]]:
        which, indices = self._words.forms.pick(words)
        numbers, offsets = self._words.form_numbers(indices)
        grouped = _GroupedOccurrences(self._words.form_texts, numbers, documents[which])
        values = (positions[which] + offsets)[grouped.order]
        starts = np.append(grouped.starts, len(values))
        weights = np.diff(starts)
        for text, postings in grouped.terms():
            at = slice(starts[postings.start], starts[postings.stop])
            documents = grouped.documents[postings]
            yield text, Postings(documents, weights[postings], values[at])

    def _stems(
        self, words: Numbers, documents: Numbers, parts: Numbers
    ) -> Iterator[tuple[bytes, Postings]]:
        which, indices = self._words.stems.pick(words)
        numbers = self._words.stem_numbers(indices)
        grouped = _GroupedOccurrences(self._words.stem_texts, numbers, documents[which])
        parts = parts[which][grouped.order]
        if not len(parts):
            return
        weights = np.add.reduceat(_WEIGHTS[parts], grouped.starts)
        bits = np.bitwise_or.reduceat(np.left_shift(1, parts), grouped.starts)
        for text, postings in grouped.terms():
            documents = grouped.documents[postings]
            yield text, Postings(documents, weights[postings], bits[postings])


class _GroupedOccurrences:
    """Occurrences sorted by term, then by document.

    `order` sorts the arguments; `starts` says where a posting begins in that order, and
    `documents` has the document of each posting.
    """

    def __init__(self, texts: _Numbering, numbers: Numbers, documents: Numbers) -> None:
        self._texts = sorted(text.encode() for text in texts)
        number_of = {text.encode(): number for text, number in texts.items()}
        ranks = np.empty(len(texts), np.int64)
        ranks[[number_of[text] for text in self._texts]] = np.arange(len(texts))
        # Sorting one combined number preserves the order within a term.
        keys = np.sort((ranks[numbers] << 32) | np.arange(len(numbers)))
        self.order = keys & 0xFFFFFFFF
        terms, in_order = keys >> 32, documents[self.order]
        is_new_term = np.diff(terms, prepend=-1) != 0
        self.starts = np.flatnonzero(is_new_term | (np.diff(in_order, prepend=-1) != 0))
        self.documents = in_order[self.starts]
        self._term_starts = np.flatnonzero(is_new_term[self.starts])
        self._terms = terms[self.starts][self._term_starts]

    def terms(self) -> Iterator[tuple[bytes, slice]]:
        """Each term, and which postings belong to it."""
        starts = self._term_starts.tolist()
        ends = np.append(self._term_starts, len(self.starts))[1:].tolist()
        for term, start, end in zip(self._terms.tolist(), starts, ends, strict=True):
            yield self._texts[term], slice(start, end)
