"""A damaged index says that it is damaged, and is built anew; hostile queries end."""

from __future__ import annotations

import os
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.search import check_index, engine
from letters.search.errors import SearchUnavailableError, TooBroadError
from letters.search.queries import parse_query
from letters.tests.bounds import bounded
from letters.tests.search.documents import (
    forget_index,
    found,
    found_page,
    make_document,
    update_index,
)


class DamageTests(TestCase):
    def setUp(self):
        make_document("One area is improvement in our hotline. " * 40)
        update_index()
        engine.backend().close()
        self.folder = engine.backend().generations.current()

    def tearDown(self):
        forget_index()

    def files(self) -> list[Path]:
        return sorted(path for path in self.folder.iterdir() if path.stat().st_size)

    def search_or_be_refused(self) -> None:
        """Any other exception fails the test."""
        try:
            found_page('hotl* "improvement in our hotline" areas')
        except SearchUnavailableError:
            pass
        finally:
            engine.backend().close()

    def test_a_file_that_is_missing_is_noticed_and_the_index_built_anew(self):
        for path in self.files():
            with self.subTest(path=path.suffix):
                folder = engine.backend().generations.current()
                (folder / path.name).unlink(missing_ok=True)
                self.search_or_be_refused()
                update_index()
                self.assertEqual(found("hotline"), ["letter"])

    def test_a_file_that_is_cut_short_never_gives_another_error(self):
        for path in self.files():
            whole = path.read_bytes()
            for part in (0, 1, 2, 3):
                with self.subTest(path=path.suffix, part=part):
                    path.write_bytes(whole[: len(whole) * part // 4])
                    self.search_or_be_refused()
            path.write_bytes(whole)

    def test_overwritten_bytes_never_give_another_error(self):
        for path in self.files():
            whole = path.read_bytes()
            for start in range(0, len(whole), max(1, len(whole) // 20)):
                with self.subTest(path=path.suffix, start=start):
                    damaged = whole[:start] + b"\xff\x80\x00" + whole[start + 3 :]
                    path.write_bytes(damaged)
                    self.search_or_be_refused()
            path.write_bytes(whole)

    def test_check_index_finds_damage_and_mends_it(self):
        for path in self.folder.glob("*.pst"):
            path.write_bytes(b"")

        with self.assertRaisesRegex(CommandError, "damaged"):
            call_command("check_index")
        call_command("check_index", "--mend", stdout=StringIO())

        self.assertEqual(found("hotline"), ["letter"])

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
        root = engine.backend().generations.root
        before = sorted((path, path.stat().st_mtime_ns) for path in root.rglob("*"))

        found_page('hotl* "our hotline" -kiev')

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
                found_page(query)

    def test_a_search_that_takes_too_long_is_given_up(self):
        root = engine.backend().generations.root
        impatient = engine.Backend("default", PATH=root, TIMEOUT=-1)
        self.addCleanup(impatient.close)

        with self.assertRaises(TooBroadError):
            impatient.find(parse_query("aaaa"))

    def test_it_is_not_said_that_nothing_was_found(self):
        backend = engine.backend()
        self.addCleanup(setattr, backend, "seconds", backend.seconds)
        backend.seconds = -1

        self.assertTrue(found_page("aaaa").is_too_broad)
