"""Tiles appear whole or not at all, whatever becomes of the process that cuts them."""

import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

from letters.facsimile import (
    CutLimits,
    DamagedMasterError,
    Pyramid,
    ScanLimits,
    ScanRefusedError,
    StorageFullError,
    clear_unfinished,
    cut_scan,
    master_path,
    missing_tiles,
    store_master,
    tile_tree,
)
from letters.tests.facsimile.damage import flip_byte
from letters.tests.facsimile.drawn_scans import HIGH, WIDE, draw_page, write
from letters.tests.facsimile.scans import make_noise, make_png

ROOT = Path(__file__).resolve().parents[3]
# Cuts a scan as the background process does, and is killed in the middle of it.
CUTTER = """
import sys
from pathlib import Path
from letters.facsimile import CutLimits, ScanLimits, cut_scan
masters, tiles, digest = sys.argv[1:]
cut_scan(
    Path(masters), Path(tiles), digest, 0, scan_limits=ScanLimits(), limits=CutLimits()
)
"""


@contextmanager
def files_of_at_most(size):
    """A disk that takes no more than so many bytes of a file; root knows no quota."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class CutScanTests(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.masters, self.tiles = Path(folder.name) / "m", Path(folder.name) / "t"

    def store(self, content):
        return store_master(BytesIO(content), self.masters)

    def cut(self, digest, *, limits=None):
        return cut_scan(
            self.masters,
            self.tiles,
            digest,
            0,
            scan_limits=ScanLimits(),
            limits=limits or CutLimits(),
        )

    def left(self):
        """Whatever is in the folder of tiles, but the tiles of scans."""
        return [path.name for path in self.tiles.glob("*") if len(path.name) != 2]

    def test_all_tiles_are_in_the_folder_of_the_scan(self):
        digest = self.store(write(draw_page(), "PNG"))
        cut = self.cut(digest)

        self.assertEqual((cut.width, cut.height), (WIDE, HIGH))
        tree = tile_tree(self.tiles, digest)
        self.assertEqual(missing_tiles(tree, Pyramid(WIDE, HIGH)), [])
        self.assertEqual(self.left(), [])

    def test_cutting_again_replaces_what_was_there(self):
        digest = self.store(write(draw_page((90, 70)), "PNG"))
        tree = tile_tree(self.tiles, digest)
        tree.mkdir(parents=True)
        (tree / "old").touch()
        self.cut(digest)
        self.assertFalse((tree / "old").exists())
        self.assertEqual(self.left(), [])

    def test_what_is_refused_leaves_nothing(self):
        content = make_noise("JPEG").getvalue()
        digest = self.store(content[: len(content) // 2])
        with self.assertRaisesRegex(ScanRefusedError, "The file is damaged: .{10}"):
            self.cut(digest)
        self.assertFalse(tile_tree(self.tiles, digest).exists())
        self.assertEqual(self.left(), [])

    def test_a_jpeg_with_gaps_is_refused_and_an_odd_one_is_not(self):
        content = make_noise("JPEG").getvalue()
        place = len(content) // 2
        for count in (2, 3):
            broken = content[:place] + b"\xff\xd9" * count + content[place + 99 :]
            with self.subTest(count), self.assertRaisesRegex(ScanRefusedError, "damag"):
                self.cut(self.store(broken))
        self.assertEqual(self.left(), [])
        # Its spectral selection is not what the standard wants of it.
        start = content.index(b"\xff\xda")
        end = start + 2 + int.from_bytes(content[start + 2 : start + 4])
        odd = content[: end - 3] + b"\0\0\0" + content[end:]
        self.assertEqual(self.cut(self.store(odd)).width, 200)

    def test_the_memory_told_is_that_of_the_process_that_cuts(self):
        held = bytearray(400_000_000)
        cut = self.cut(self.store(write(draw_page((90, 70)), "PNG")))
        self.assertLess(0, cut.peak_memory)
        self.assertLess(cut.peak_memory, len(held))

    def test_a_bomb_ends_its_process_and_nothing_else(self):
        digest = self.store(make_png(17_000, 17_000).getvalue())
        for limits in (CutLimits(), CutLimits(seconds=1), CutLimits(megabytes=400)):
            with self.subTest(limits), self.assertRaises(ScanRefusedError):
                self.cut(digest, limits=limits)
        self.assertEqual(self.left(), [])

    def test_what_takes_too_much_memory_says_which_setting_it_is(self):
        digest = self.store(write(draw_page(), "JPEG2000"))
        with self.assertRaisesRegex(ScanRefusedError, "LETTERS_SCAN_MEMORY_MB"):
            self.cut(digest, limits=CutLimits(megabytes=150))

    def test_a_full_disk_is_told_and_leaves_nothing(self):
        digest = self.store(make_noise("PNG").getvalue())
        with files_of_at_most(9_000), self.assertRaisesRegex(StorageFullError, "room"):
            self.cut(digest)
        self.assertFalse(tile_tree(self.tiles, digest).exists())
        self.assertEqual(self.left(), [])
        self.cut(digest)

    def test_a_master_that_is_no_longer_what_was_stored_is_not_cut(self):
        digest = self.store(write(draw_page((90, 70)), "PNG"))
        flip_byte(master_path(self.masters, digest))
        with self.assertRaises(DamagedMasterError):
            self.cut(digest)

    def test_a_process_killed_in_the_middle_leaves_nothing_that_is_served(self):
        digest = self.store(write(draw_page((9_000, 9_000)), "PNG", compress_level=1))
        order = [sys.executable, "-c", CUTTER, self.masters, self.tiles, digest]
        cutter = subprocess.Popen(  # noqa: S603
            order, cwd=ROOT, start_new_session=True
        )
        try:
            deadline = time.monotonic() + 60
            while not any(self.tiles.rglob("*.jpg")) and time.monotonic() < deadline:
                time.sleep(0.005)
        finally:
            # Its own process and the one that it has started.
            os.killpg(cutter.pid, signal.SIGKILL)
            cutter.wait()

        self.assertFalse(tile_tree(self.tiles, digest).exists())
        (unfinished,) = self.left()
        self.assertTrue(unfinished.startswith(".unfinished-"))
        clear_unfinished(self.tiles)
        self.assertEqual(self.left(), [])
        self.assertEqual(self.cut(digest).width, 9_000)
