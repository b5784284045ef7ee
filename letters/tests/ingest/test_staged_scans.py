"""Scans that were sent and are not saved yet: how much of them is taken."""

import zipfile
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
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for number in (1, 2):
                archive.writestr(f"film {number}.tif", a_tiff(2))
        self.films = packed.getvalue()

    def staged_until(self, refused, **limits):
        """The names that are staged, with these limits, before one is refused."""
        names = []
        with (
            mock.patch.multiple(staged_scans, **limits),
            self.assertRaisesRegex(ScanRefusedError, refused),
        ):
            for scan in stage_scans(BytesIO(self.films), "films.zip", self.folder):
                names.append(scan.label)
        return names

    def test_files_beyond_so_many_pixels_are_named_as_not_taken(self):
        refused = "“film 2.tif” is not taken, nor what follows it"
        names = self.staged_until(refused, MOST_PIXELS=3 * 85 * 110)
        self.assertEqual(names, ["film 1.tif, page 1", "film 1.tif, page 2"])

    def test_so_are_those_for_which_there_is_no_time(self):
        refused = "“film 1.tif” is not taken"
        self.assertEqual(self.staged_until(refused, SECONDS=-1), [])

    def test_a_file_of_many_pages_is_stored_once_and_as_it_came(self):
        staged = [*stage_scans(BytesIO(a_tiff(3)), "film.tif", self.folder)]
        self.assertEqual([scan.frame for scan in staged], [0, 1, 2])
        (path,) = self.folder.glob("*/*")
        self.assertEqual(path.read_bytes(), a_tiff(3))

    def test_one_account_has_so_many_bytes(self):
        refused = "have more than 1 bytes together"
        self.assertEqual(self.staged_until(refused, MOST_BYTES=1), [])

    def test_what_is_saved_makes_room(self):
        staged = [*stage_scans(BytesIO(a_tiff(2)), "film.tif", self.folder)]
        forget_staged(staged, self.folder)
        self.assertEqual([*self.folder.glob("*/*")], [])
