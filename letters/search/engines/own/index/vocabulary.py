"""The terms of one field of a segment, in order, and where their postings are."""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from letters.search.engines.own.index.codec import Numbers

_COUNT = struct.Struct("<I")
# After every byte that UTF-8 can continue with.
_BEYOND = b"\xff"


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """`frequency` is the number of documents with the term; `start` and `size`, in bytes,
    say where its postings are."""

    text: bytes
    frequency: int
    start: int
    size: int


def write_vocabulary(terms: Sequence[VocabularyTerm]) -> bytes:
    ends = np.cumsum([len(term.text) for term in terms], dtype="<u4")
    frequencies = np.array([term.frequency for term in terms], "<u4")
    starts = np.array([term.start for term in terms], "<u8")
    sizes = np.array([term.size for term in terms], "<u4")
    arrays = (array.tobytes() for array in (ends, frequencies, starts, sizes))
    texts = (term.text for term in terms)
    return b"".join([_COUNT.pack(len(terms)), *arrays, *texts])


class Vocabulary:
    """Reads the bytes of write_vocabulary in place."""

    def __init__(self, written: Any) -> None:
        (self._count,) = _COUNT.unpack_from(written, 0)
        offset = _COUNT.size
        self._ends = np.frombuffer(written, "<u4", self._count, offset)
        # Single numbers are read much faster from a memoryview than from the array.
        self._end_of = self._ends.astype(np.uint32, copy=False).data
        offset += self._ends.nbytes
        self._frequencies = np.frombuffer(written, "<u4", self._count, offset)
        offset += self._frequencies.nbytes
        self._starts = np.frombuffer(written, "<u8", self._count, offset)
        offset += self._starts.nbytes
        self._sizes = np.frombuffer(written, "<u4", self._count, offset)
        self._texts = memoryview(written)[offset + self._sizes.nbytes :]

    def find(self, text: bytes) -> VocabularyTerm | None:
        number = self._first_from(text)
        if number < self._count and self._text(number) == text:
            numbers = (self._frequencies, self._starts, self._sizes)
            return VocabularyTerm(text, *(int(array[number]) for array in numbers))
        return None

    def beginning_with(self, beginning: bytes) -> Iterator[VocabularyTerm]:
        numbers = self._numbers_beginning_with(beginning)
        starts, sizes = self._starts[numbers].tolist(), self._sizes[numbers].tolist()
        for (text, frequency), start, size in zip(
            self._read(numbers), starts, sizes, strict=True
        ):
            yield VocabularyTerm(text, frequency, start, size)

    def of_length(
        self, beginning: bytes, shortest: int, longest: int
    ) -> Iterator[tuple[bytes, int]]:
        """Terms with this beginning and so many bytes, each with its frequency."""
        numbers = self._numbers_beginning_with(beginning)
        lengths = self._ends[numbers] - self._starts_of(numbers)
        yield from self._read(numbers[(shortest <= lengths) & (lengths <= longest)])

    def commonest(self, beginning: bytes, most: int) -> Iterator[tuple[bytes, int]]:
        """The most frequent terms with this beginning, each with its frequency."""
        numbers = self._numbers_beginning_with(beginning)
        if len(numbers) > most:
            order = np.argpartition(self._frequencies[numbers], -most)
            numbers = numbers[order[-most:]]
        yield from self._read(numbers)

    def _numbers_beginning_with(self, beginning: bytes) -> Numbers:
        first = self._first_from(beginning)
        return np.arange(first, self._first_from(beginning + _BEYOND))

    def _starts_of(self, numbers: Numbers) -> Numbers:
        return np.where(numbers, self._ends[numbers - 1], 0)

    def _read(self, numbers: Numbers) -> Iterator[tuple[bytes, int]]:
        if not len(numbers):
            return
        starts, ends = self._starts_of(numbers), self._ends[numbers]
        # The whole range is read at once, then cut into terms.
        first = starts.min()
        texts = bytes(self._texts[first : ends.max()])
        for start, end, frequency in zip(
            (starts - first).tolist(),
            (ends - first).tolist(),
            self._frequencies[numbers].tolist(),
            strict=True,
        ):
            yield texts[start:end], frequency

    def _first_from(self, text: bytes) -> int:
        return bisect_left(range(self._count), text, key=self._text)

    def _text(self, number: int) -> bytes:
        start = self._end_of[number - 1] if number else 0
        return bytes(self._texts[start : self._end_of[number]])
