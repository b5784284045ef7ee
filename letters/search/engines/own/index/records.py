"""A document's record as the index stores it, in columns: for filters, counts and order.

One Whoosh column holds all of them, written and read at once as plain arrays. It has
no pickles, and nothing that could be read as text of a letter.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from whoosh.columns import Column, ColumnReader, ColumnWriter

from letters.search.engines.own.index.codec import Numbers
from letters.search.interface import IndexEntry
from letters.search.query.facets import Facet
from letters.search.query.tree import TextPart

_LENGTH = struct.Struct("<I")
# How each of a record's numbers is stored.
_NUMBERS = {
    "pk": "<i8",
    "earliest": "<i4",
    "latest": "<i4",
    "place": "<i4",
    "length": "<u4",
    "part_ends": f"({len(TextPart)},)<u4",
    "fingerprint": "(32,)u1",
}


@dataclass(frozen=True, slots=True)
class Record:
    """One document with its `length` in words, and the positions where its parts end."""

    entry: IndexEntry
    length: int
    part_ends: Sequence[int]

    def number(self, name: str) -> Any:
        if name == "fingerprint":
            return list(self.entry.fingerprint())
        return getattr(self if name in ("length", "part_ends") else self.entry, name)


@dataclass(frozen=True, slots=True)
class ListColumn:
    """For each document the number of its list; `lists` has the numbers of `values`."""

    values: list[str]
    lists: list[list[int]]
    chosen: Numbers


@dataclass(frozen=True, slots=True)
class Records:
    """The records of all documents of a segment, in columns."""

    numbers: Mapping[str, Numbers]
    lists: Mapping[Facet, ListColumn]


class RecordColumn(Column):
    class Writer(ColumnWriter):
        def __init__(self, dbfile: Any) -> None:
            super().__init__(dbfile)
            self._records: list[Record] = []

        def add(self, docnum: int, value: Record) -> None:
            if docnum != len(self._records):
                raise ValueError(f"No record before that of document {docnum}")
            self._records.append(value)

        def finish(self, doccount: int) -> None:  # noqa: ARG002 (Whoosh passes it)
            self._dbfile.write(_write(self._records))

    class Reader(ColumnReader):
        def __init__(
            self, dbfile: Any, basepos: int, length: int, doccount: int
        ) -> None:
            super().__init__(dbfile, basepos, length, doccount)
            self.records = read_records(dbfile.get(basepos, length), doccount)


def _write(records: Sequence[Record]) -> bytes:
    arrays = [_number_array(name, records) for name in _NUMBERS]
    lists = {}
    for facet in Facet:
        column = _list_column(
            [tuple(record.entry.lists.get(facet, ())) for record in records]
        )
        lists[facet] = {"values": column.values, "lists": column.lists}
        arrays.append(column.chosen)
    head = json.dumps(lists).encode()
    written = b"".join(array.tobytes() for array in arrays)
    return _LENGTH.pack(len(head)) + head + written


def _number_array(name: str, records: Sequence[Record]) -> Numbers:
    values = [record.number(name) for record in records]
    return np.array(values, np.dtype(_NUMBERS[name]).base)


def _list_column(rows: Sequence[tuple[str, ...]]) -> ListColumn:
    values = {
        text: n for n, text in enumerate(sorted({v for row in rows for v in row}))
    }
    different = {row: n for n, row in enumerate(sorted(set(rows)))}
    return ListColumn(
        list(values),
        [[values[text] for text in row] for row in different],
        np.array([different[row] for row in rows], "<u4"),
    )


def read_records(written: Any, count: int) -> Records:
    """The records of `count` documents, from the bytes of the column's file."""
    (length,) = _LENGTH.unpack_from(written, 0)
    offset = _LENGTH.size + length
    lists = json.loads(bytes(written[_LENGTH.size : offset]))
    numbers = {}
    for name, kind in _NUMBERS.items():
        dtype = np.dtype(kind)
        numbers[name] = np.frombuffer(written, dtype, count, offset)
        offset += count * dtype.itemsize
    columns = {}
    for facet in Facet:
        chosen = np.frombuffer(written, "<u4", count, offset)
        offset += chosen.nbytes
        columns[facet] = ListColumn(**lists[facet], chosen=chosen)
    return Records(numbers, columns)
