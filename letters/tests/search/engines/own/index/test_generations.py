"""Generations are built beside each other, exchanged in one step, and held by readers."""

import os
import tempfile
from pathlib import Path
from unittest import TestCase

from letters.search.engines.own.index.generations import Generations, hold
from letters.search.errors import SearchUnavailableError


class GenerationTests(TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.generations = Generations(Path(folder.name) / "index", layout=1)

    def published(self) -> Path:
        folder = self.generations.create()
        self.generations.publish(folder)
        return folder

    def test_there_is_none_at_first(self):
        with self.assertRaisesRegex(SearchUnavailableError, "no search index"):
            self.generations.current()

    def test_one_that_is_being_built_is_not_current(self):
        first = self.published()
        self.generations.create()

        self.assertEqual(self.generations.current(), first)

    def test_the_last_published_is_current(self):
        self.published()
        second = self.published()

        self.assertEqual(self.generations.current(), second)

    def test_another_layout_cannot_be_read(self):
        self.published()

        with self.assertRaisesRegex(SearchUnavailableError, "another layout"):
            Generations(self.generations.root, layout=2).current()

    def test_a_pointer_out_of_the_folder_is_not_followed(self):
        self.published()
        self.generations.pointer.write_text("1-/../../elsewhere")

        with self.assertRaises(SearchUnavailableError):
            self.generations.current()

    def test_an_old_one_is_deleted_when_nobody_reads_it(self):
        first = self.published()
        second = self.published()
        self.generations.vacuum()

        self.assertFalse(first.exists())
        self.assertTrue(second.exists())

    def test_an_old_one_stays_while_it_is_read(self):
        first = self.published()
        descriptor = hold(first)
        self.published()

        self.generations.vacuum()
        self.assertTrue(first.exists())

        os.close(descriptor)
        self.generations.vacuum()
        self.assertFalse(first.exists())
