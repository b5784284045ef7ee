"""Pictures of parts of a scan, compared with Pillow's own crop of the same page."""

from hashlib import shake_256
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase, mock

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat
from PIL.Image import Resampling

from letters.facsimile import (
    NotPreparedError,
    Pyramid,
    ScanLimits,
    TiledScan,
    TooBusyError,
    composing,
    read_image_request,
)
from letters.facsimile.cutting_process import cut_page
from letters.tests.facsimile.drawn_scans import write

SIZE = WIDE, HIGH = 2777, 3611
# What a picture may differ from Pillow's own, in shades of a page of type: on average,
# and of all but a hundredth of its points.
MEAN, MOST = 3, 40


def page_of_type() -> Image.Image:
    """Lines of letters, black on paper that is not quite even."""
    grain = shake_256(b"paper").digest(WIDE * 40)
    paper = Image.frombytes("L", (WIDE, 40), grain).point(
        [228 + n // 12 for n in range(256)]
    )
    page = Image.new("L", SIZE)
    for top in range(0, HIGH, 40):
        page.paste(paper, (0, top))
    pen = ImageDraw.Draw(page)
    for line, top in enumerate(range(150, HIGH - 150, 66)):
        for column in range(70):
            left = 200 + column * 34
            if (line * 7 + column * 3) % 5:
                pen.rectangle((left, top, left + 5, top + 34), fill=30)
                pen.line((left, top + 17, left + 22, top + 4 * (column % 8)), 40, 4)
    # As soft as a scanner sees it.
    return page.filter(ImageFilter.GaussianBlur(1))


class ComposedTestCase(TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.page = page_of_type()
        master, tree = Path(folder.name) / "master", Path(folder.name) / "tree"
        master.write_bytes(write(cls.page, "TIFF"))
        cls.scan = TiledScan(tree, Pyramid(*cut_page(master, 0, tree, ScanLimits())))

    def asked(self, region="full", size="max", suffix="jpg", rotation="0"):
        return read_image_request(SIZE, region, size, rotation, "default", suffix)

    def compose(self, region, size):
        request = self.asked(region, size)
        return self.scan.compose(request.region, request.size), request


class PixelTests(ComposedTestCase):
    def differences(self, region, size):
        """The mean difference from Pillow's own crop, and that of the 99th percentile."""
        picture, request = self.compose(region, size)
        box = request.region
        whole = (box.left, box.top, box.left + box.width, box.top + box.height)
        own = self.page.resize(request.size, Resampling.LANCZOS, box=whole)
        difference = ImageChops.difference(picture.convert("L"), own)
        shades = sorted(difference.tobytes())
        return ImageStat.Stat(difference).mean[0], shades[int(0.99 * len(shades))]

    def test_regions_and_sizes_are_as_pillow_makes_them(self):
        for region, size in (
            ("0,0,1024,1024", "max"),
            ("333,777,500,400", "max"),
            ("900,900,300,300", "max"),
            ("100,100,1600,1200", "500,"),
            ("0,0,2777,3611", "1200,"),
            ("1001,2003,1500,1400", "700,"),
            ("pct:10.5,20.25,50,30", "400,"),
            ("2000,3000,777,611", "^1554,"),
            ("0,0,2777,3611", "301,911"),
            ("full", "400,"),
            ("square", "!300,300"),
        ):
            with self.subTest(region, size=size):
                mean, most = self.differences(region, size)
                self.assertLessEqual(mean, MEAN)
                self.assertLessEqual(most, MOST)

    def test_a_tile_is_the_stored_file(self):
        for tile in self.scan.pyramid.tiles():
            region, size, *_ = tile.path.split("/")
            with self.subTest(tile.path):
                path = self.scan.stored_tile(self.asked(region, size))
                self.assertEqual(path, self.scan.tree / tile.path)

    def test_what_is_nearly_a_tile_is_none(self):
        for region, size, rotation, suffix in (
            ("0,0,1024,1024", "1023,1024", "0", "jpg"),
            ("1,0,1024,1024", "max", "0", "jpg"),
            ("0,0,1000,1024", "max", "0", "jpg"),
            ("0,0,1024,1024", "max", "90", "jpg"),
            ("0,0,1024,1024", "max", "!0", "jpg"),
            ("0,0,1024,1024", "max", "0", "png"),
            ("0,0,2048,2048", "max", "0", "jpg"),
        ):
            request = self.asked(region, size, suffix, rotation)
            with self.subTest(request.canonical):
                self.assertIsNone(self.scan.stored_tile(request))


class CostTests(ComposedTestCase):
    def test_a_large_picture_is_made_of_a_level_near_its_size(self):
        small, large = self.asked(size="400,"), self.asked(size="max")
        self.assertEqual(self.scan._factor(small.region, small.size), 4)
        self.assertEqual(self.scan._factor(large.region, large.size), 1)

    def test_a_picture_pressed_together_takes_no_more_than_others(self):
        scan = TiledScan(Path(), Pyramid(32_000, 8_000))
        request = read_image_request(
            (32_000, 8_000), "full", "16,4096", "0", "default", "jpg"
        )
        factor = scan._factor(request.region, request.size)
        width, height = scan.pyramid.level_size(factor)
        self.assertLessEqual(width * height, composing.MOST_PIXELS)

    def test_one_large_picture_at_a_time(self):
        with (
            mock.patch.object(composing, "FEW_TILES", 1),
            composing._place_for(2),
            self.assertRaisesRegex(TooBusyError, "cannot be made at the moment"),
        ):
            self.compose("full", "1200,")
        self.assertEqual(self.compose("full", "1200,")[0].width, 1200)

    def test_none_takes_longer_than_readers_wait(self):
        with (
            mock.patch.object(composing, "MOST_SECONDS", -1),
            self.assertRaises(TooBusyError),
        ):
            self.compose("full", "1200,")

    def test_tiles_that_are_gone_are_said(self):
        gone = TiledScan(self.scan.tree / "nowhere", self.scan.pyramid)
        request = self.asked("0,0,1024,1024")
        for ask in (gone.stored_tile, lambda r: gone.compose(r.region, r.size)):
            with self.assertRaisesRegex(NotPreparedError, "being prepared"):
                ask(request)
