"""Whoosh's files: one generation of the index, open for reading or for writing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import LockError
from whoosh.searching import Searcher

from letters.search.errors import (
    AnotherWriterError,
    SearchError,
    SearchUnavailableError,
)
from letters.search.generations import hold, write_through
from letters.search.schema import FINGERPRINT, IDENTIFIER, indexed_values


@contextmanager
def damage_reported(*others: type[Exception]) -> Iterator[None]:
    """Say SearchUnavailableError of whatever is raised but our own and `others`.

    Whoosh reads pickles and counted bytes, so that from a damaged file anything can
    come. Only what reads those files belongs in the block.
    """
    try:
        yield
    except (SearchError, *others):
        raise
    except Exception as error:
        raise SearchUnavailableError(f"The index is damaged: {error!r}") from error


class OpenIndex:
    """One state of one generation, for one thread: Whoosh's searchers are not shared.

    The folder is kept while this is open. Raises SearchUnavailableError.
    """

    def __init__(self, folder: Path, schema: Schema) -> None:
        self.folder = folder
        with damage_reported():
            self._hold = hold(folder)
            try:
                self._index = FileStorage(str(folder)).open_index(schema=schema)
                self._state = self._index.latest_generation()
                self.searcher: Searcher = self._index.searcher()
                self._open_files()
            except BaseException:
                os.close(self._hold)
                raise

    def _open_files(self) -> None:
        """Open now what Whoosh would open only when it is needed.

        A writer may delete the files at any time; open ones can be read all the same.
        """
        for leaf, _ in self.searcher.leaf_searchers():
            reader = leaf.reader()
            if reader.doc_count_all():
                reader.stored_fields(0)
                for field in reader.schema.scorable_names():
                    reader.doc_field_length(0, field)

    def is_current(self, folder: Path) -> bool:
        return folder == self.folder and self._state == self._index.latest_generation()

    def close(self) -> None:
        self.searcher.close()
        os.close(self._hold)

    def fingerprints(self) -> dict[int, str]:
        """What was indexed of which document, by primary key.

        Reads through the whole index. Raises SearchUnavailableError if that fails.
        """
        with damage_reported():
            for leaf, _ in self.searcher.leaf_searchers():
                for field, written in leaf.reader().all_terms():
                    for _ in leaf.reader().postings(field, written).all_ids():
                        pass
            return {
                int(stored[IDENTIFIER]): stored[FINGERPRINT]
                for _, stored in self.searcher.reader().iter_docs()
            }


class IndexWriter:
    """A `with` block that writes to the index in `folder`; readers see all or nothing.

    Raises AnotherWriterError, SearchUnavailableError for an index that is damaged, and
    OSError, as when the disk is full.
    """

    def __init__(self, folder: Path, schema: Schema, *, is_new: bool) -> None:
        self._folder = folder
        self._schema = schema
        self._is_new = is_new

    def __enter__(self) -> IndexWriter:
        self._hold = hold(self._folder)
        storage = FileStorage(str(self._folder))
        try:
            with damage_reported(LockError, OSError):
                if self._is_new:
                    index = storage.create_index(self._schema)
                else:
                    index = storage.open_index(schema=self._schema)
                # A compound file would be read into memory by every searcher.
                self._writer = index.writer(compound=False)
        except LockError:
            os.close(self._hold)
            raise AnotherWriterError("Another process writes the index.") from None
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
                self._writer.commit()
            write_through(self._folder)
        finally:
            os.close(self._hold)

    def put(self, document_pk: int, texts: Mapping[str, str | list[str]]) -> None:
        """Index a document by the texts of its parts, instead of as it was before."""
        values = {IDENTIFIER: str(document_pk), **indexed_values(texts)}
        with damage_reported(OSError):
            if self._is_new:
                self._writer.add_document(**values)
            else:
                self._writer.update_document(**values)

    def remove(self, document_pk: int) -> None:
        with damage_reported(OSError):
            self._writer.delete_by_term(IDENTIFIER, str(document_pk))
