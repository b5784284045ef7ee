"""A damaged index is reported and built anew; hostile queries end in time."""

from __future__ import annotations

import os
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.search import Search, check_index
from letters.search.engines import configured
from letters.search.engines.own.engine import Backend
from letters.search.engines.own.index.generations import SOURCE
from letters.search.errors import SearchUnavailableError, TooBroadError
from letters.search.query import parse_query
from letters.tests.bounds import bounded
from letters.tests.search.documents import (
    forget_index,
    make_document,
    page_for,
    search_for,
    update_index,
)


class DamageTests(TestCase):
    def setUp(self):
        make_document("One area is improvement in our hotline. " * 40)
        update_index()
        configured.backend().index.close()
        self.folder = configured.backend().generations.current()

    def tearDown(self):
        forget_index()

    def files(self) -> list[Path]:
        """The files of the index itself; `check_index` reads what database it is of."""
        files = (path for path in self.folder.iterdir() if path.name != SOURCE)
        return sorted(path for path in files if path.stat().st_size)

    def search_or_be_refused(self) -> bool:
        """Whether the search was refused. Any other exception or answer fails the test."""
        try:
            answer = page_for('hotl* "improvement in our hotline" areas -kiev')
            self.assertEqual(
                [hit.document.identifier for hit in answer.hits], ["letter"]
            )
            self.assertEqual(answer.total, 1)
        except SearchUnavailableError:
            return True
        finally:
            configured.backend().index.close()
        return False

    def test_a_file_that_is_missing_is_noticed_and_the_index_built_anew(self):
        for kind in {path.suffix for path in self.files()}:
            with self.subTest(kind):
                folder = configured.backend().generations.current()
                for path in folder.glob(f"*{kind}"):
                    path.unlink()
                self.assertTrue(self.search_or_be_refused())
                update_index()
                self.assertEqual(search_for("hotline"), ["letter"])
                configured.backend().index.close()

    def test_without_the_name_of_its_database_the_index_is_built_anew(self):
        for damage in (Path.unlink, lambda path: path.write_text("")):
            with self.subTest(damage):
                damage(configured.backend().generations.current() / SOURCE)
                with self.assertRaises(SearchUnavailableError):
                    check_index()
                update_index()
                check_index()

    def test_a_file_that_is_cut_short_is_noticed(self):
        for path in self.files():
            whole = path.read_bytes()
            for part in (0, 1, 2, 3):
                with self.subTest(path=path.suffix, part=part):
                    path.write_bytes(whole[: len(whole) * part // 4])
                    self.assertTrue(self.search_or_be_refused())
            path.write_bytes(whole)
        self.assertFalse(self.search_or_be_refused())

    def test_overwritten_bytes_are_noticed_wherever_they_are(self):
        for path in self.files():
            whole = path.read_bytes()
            for start in range(0, len(whole), max(1, len(whole) // 20)):
                with self.subTest(path=path.suffix, start=start):
                    damaged = whole[:start] + b"\xff\x80\x00" + whole[start + 3 :]
                    path.write_bytes(damaged)
                    self.assertTrue(self.search_or_be_refused())
            path.write_bytes(whole)
        self.assertFalse(self.search_or_be_refused())

    def test_one_bit_is_enough(self):
        for path in self.files():
            whole = path.read_bytes()
            middle = len(whole) // 2
            with self.subTest(path=path.suffix):
                turned = bytes([whole[middle] ^ 1])
                path.write_bytes(whole[:middle] + turned + whole[middle + 1 :])
                self.assertTrue(self.search_or_be_refused())
            path.write_bytes(whole)

    def test_what_is_damaged_while_it_is_read_harms_no_process(self):
        """Truncating a file that is mapped into memory would end the process."""
        before = configured.backend().snapshot()
        for path in self.files():
            path.write_bytes(path.read_bytes()[:10])

        with self.assertRaises(SearchUnavailableError):
            page_for("hotline")
        self.assertEqual(before.live_count, 1)
        self.assertTrue(self.search_or_be_refused())

    def test_no_descriptor_is_left_open_however_often_it_is_refused(self):
        for path in self.folder.glob("*.toc"):
            path.write_bytes(b"damage")
        self.assertTrue(self.search_or_be_refused())
        before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
        for _ in range(20):
            self.assertTrue(self.search_or_be_refused())
        self.assertLessEqual(len(os.listdir("/proc/self/fd")), before)  # noqa: PTH208

    def test_check_index_finds_damage_and_mends_it(self):
        for path in self.folder.glob("*.pst"):
            path.write_bytes(b"")

        with self.assertRaisesRegex(CommandError, "damaged"):
            call_command("check_index")
        call_command("check_index", "--mend", stdout=StringIO())

        self.assertEqual(search_for("hotline"), ["letter"])

    def test_a_missing_folder_is_not_an_empty_archive(self):
        os.replace(self.folder, self.folder.with_suffix(".away"))  # noqa: PTH105

        with self.assertRaises(SearchUnavailableError):
            check_index()


class ReadOnlyTests(TestCase):
    def tearDown(self):
        forget_index()

    def test_a_reader_changes_nothing_in_the_folder(self):
        make_document()
        update_index()
        root = configured.backend().generations.root
        before = sorted((path, path.stat().st_mtime_ns) for path in root.rglob("*"))

        page_for('hotl* "our hotline" -kiev')

        after = sorted((path, path.stat().st_mtime_ns) for path in root.rglob("*"))
        self.assertEqual(after, before)


class HostileQueryTests(TestCase):
    def setUp(self):
        letters = "abcdefghij"
        words = (
            f"{a}{b}{c}{d}"
            for a in letters
            for b in letters
            for c in letters
            for d in letters
        )
        make_document(" ".join(words))
        update_index()

    def tearDown(self):
        forget_index()

    def test_each_ends_in_time(self):
        queries = [
            "?????*",
            "*a* " * 60,
            " ".join(f"{a}{a}{a}*" for a in "abcdefghij" * 6),
            '"' + "aaaa " * 60 + '"',
            "a" * 60_000,
            "(" * 60_000,
            '"' * 60_000,
            "AND OR " * 10_000,
            "a-" * 200 + "a",
            "a OR " * 10_000,
            "-a " * 10_000,
            "\u0301" * 300,
            "\x1d\x00\x07" * 100,
        ]
        for query in queries:
            with self.subTest(query=query[:20]), bounded():
                page_for(query)

    def test_a_search_that_takes_too_long_is_given_up(self):
        root = configured.backend().generations.root
        impatient = Backend("default", PATH=root, TIMEOUT=-1)

        with self.assertRaises(TooBroadError):
            impatient.find(Search(parse_query("aaaa")))

    def test_it_is_not_said_that_nothing_was_found(self):
        backend = configured.backend()
        self.addCleanup(setattr, backend, "seconds", backend.seconds)
        backend.seconds = -1

        self.assertTrue(page_for("aaaa").is_too_broad)
