"""How words are written into Whoosh's files: whole blocks of numbers at a time.

Whoosh's own codec writes and reads one posting at a time, each with its own pickle.
This one puts the postings of a term into blocks of plain arrays, in the same files, so
that a block is read without decoding. Whoosh can still read the index itself.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3LeafMatcher
from whoosh.formats import Format

Numbers = NDArray[Any]

# Postings in a block; the last block of a term has the rest.
BLOCK = 4096
# Length in bytes with the sign reversed in the last block, postings, first and last
# document, greatest weight; kinds of number of documents, weights and values.
_HEADER = struct.Struct("<iIIIfBBB")
_KINDS = [np.dtype(name) for name in ("<u1", "<u2", "<u4", "<f4")]
# As W3TermInfo writes them: flags, total weight, documents, shortest and longest,
# greatest weight, first and last document; then where the postings are.
_TERM = struct.Struct("!BfIBBfIIqi")


class BlockFormat(Format):
    """The format of a field that is written in blocks. With `values_per_weight` a posting
    has as many values as its weight (positions), else one (parts)."""

    def __init__(self, *, values_per_weight: bool) -> None:
        super().__init__()
        self.values_per_weight = values_per_weight

    def fixed_value_size(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that contain one term, in order, and its weight in each.

    `values` has one number for each posting, or as many as its weight.
    """

    documents: Numbers
    weights: Numbers
    values: Numbers

    @property
    def size(self) -> int:
        """In bytes of memory."""
        return self.documents.nbytes + self.weights.nbytes + self.values.nbytes


NO_POSTINGS = Postings(*(np.empty(0, np.int32) for _ in range(3)))


@dataclass(frozen=True, slots=True)
class _Block:
    count: int
    last: int
    greatest: float
    end: int
    is_last: bool
    arrays: tuple[Numbers, Numbers, Numbers]


def read_postings(written: bytes) -> Postings:
    """All postings of a term, from all its blocks."""
    parts = [block.arrays for block in _blocks(written)]
    if len(parts) == 1:
        return Postings(*parts[0])
    return Postings(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))


def _blocks(written: bytes) -> Iterator[_Block]:
    start = 0
    while True:
        block = _read_block(written, start)
        yield block
        if block.is_last:
            return
        start = block.end


def _read_block(buffer: Any, start: int) -> _Block:
    size, count, first, last, greatest, *kinds = _HEADER.unpack_from(buffer, start)
    end = start + abs(size)
    offset = start + _HEADER.size
    gaps_kind, weights_kind, values_kind = (_KINDS[kind] for kind in kinds)
    gaps = np.frombuffer(buffer, gaps_kind, count, offset)
    offset += gaps.nbytes
    weights = np.frombuffer(buffer, weights_kind, count, offset)
    offset += weights.nbytes
    values = np.frombuffer(
        buffer, values_kind, (end - offset) // values_kind.itemsize, offset
    )
    documents = np.cumsum(gaps, dtype=np.int32)
    documents += first
    return _Block(count, last, greatest, end, size < 0, (documents, weights, values))


class BlockFieldWriter(W3FieldWriter):
    def add_term(self, text: bytes, postings: Postings) -> tuple[int, int]:
        """Terms come in the order of their bytes, between start_ and finish_field.

        Returns where the postings begin, and their size in bytes.
        """
        start = self._postfile.tell()
        written = write_postings(
            postings, values_per_weight=self._format.values_per_weight
        )
        self._postfile.write(written)
        documents, weights = postings.documents, postings.weights
        # The shortest and longest length that Whoosh can write: it never skips a
        # document for its length then.
        info = _TERM.pack(
            0,
            float(weights.sum()),
            len(documents),
            0,
            255,
            float(weights.max()),
            int(documents[0]),
            int(documents[-1]),
            start,
            len(written),
        )
        self._tindex.add(struct.pack("!H", self._fieldid) + text, info)
        return int(start), len(written)


def write_postings(postings: Postings, *, values_per_weight: bool) -> bytes:
    """The bytes that read_postings reads, for one document or more."""
    return b"".join(_write_blocks(postings, values_per_weight=values_per_weight))


def _write_blocks(postings: Postings, *, values_per_weight: bool) -> Iterator[bytes]:
    count = len(postings.documents)
    value = 0
    for start in range(0, count, BLOCK):
        end = min(start + BLOCK, count)
        weights = postings.weights[start:end]
        values = int(weights.sum()) if values_per_weight else end - start
        yield _write_block(
            postings.documents[start:end],
            weights,
            postings.values[value : value + values],
            is_last=end == count,
        )
        value += values


def _write_block(
    documents: Numbers, weights: Numbers, values: Numbers, *, is_last: bool
) -> bytes:
    gaps = np.diff(documents, prepend=documents[:1])
    arrays = [_smallest(numbers) for numbers in (gaps, weights, values)]
    size = _HEADER.size + sum(array.nbytes for array in arrays)
    header = _HEADER.pack(
        -size if is_last else size,
        len(documents),
        int(documents[0]),
        int(documents[-1]),
        float(weights.max()),
        *(_KINDS.index(array.dtype) for array in arrays),
    )
    return header + b"".join(array.tobytes() for array in arrays)


def _smallest(numbers: Numbers) -> Numbers:
    """The same numbers in the smallest type that holds them all."""
    if numbers.dtype.kind == "f":
        whole = numbers.astype("<u4")
        if (whole != numbers).any():
            return numbers.astype("<f4")
        numbers = whole
    greatest = int(numbers.max()) if len(numbers) else 0
    return numbers.astype(
        "<u1" if greatest < 256 else "<u2" if greatest < 65536 else "<u4"
    )


class BlockCodec(W3Codec):
    def field_writer(self, storage: Any, segment: Any) -> BlockFieldWriter:
        return BlockFieldWriter(self, storage, segment)

    def postings_reader(
        self,
        dbfile: Any,
        terminfo: Any,
        format_: Format,
        term: Any = None,
        scorer: Any = None,
    ) -> Any:
        if not isinstance(format_, BlockFormat):
            return super().postings_reader(dbfile, terminfo, format_, term, scorer)
        offset, length = terminfo.extent()
        return BlockMatcher(dbfile, offset, length, format_, term=term, scorer=scorer)


class BlockMatcher(W3LeafMatcher):
    """The postings as Whoosh's own searcher reads them."""

    def _read_header(self) -> None:
        self._baseoffset = self._startoffset

    def _goto(self, position: int) -> None:
        # The size stands in the header: Whoosh reads the term's extent as a tuple.
        size, *_ = _HEADER.unpack(self._postfile.get(position, _HEADER.size))
        block = _read_block(self._postfile.get(position, abs(size)), 0)
        self._i = 0
        self._lastblock = block.is_last
        self._nextoffset = position + block.end
        self._blocklength, self._maxid = block.count, block.last
        self._maxweight, self._minlength, self._maxlength = block.greatest, 0, 2**31
        documents, weights, values = block.arrays
        self._ids = documents.tolist()
        self._weights = weights.astype(float).tolist()
        self._values = values.tolist()
        if self.format.values_per_weight:
            self._values = np.split(values, np.cumsum(weights)[:-1])
