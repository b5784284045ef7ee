"""manage.py cut_scans: prepared, listed, and safe to run again."""

from io import StringIO
from shutil import rmtree
from unittest import mock

from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.facsimile import tile_tree
from letters.ingest.media_folders import tiles_folder
from letters.ingest.scan_cutting import AnotherCutterError
from letters.management.commands import cut_scans
from letters.tests.facsimile.drawn_scans import draw_page, write
from letters.tests.factories import make_document
from letters.tests.views.documents.test_images import make_scan

SMALL = write(draw_page((120, 90)), "PNG")


class CutScansTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()

    def run_command(self, **options):
        said = StringIO()
        call_command("cut_scans", stdout=said, **options)
        return said.getvalue().strip()

    def test_it_cuts_what_waits_and_then_nothing(self):
        make_scan(self.document, content=SMALL)
        self.assertEqual(self.run_command(), "1 scans prepared, 0 damaged.")
        self.assertEqual(self.run_command(), "0 scans prepared, 0 damaged.")

    def test_all_are_cut_again_when_that_is_asked_for(self):
        scan = make_scan(self.document, content=SMALL)
        self.run_command()
        rmtree(tile_tree(tiles_folder(), scan.scan_name))
        self.assertEqual(self.run_command(all=True), "1 scans prepared, 0 damaged.")
        self.assertTrue(tile_tree(tiles_folder(), scan.scan_name).is_dir())

    def test_a_damaged_one_is_listed_and_the_exit_tells(self):
        scan = make_scan(self.document, content=write(draw_page(), "PNG")[:3000])
        with self.assertRaisesRegex(
            CommandError, f"{scan.sha256}: The file is damaged"
        ):
            self.run_command()

    def test_beside_the_process_of_a_server_it_leaves_the_work_to_that(self):
        make_scan(self.document, content=SMALL)
        busy = AnotherCutterError("Another process prepares the scans already.")
        with mock.patch.object(cut_scans, "sole_cutter", side_effect=busy):
            with self.assertRaisesRegex(CommandError, "already") as refused:
                self.run_command()
            told = self.run_command(all=True)
        self.assertEqual(refused.exception.returncode, cut_scans.ALREADY_RUNNING)
        self.assertIn("already does all 1 again", told)

    def test_it_may_be_interrupted(self):
        make_scan(self.document, content=SMALL)
        with (
            mock.patch.object(cut_scans, "cut_waiting", side_effect=KeyboardInterrupt),
            self.assertRaisesRegex(CommandError, "run it again to go on") as stopped,
        ):
            self.run_command()
        self.assertEqual(stopped.exception.returncode, cut_scans.INTERRUPTED)
