"""A scan is read again when it may have changed, and else only once an hour."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

from letters.facsimile import (
    DamagedMasterError,
    derivative_path,
    ensure_derivative,
    has_seal,
    master_path,
    open_master,
    store_master,
)
from letters.facsimile.verified_files import LONGEST_TRUST, VerifiedFiles
from letters.tests.facsimile.damage import cut_short, flip_byte, make_unreadable
from letters.tests.facsimile.scans import make_scan

DAMAGES = (flip_byte, cut_short, make_unreadable)
# Long after every file of a test was written.
LATER = 4_000_000_000.0


class FolderTestCase(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)


class VerifiedFilesTests(FolderTestCase):
    def setUp(self):
        super().setUp()
        self.path = self.root / "file"
        self.path.write_bytes(b"content")
        self.now = LATER
        self.files = VerifiedFiles(most=2, clock=lambda: self.now)
        self.read = 0

    def verify(self, name="file", verdict=True):
        def judge(_file):
            self.read += 1
            return verdict

        with self.path.open("rb") as file:
            return self.files.is_sound(name, file, judge)

    def test_it_reads_a_sound_file_once(self):
        self.assertTrue(self.verify() and self.verify())
        self.assertEqual(self.read, 1)

    def test_it_reads_a_file_again_that_was_not_sound(self):
        self.assertFalse(self.verify(verdict=False) or self.verify(verdict=False))
        self.assertEqual(self.read, 2)

    def test_it_reads_a_changed_file_again_whatever_its_dates_say(self):
        self.verify()
        flip_byte(self.path)
        self.assertFalse(self.verify(verdict=False))

    def test_it_reads_a_file_again_after_an_hour(self):
        self.verify()
        self.now += LONGEST_TRUST
        self.assertFalse(self.verify(verdict=False))

    def test_it_does_not_trust_the_date_of_a_file_written_just_now(self):
        self.now = self.path.stat().st_ctime + 0.5
        self.verify()
        self.assertFalse(self.verify(verdict=False))

    def test_it_remembers_only_so_many(self):
        for name in ("first", "second", "third", "first"):
            self.verify(name)
        self.assertEqual(self.read, 4)


class DamagedMasterTests(FolderTestCase):
    def test_a_damaged_master_is_not_opened(self):
        for damage in DAMAGES:
            with self.subTest(damage.__name__):
                root = self.root / damage.__name__
                digest = store_master(BytesIO(b"a whole scan"), root)
                open_master(root, digest).close()
                damage(master_path(root, digest))

                with self.assertRaisesRegex(DamagedMasterError, "from a backup"):
                    open_master(root, digest)

    def test_a_restored_master_is_opened_again(self):
        digest = store_master(BytesIO(b"a whole scan"), self.root)
        path = master_path(self.root, digest)
        cut_short(path)
        with self.assertRaises(DamagedMasterError):
            open_master(self.root, digest)

        path.write_bytes(b"a whole scan")

        with open_master(self.root, digest) as master:
            self.assertEqual(master.read(), b"a whole scan")

    def test_a_flipped_byte_is_found_when_the_scan_comes_in_again(self):
        digest = store_master(BytesIO(b"a whole scan"), self.root)
        flip_byte(master_path(self.root, digest))
        with self.assertRaises(DamagedMasterError):
            store_master(BytesIO(b"a whole scan"), self.root)


class DamagedDerivativeTests(FolderTestCase):
    def setUp(self):
        super().setUp()
        self.masters, self.derivatives = self.root / "masters", self.root / "derived"
        self.digest = store_master(make_scan(), self.masters)

    def ensure(self):
        return ensure_derivative(self.masters, self.derivatives, self.digest, 400)

    def test_a_damaged_derivative_is_made_again(self):
        whole = self.ensure().read_bytes()
        for damage in (flip_byte, cut_short):
            with self.subTest(damage.__name__):
                damage(derivative_path(self.derivatives, self.digest, 400))
                self.assertEqual(self.ensure().read_bytes(), whole)

    def test_a_derivative_without_a_seal_is_made_again(self):
        path = self.ensure()
        path.write_bytes(make_scan(size=(9, 9)).getvalue())
        with self.ensure().open("rb") as file:
            self.assertTrue(has_seal(file))

    def test_nothing_is_made_or_shown_of_a_damaged_master(self):
        self.ensure()
        flip_byte(master_path(self.masters, self.digest))
        with self.assertRaises(DamagedMasterError):
            self.ensure()
