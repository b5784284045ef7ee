"""Writes to the files of one generation of the index."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from whoosh.index import LockError
from whoosh.writing import SegmentWriter

from letters.search.engines.own.index.checksums import CheckedStorage, checksums_of
from letters.search.engines.own.index.codec import BlockCodec, Postings
from letters.search.engines.own.index.damage import damage_reported
from letters.search.engines.own.index.generations import hold, write_through
from letters.search.engines.own.index.inverting import Inverter
from letters.search.engines.own.index.records import Record
from letters.search.engines.own.index.schema import (
    FORMS,
    IDENTIFIER,
    RECORD,
    STEMS,
    build_schema,
    vocabulary_of,
)
from letters.search.engines.own.index.vocabulary import VocabularyTerm, write_vocabulary
from letters.search.errors import AnotherWriterError
from letters.search.interface import IndexEntry
from letters.search.ranking import stored_length

# In one segment: all of them are inverted at once in memory, about 200 bytes each.
MOST_WORDS = 2_000_000


class IndexWriter:
    """A `with` block that writes to the index in `folder`. Readers see all of it or nothing.

    Raises AnotherWriterError, SearchUnavailableError for an index that is damaged, and
    OSError, as when the disk is full.
    """

    def __init__(self, folder: Path, *, is_new: bool = False) -> None:
        self._folder = folder
        self._is_new = is_new

    def __enter__(self) -> IndexWriter:
        self._lock = hold(self._folder)
        storage = CheckedStorage(str(self._folder))
        try:
            with damage_reported(LockError, OSError):
                if self._is_new:
                    self._index = storage.create_index(build_schema())
                else:
                    self._index = storage.open_index(schema=build_schema())
                self._writer = _DocumentWriter(self._index)
        except LockError:
            os.close(self._lock)
            raise AnotherWriterError("Another process writes the index.") from None
        except BaseException:
            os.close(self._lock)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if kind:
                self._writer.cancel()
                return
            with damage_reported(OSError):
                self._writer.commit(mergetype=_nonempty_segments)
            write_through(self._folder)
        finally:
            self._writer.release_lock()
            os.close(self._lock)

    def put(self, entry: IndexEntry) -> None:
        """Index a document, in place of its older version. Call it once in a block."""
        with damage_reported(OSError):
            if self._writer.inverter.size > MOST_WORDS:
                self._writer.commit(merge=False)
                self._writer = _DocumentWriter(self._index)
            if not self._is_new:
                self._writer.delete_by_term(IDENTIFIER, str(entry.pk))
            self._writer.add_entry(entry)

    def remove(self, document_pk: int) -> None:
        with damage_reported(OSError):
            self._writer.delete_by_term(IDENTIFIER, str(document_pk))


def _nonempty_segments(_writer: SegmentWriter, segments: Sequence[Any]) -> list[Any]:
    """The segments with a document that is not deleted."""
    return [
        segment
        for segment in segments
        if segment.deleted_count() < segment.doc_count_all()
    ]


class _DocumentWriter(SegmentWriter):
    """Whoosh's writer, except that `Inverter` inverts the words."""

    def __init__(self, index: Any) -> None:
        self.inverter = Inverter()
        try:
            # Every searcher would read a compound file into memory.
            super().__init__(index, codec=BlockCodec(), compound=False)
        except BaseException:
            self.release_lock()
            raise

    def release_lock(self) -> None:
        """Whoosh still holds it after it could not write, as on a full disk."""
        if self.writelock and self.writelock.fd is not None:
            self.writelock.release()

    def cancel(self) -> None:
        if not self.is_closed:
            super().cancel()

    def add_entry(self, entry: IndexEntry) -> None:
        words, part_ends = self.inverter.add(entry.texts)
        length = stored_length(words)
        documents = self.perdocwriter
        documents.start_doc(self.docnum)
        key = self.schema[IDENTIFIER].to_bytes(str(entry.pk))
        self.pool.add((IDENTIFIER, key, self.docnum, 1.0, b""))
        documents.add_field(STEMS, self.schema[STEMS], None, length)
        column = self.schema[RECORD].column_type
        record = Record(entry, length, part_ends)
        documents.add_column_value(RECORD, column, record)
        documents.finish_doc()
        self.docnum += 1
        self._added = True

    def _flush_segment(self) -> None:
        """Called by Whoosh after the last document."""
        self.perdocwriter.close()
        self.fieldwriter.add_postings(self.schema, None, self.pool.iter_postings())
        inverted = self.inverter.invert()
        self._write_terms(FORMS, inverted.forms)
        self._write_terms(STEMS, inverted.stems)
        self.fieldwriter.close()

    def _finalize_segment(self) -> Any:
        segment = super()._finalize_segment()
        folder = Path(self.storage.folder)
        segment.checksums = checksums_of(folder, segment.segment_id())
        return segment

    def _write_terms(self, field: str, terms: Iterable[tuple[bytes, Postings]]) -> None:
        self.fieldwriter.start_field(field, self.schema[field])
        vocabulary = []
        for text, postings in terms:
            start, size = self.fieldwriter.add_term(text, postings)
            vocabulary.append(
                VocabularyTerm(text, len(postings.documents), start, size)
            )
        self.fieldwriter.finish_field()
        with self.newsegment.create_file(self.storage, vocabulary_of(field)) as file:
            file.write(write_vocabulary(vocabulary))
