"""Checksums refuse a file that is not as it was written."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest import TestCase

from whoosh.index import TOC

from letters.search.engines.own.index.checksums import (
    CheckedStorage,
    DamagedFileError,
    checksums_of,
    require_undamaged,
)
from letters.search.engines.own.index.schema import build_schema


class ChecksumTests(TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name: str, written: bytes) -> None:
        (self.folder / name).write_bytes(written)

    def test_the_files_of_one_segment_are_checked(self):
        self.write("MAIN_a.forms", b"words")
        self.write("MAIN_a.pst", b"postings" * 300_000)
        self.write("MAIN_ab.pst", b"of another")
        checksums = checksums_of(self.folder, "MAIN_a")
        self.assertEqual(set(checksums), {"MAIN_a.forms", "MAIN_a.pst"})
        require_undamaged(self.folder, checksums)

        self.write("MAIN_a.pst", b"postings" * 299_999 + b"postingz")
        with self.assertRaisesRegex(DamagedFileError, r"MAIN_a\.pst"):
            require_undamaged(self.folder, checksums)

    def test_a_file_that_is_missing_is_an_error(self):
        with self.assertRaises(FileNotFoundError):
            require_undamaged(self.folder, {"MAIN_a.forms": 1})

    def test_a_table_of_contents_has_its_own(self):
        storage = CheckedStorage(str(self.folder))
        TOC(build_schema(), [], 7).write(storage, "MAIN")
        self.assertEqual(TOC.read(storage, "MAIN").generation, 7)

        (path,) = self.folder.glob("*.toc")
        whole = path.read_bytes()
        for damaged in (b"", b"abc", whole[:-1], whole + b"\0", b"\0" + whole[1:]):
            with self.subTest(length=len(damaged)):
                path.write_bytes(damaged)
                with self.assertRaises(DamagedFileError):
                    TOC.read(storage, "MAIN")
