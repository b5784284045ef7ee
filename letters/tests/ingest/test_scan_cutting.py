"""The states of scans: from waiting to ready, or to damaged with a reason."""

import threading
from io import BytesIO
from shutil import rmtree
from unittest import mock

from django.db import connection
from django.test import TestCase, TransactionTestCase

from letters.facsimile import TILE_VERSION, StorageFullError, tile_tree
from letters.ingest import scan_cutting
from letters.ingest.media_folders import masters_folder, tiles_folder
from letters.ingest.scan_checks import check_scans
from letters.ingest.scan_cutting import (
    AnotherCutterError,
    ScanWatch,
    ask_for_all,
    awaiting,
    cut_one,
    cut_waiting,
    scan_progress,
    sole_cutter,
)
from letters.ingest.scans import store_file
from letters.models import IndexRequest, PageImage, Problem, Region
from letters.models.images import ScanState
from letters.models.locks import AdvisoryLock
from letters.tests.facsimile.drawn_scans import draw_page, many_pages, write
from letters.tests.factories import make_document
from letters.tests.views.documents.test_images import make_scan

SMALL = write(draw_page((120, 90)), "PNG")


class ScanStateTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()

    def setUp(self):
        rmtree(tiles_folder(), ignore_errors=True)

    def state(self, scan):
        scan.refresh_from_db()
        return scan.state

    def outcomes(self):
        return [outcome.fault for outcome in cut_waiting(threading.Event())]


class CuttingTests(ScanStateTestCase):
    def test_a_scan_that_was_added_waits_and_is_ready_once_it_is_cut(self):
        scan = make_scan(self.document, content=SMALL)
        self.assertEqual(scan.state, ScanState.WAITING)

        self.assertEqual(self.outcomes(), [""])

        self.assertEqual(self.state(scan), ScanState.READY)
        self.assertTrue(tile_tree(tiles_folder(), scan.scan_name).is_dir())
        self.assertFalse(awaiting().exists())

    def test_what_cannot_be_read_is_damaged_and_a_problem_of_its_document(self):
        scan = make_scan(self.document, content=write(draw_page(), "PNG")[:3000])
        (fault,) = self.outcomes()

        self.assertEqual(self.state(scan), ScanState.DAMAGED)
        self.assertIn("The file is damaged", fault)
        self.assertEqual(scan.fault, fault)
        problem = Problem.objects.get()
        self.assertIn("Scan of page 2 (p2.png): The file is damaged", problem.message)
        check_scans(self.document, masters_folder())
        self.assertTrue(Problem.objects.exists(), "its file is what was stored")

    def test_its_problem_goes_with_the_scan(self):
        scan = make_scan(self.document, content=write(draw_page(), "PNG")[:3000])
        self.outcomes()
        scan.delete()
        check_scans(self.document, masters_folder())
        self.assertFalse(Problem.objects.exists())

    def test_one_damaged_scan_keeps_no_other_waiting(self):
        make_scan(self.document, content=write(draw_page(), "PNG")[:3000])
        sound = make_scan(self.document, content=SMALL)
        self.outcomes()
        self.assertEqual(self.state(sound), ScanState.READY)
        progress = scan_progress(self.document.page_images.all())
        self.assertEqual(
            (progress.ready, progress.waiting, progress.damaged), (1, 0, 1)
        )

    def test_each_page_of_a_file_is_cut_by_itself(self):
        stored = store_file(BytesIO(many_pages(3)), "film.tif", masters_folder())
        for frame in range(3):
            stored.record(PageImage(document=self.document, page_key="1"), frame)
        self.assertEqual(self.outcomes(), ["", "", ""])
        for scan in PageImage.objects.all():
            self.assertTrue(tile_tree(tiles_folder(), scan.scan_name).is_dir())

    def test_the_same_page_in_another_document_is_not_cut_again(self):
        make_scan(self.document, content=SMALL)
        self.outcomes()
        again = make_scan(make_document("other"), content=SMALL)
        with mock.patch.object(scan_cutting, "cut_scan") as cutting:
            self.assertEqual(self.outcomes(), [""])
        cutting.assert_not_called()
        self.assertEqual(self.state(again), ScanState.READY)

    def test_boxes_keep_their_place_on_a_scan_of_another_size(self):
        scan = make_scan(self.document, content=SMALL)
        place = {"x": 120, "y": 45, "width": 120, "height": 130}
        Region.objects.create(image=scan, kind="segment", key="p1", **place)
        PageImage.objects.update(width=240, height=180)
        cut_one(scan.sha256, 0)
        self.assertEqual(scan.regions.get().xywh, "60,22,60,65")

    def test_nobody_searches_for_the_state_of_a_scan(self):
        scan = make_scan(self.document, content=SMALL)
        IndexRequest.objects.all().delete()
        cut_one(scan.sha256, 0)
        self.assertFalse(IndexRequest.objects.exists())


class CutAgainTests(ScanStateTestCase):
    def test_a_run_that_was_killed_is_taken_up(self):
        scan = make_scan(self.document, content=SMALL)
        PageImage.objects.update(state=ScanState.CUTTING)
        left = tiles_folder() / ".unfinished-x"
        left.mkdir(parents=True)

        with sole_cutter():
            self.assertEqual(self.state(scan), ScanState.WAITING)

        self.assertFalse(left.exists())

    def test_what_older_rules_cut_is_shown_until_it_is_cut_again(self):
        scan = make_scan(self.document, content=SMALL)
        self.outcomes()
        PageImage.objects.update(tile_version=TILE_VERSION - 1)
        self.assertEqual(self.state(scan), ScanState.READY)
        self.outcomes()
        self.assertEqual(self.state(scan), ScanState.READY)
        self.assertEqual(scan.tile_version, TILE_VERSION)

    def test_all_may_be_cut_again(self):
        ready = make_scan(self.document, content=SMALL)
        self.outcomes()
        damaged = make_scan(self.document, content=write(draw_page(), "PNG")[:3000])
        self.outcomes()

        self.assertEqual(ask_for_all(), 2)

        self.assertEqual(self.state(ready), ScanState.READY)
        self.assertEqual(self.state(damaged), ScanState.WAITING)
        self.assertEqual(awaiting().count(), 2)

    def test_on_a_full_disk_the_scan_waits(self):
        scan = make_scan(self.document, content=SMALL)
        full = StorageFullError("There is no room left on the disk.")
        # Cutting on a full disk has tests of its own.
        with (
            mock.patch.object(scan_cutting, "cut_scan", side_effect=full),
            self.assertRaises(StorageFullError),
        ):
            self.outcomes()
        self.assertEqual(self.state(scan), ScanState.WAITING)

    def test_a_master_that_is_gone_is_said_and_taken_up_when_it_is_back(self):
        scan = make_scan(self.document, content=SMALL)
        path = masters_folder() / scan.sha256[:2] / scan.sha256
        path.unlink()
        self.outcomes()
        self.assertEqual(self.state(scan), ScanState.DAMAGED)
        self.assertEqual(Problem.objects.get().code, "missing-scan")

        path.write_bytes(SMALL)
        check_scans(self.document, masters_folder())

        self.assertEqual(self.state(scan), ScanState.WAITING)
        self.assertFalse(Problem.objects.exists())


class WatchTests(TransactionTestCase):
    def test_one_process_cuts_at_a_time(self):
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_lock(%s, 0)", [AdvisoryLock.SCAN_CUTTING]
            )
        with self.assertRaisesRegex(AnotherCutterError, "already"), sole_cutter():
            self.fail("Two are at work.")
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock_all()")
        other.close()
        with sole_cutter():
            pass

    def test_the_watch_cuts_what_comes_and_says_how_much(self):
        scan = make_scan(make_document(), content=SMALL)
        told, stop = [], mock.Mock(spec=threading.Event())
        stop.is_set.side_effect = [False] * 3 + [True] * 9
        ScanWatch(told.append, stop).run()
        scan.refresh_from_db()
        self.assertEqual(scan.state, ScanState.READY)
        self.assertEqual(told, ["Scans: 1 prepared."])

    def test_a_watch_begins_with_scans_whose_tiles_are_gone(self):
        scan = make_scan(make_document(), content=SMALL)
        for _ in range(2):
            stop = mock.Mock(spec=threading.Event())
            stop.is_set.side_effect = [False] * 3 + [True] * 9
            ScanWatch(lambda _: None, stop).run()
            tree = tile_tree(tiles_folder(), scan.scan_name)
            self.assertTrue(tree.exists())
            # As when a backup was restored: it has no tiles.
            rmtree(tree)
