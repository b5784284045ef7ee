"""One segment of the index, read from its files on demand.

A segment never changes: only the index as a whole knows which of its documents were
replaced. All threads of a process share it.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec

from letters.search.engines.own.index.checksums import require_undamaged
from letters.search.engines.own.index.codec import Numbers, Postings, read_postings
from letters.search.engines.own.index.records import Records, read_records
from letters.search.engines.own.index.schema import FORMS, RECORD, STEMS, vocabulary_of
from letters.search.engines.own.index.vocabulary import Vocabulary, VocabularyTerm
from letters.search.query.tree import TextPart


class Segment:
    """Opens all its files at once: a writer may delete them at any time, and open files
    can still be read.

    None is mapped into memory: truncating a mapped file would end the process.
    """

    def __init__(self, folder: Path, segment: Any) -> None:
        def path(extension: str) -> Path:
            return folder / str(segment.make_filename(extension))

        require_undamaged(folder, segment.checksums)
        self.name: str = segment.segment_id()
        self.count: int = segment.doc_count_all()
        records = folder / W3Codec.column_filename(segment, RECORD)
        self.records: Records = read_records(records.read_bytes(), self.count)
        self._vocabularies = {
            field: Vocabulary(path(vocabulary_of(field)).read_bytes())
            for field in (FORMS, STEMS)
        }
        self._postings = os.open(path(W3Codec.POSTS_EXT), os.O_RDONLY)
        weakref.finalize(self, os.close, self._postings)

    def find_form(self, text: bytes) -> VocabularyTerm | None:
        return self._vocabularies[FORMS].find(text)

    def forms_beginning_with(self, beginning: bytes) -> Iterator[VocabularyTerm]:
        return self._vocabularies[FORMS].beginning_with(beginning)

    def forms_of_length(
        self, beginning: bytes, shortest: int, longest: int
    ) -> Iterator[tuple[bytes, int]]:
        return self._vocabularies[FORMS].of_length(beginning, shortest, longest)

    def commonest_forms(
        self, beginning: bytes, most: int
    ) -> Iterator[tuple[bytes, int]]:
        return self._vocabularies[FORMS].commonest(beginning, most)

    def find_stem(self, text: bytes) -> VocabularyTerm | None:
        return self._vocabularies[STEMS].find(text)

    def postings(self, term: VocabularyTerm) -> Postings:
        return read_postings(os.pread(self._postings, term.size, term.start))

    def read_through(self) -> None:
        """Read everything. A damaged file may raise anything."""
        for vocabulary in self._vocabularies.values():
            for term in vocabulary.beginning_with(b""):
                self.postings(term)

    @cached_property
    def part_starts(self) -> Numbers:
        """The first position of each part of each document, in order.

        Positions count through all documents of the segment.
        """
        ends = self.records.numbers["part_ends"].astype(np.int32)
        lengths = np.diff(ends, axis=1, prepend=0).ravel()
        return (np.cumsum(lengths) - lengths).astype(np.int32)

    @cached_property
    def document_starts(self) -> Numbers:
        return self.part_starts[:: len(TextPart)].copy()

    @cached_property
    def position_count(self) -> int:
        return int(self.records.numbers["part_ends"][:, -1].sum())
