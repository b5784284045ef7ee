"""Tiles that are missing, empty or nobody's, and scans that cannot be shown, are told."""

from shutil import rmtree

from django.test import TestCase

from letters.facsimile import tile_tree
from letters.ingest.media_folders import tiles_folder
from letters.ingest.verifying_tiles import verify_states, verify_tiles
from letters.models import PageImage
from letters.models.images import ScanState
from letters.tests.factories import make_document
from letters.tests.views.iiif.scans import ready_scan


def no_progress(items, _name, _total):
    return items


class VerifyingTilesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        rmtree(tiles_folder(), ignore_errors=True)
        cls.scan = ready_scan(make_document())

    def findings(self):
        found = [
            *verify_tiles(tiles_folder(), no_progress),
            *verify_states(no_progress),
        ]
        return [(finding.is_fault, str(finding)) for finding in found]

    def test_whole_tiles_are_no_finding(self):
        self.assertEqual(self.findings(), [])

    def test_each_scan_without_all_of_its_tiles_is_a_fault(self):
        tree = tile_tree(tiles_folder(), self.scan.scan_name)
        first, second, *_ = sorted(tree.rglob("*.jpg"))
        contents = {path: path.read_bytes() for path in (first, second)}
        first.unlink()
        second.write_bytes(b"")
        try:
            ((is_fault, words),) = self.findings()
        finally:
            for path, content in contents.items():
                path.write_bytes(content)

        self.assertTrue(is_fault)
        self.assertIn(f"{tree}: 2 of 5 tiles are missing or empty.", words)
        self.assertIn("cut_scans --all", words)

    def test_tiles_of_no_scan_are_a_note(self):
        stray = tiles_folder() / "ab" / f"ab{'0' * 62}"
        stray.mkdir(parents=True)
        self.addCleanup(rmtree, stray)
        ((is_fault, words),) = self.findings()
        self.assertFalse(is_fault)
        self.assertIn("may be deleted", words)

    def test_a_damaged_scan_is_a_fault_and_one_that_waits_is_none(self):
        PageImage.objects.update(state=ScanState.DAMAGED, fault="It is cut short.")
        ((is_fault, words),) = self.findings()
        self.assertTrue(is_fault)
        self.assertIn("page 2: It is cut short.", words)

        PageImage.objects.update(state=ScanState.WAITING, fault="")
        self.assertEqual(self.findings(), [])
