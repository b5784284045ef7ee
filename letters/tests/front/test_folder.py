"""The folder of the front: opened, closed, and tidied."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

from letters.front import FrontFolder

LONG_AGO = (0, 0)


class FrontFolderTests(TestCase):
    def setUp(self):
        self.root = Path(self.enterContext(TemporaryDirectory())) / "front"
        self.folder = FrontFolder(self.root)
        self.identity = self.folder.make()

    def open(self, prefix="1-"):
        self.assertTrue(self.folder.begin_opening(prefix).finish())
        return self.folder.current()

    def test_its_identity_stays(self):
        self.assertEqual(FrontFolder(self.root).make(), self.identity)
        self.assertEqual(FrontFolder(self.root).identity(), self.identity)
        self.assertIsNone(FrontFolder(self.root / "other").identity())

    def test_only_what_was_opened_is_current(self):
        self.assertIsNone(self.folder.current())
        opening = self.folder.begin_opening("1-")
        self.assertIsNone(self.folder.current())
        opening.finish()
        self.assertTrue(self.folder.current().name.startswith("1-"))

    def test_closed_nothing_is_current(self):
        self.open()
        self.folder.close()
        self.assertIsNone(self.folder.current())

    def test_an_opening_that_began_before_a_close_fails(self):
        opening = self.folder.begin_opening("1-")
        self.folder.close()
        self.assertFalse(opening.finish())
        self.assertIsNone(self.folder.current())

    def test_a_generation_never_comes_back(self):
        first = self.open()
        self.folder.close()
        self.assertNotEqual(self.open(), first)

    def test_what_was_never_made_is_closed(self):
        FrontFolder(self.root / "other").close()

    def test_a_folder_that_has_lost_its_links_cannot_be_closed(self):
        (self.root / "links").rmdir()
        with self.assertRaises(OSError):
            self.folder.close()

    def test_former_generations_are_deleted_bit_by_bit(self):
        former = self.open()
        (former / "https").mkdir()
        for name in "abc":
            (former / "https" / name).touch()
        (former / "tiles").symlink_to(self.root)
        self.folder.close()
        current = self.open("2-")
        os.utime(current, LONG_AGO)
        for is_there in (True, True, False):
            os.utime(former, LONG_AGO)
            self.folder.discard_former(2)
            self.assertEqual(former.exists(), is_there)
        self.assertFalse(former.exists())
        self.assertTrue(current.exists())
        self.assertTrue((self.root / "identity").exists())

    def test_one_that_is_just_being_opened_is_left(self):
        opening = self.folder.begin_opening("1-")
        self.folder.discard_former(100)
        opening.finish()
        self.assertTrue(self.folder.current().exists())
