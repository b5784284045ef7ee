"""Scans that were sent and are not saved yet: how much of them is taken."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase, mock

from letters.facsimile import ScanRefusedError
from letters.ingest import staged_scans
from letters.ingest.staged_scans import forget_staged, stage_scans
from letters.tests.admin.transcriptions.sittings import a_tiff


class StagedScanTests(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "account-1"

    def staged_until(self, refused, **limits):
        """The names that are staged, with these limits, before one is refused."""
        names = []
        with (
            mock.patch.multiple(staged_scans, **limits),
            self.assertRaisesRegex(ScanRefusedError, refused),
        ):
            for scan in stage_scans(BytesIO(a_tiff(3)), "film.tif", self.folder):
                names.append(scan.name)
        return names

    def test_pages_beyond_so_many_pixels_are_named_as_not_taken(self):
        refused = "“film page 3.tif” is not taken, nor what follows it"
        names = self.staged_until(refused, MOST_PIXELS=2 * 85 * 110)
        self.assertEqual(names, ["film page 1.tif", "film page 2.tif"])

    def test_so_are_those_for_which_there_is_no_time(self):
        refused = "“film page 1.tif” is not taken"
        self.assertEqual(self.staged_until(refused, SECONDS=-1), [])

    def test_one_account_has_so_many_bytes(self):
        refused = "have more than 1 bytes together"
        self.assertEqual(self.staged_until(refused, MOST_BYTES=1), [])

    def test_what_is_saved_makes_room(self):
        staged = [*stage_scans(BytesIO(a_tiff(2)), "film.tif", self.folder)]
        forget_staged(staged, self.folder)
        self.assertEqual([*self.folder.glob("*/*")], [])
