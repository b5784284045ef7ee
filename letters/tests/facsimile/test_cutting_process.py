"""Each kind of scan, cut into tiles: every mark where it was drawn, in its colour."""

import math
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

from PIL import Image, ImageCms, ImageDraw
from pypdfium2 import PdfDocument

from letters.facsimile import (
    Pyramid,
    ScanLimits,
    ScanRefusedError,
    TiledScan,
    inspect_scan,
    missing_tiles,
)
from letters.facsimile.cutting_process import cut_page
from letters.facsimile.image_requests import ImageRegion
from letters.tests.facsimile.drawn_scans import (
    HIGH,
    MARKS,
    STORED_AS,
    WIDE,
    draw_page,
    expected_colour,
    many_pages,
    shade_of,
    turned,
    write,
)
from letters.tests.facsimile.scans import make_noise, make_png

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


class CuttingTestCase(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.number = 0

    def cut(self, content, frame=0, limits=None):
        """The scan, once it is cut; its size is what its header said."""
        self.number += 1
        master = self.folder / f"master-{self.number}"
        master.write_bytes(content)
        tree = self.folder / f"tree-{self.number}"
        size = cut_page(master, frame, tree, limits or ScanLimits())
        facts = inspect_scan(BytesIO(content)).frame(frame)
        self.assertEqual(size, (facts.width, facts.height))
        scan = TiledScan(tree, Pyramid(*size))
        self.assertEqual(missing_tiles(tree, scan.pyramid), [])
        return scan

    def assert_marked(self, scan, mode="RGB", tolerance=8):
        for box in MARKS:
            left, top, right, bottom = box
            shown = scan.compose(
                ImageRegion(left, top, right - left, bottom - top), (20, 20)
            )
            expected = expected_colour(box, mode)
            for at in ((2, 2), (17, 17), (10, 10)):
                got = shown.convert("RGB").getpixel(at)
                self.assertLessEqual(
                    math.dist(got, expected), tolerance, (box, at, got)
                )


class FormatTests(CuttingTestCase):
    def test_every_mark_of_every_format_is_in_its_place(self):
        for image_format, mode, options in (
            ("JPEG", "RGB", {}),
            ("JPEG", "L", {}),
            ("JPEG", "RGB", {"progressive": True}),
            ("JPEG", "RGB", {"icc_profile": SRGB}),
            ("JPEG", "RGB", {"icc_profile": b"not a profile"}),
            ("PNG", "RGB", {}),
            ("PNG", "I;16", {}),
            ("PNG", "1", {}),
            ("PNG", "LA", {}),
            ("TIFF", "RGB", {"compression": "tiff_lzw"}),
            ("TIFF", "I;16", {"compression": "tiff_deflate"}),
            ("TIFF", "1", {"compression": "group4"}),
            ("TIFF", "L", {"compression": "jpeg", "quality": 95}),
            ("JPEG2000", "RGB", {"quality_mode": "dB", "quality_layers": [55]}),
            ("JPEG2000", "L", {}),
            ("JPEG2000", "I;16", {}),
        ):
            with self.subTest(image_format, mode=mode, options=list(options)):
                scan = self.cut(write(draw_page(mode=mode), image_format, **options))
                self.assert_marked(scan, mode)

    def test_what_is_grey_stays_one_channel(self):
        for image_format, mode in (("JPEG", "L"), ("TIFF", "1"), ("PNG", "I;16")):
            scan = self.cut(write(draw_page(mode=mode), image_format))
            shown = scan.compose(ImageRegion(0, 0, WIDE, HIGH), (100, 80))
            with self.subTest(image_format):
                self.assertEqual(shown.mode, "L")

    def test_printers_colours_are_seen_as_colours(self):
        for image_format in ("JPEG", "TIFF"):
            with self.subTest(image_format):
                scan = self.cut(write(draw_page(mode="CMYK"), image_format))
                # Inks are never as bright as a screen; which is which can be told.
                self.assert_marked(scan, tolerance=90)

    def test_a_page_is_upright_whichever_way_it_is_stored(self):
        for image_format in ("JPEG", "PNG", "TIFF"):
            for orientation in STORED_AS:
                with self.subTest(image_format, orientation=orientation):
                    scan = self.cut(turned(image_format, orientation))
                    self.assertEqual(scan.pyramid, Pyramid(WIDE, HIGH))
                    self.assert_marked(scan)

    def test_what_is_transparent_is_white_paper(self):
        page = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
        ImageDraw.Draw(page).rectangle((0, 0, 19, 39), fill=(200, 0, 0, 255))
        shown = self.cut(write(page, "PNG")).compose(
            ImageRegion(0, 0, 60, 40), (60, 40)
        )
        self.assertGreater(min(shown.getpixel((45, 20))), 250)
        self.assertLess(math.dist(shown.getpixel((8, 20)), (200, 0, 0)), 8)

    def test_nothing_of_a_file_but_its_picture_is_in_the_tiles(self):
        exif = Image.Exif()
        exif[0x010E] = "SECRET WORDS"
        content = write(draw_page(), "JPEG", exif=exif, comment=b"SECRET WORDS")
        scan = self.cut(content)
        for tile in scan.tree.rglob("*.jpg"):
            self.assertNotIn(b"SECRET", tile.read_bytes())


class ManyPageTests(CuttingTestCase):
    def shade(self, scan):
        shown = scan.compose(ImageRegion(10, 10, 50, 50), (10, 10)).convert("L")
        return shown.getpixel((5, 5))

    def test_each_page_of_a_tiff_is_a_scan(self):
        content = many_pages(60)
        facts = inspect_scan(BytesIO(content))
        self.assertEqual([frame.number for frame in facts.frames], list(range(60)))
        for frame in (0, 1, 30, 59):
            with self.subTest(frame):
                shade = self.shade(self.cut(content, frame))
                self.assertAlmostEqual(shade, shade_of(frame), delta=2)

    def test_each_page_of_a_pdf_is_a_scan(self):
        content = many_pages(200, "PDF")
        facts = inspect_scan(BytesIO(content))
        self.assertEqual(len(facts.frames), 200)
        # As large as the JPEG in it: it was not drawn again.
        self.assertEqual((facts.frames[199].width, facts.frames[199].height), (85, 110))
        for frame in (0, 7, 199):
            with self.subTest(frame):
                shade = self.shade(self.cut(content, frame))
                self.assertAlmostEqual(shade, shade_of(frame), delta=3)

    def test_a_page_of_a_pdf_that_is_no_jpeg_is_drawn(self):
        page = draw_page((850, 1100), "1")
        scan = self.cut(write(page, "PDF", resolution=100))
        self.assertEqual(scan.pyramid, Pyramid(850, 1100))
        shown = scan.compose(ImageRegion(60, 80, 60, 60), (20, 20)).convert("L")
        self.assertLess(shown.getpixel((10, 10)), 20)

    def test_a_page_of_a_pdf_is_drawn_with_the_dots_of_its_image(self):
        fine = write(draw_page((2550, 3300)), "PDF", resolution=600)
        lying = PdfDocument(fine)
        lying[0].set_rotation(90)
        turned = BytesIO()
        lying.save(turned)
        self.assertEqual(self.cut(turned.getvalue()).pyramid, Pyramid(3300, 2550))
        too_fine = write(draw_page((2550, 3300), "1"), "PDF", resolution=1200)
        self.assertEqual(self.cut(too_fine).pyramid, Pyramid(1275, 1650))

    def test_smaller_copies_in_a_tiff_are_no_pages(self):
        pages = [draw_page(), draw_page().resize((666, 550))]
        pages[1].encoderinfo = {"tiffinfo": {254: 1}}
        content = write(pages[0], "TIFF", save_all=True, append_images=pages[1:])
        self.assertEqual(len(inspect_scan(BytesIO(content)).frames), 1)


class DamageFoundTests(CuttingTestCase):
    def test_what_is_cut_short_is_refused(self):
        for image_format in ("JPEG", "PNG", "TIFF", "JPEG2000"):
            options = {"irreversible": False} if image_format == "JPEG2000" else {}
            content = make_noise(image_format, **options).getvalue()
            for left in (len(content) // 2, len(content) - 400):
                with (
                    self.subTest(image_format, left=left),
                    self.assertRaisesRegex(ScanRefusedError, "damaged: .{10}"),
                ):
                    self.cut(content[:left])

    def test_a_changed_bit_in_a_png_is_found(self):
        content = bytearray(make_noise("PNG").getvalue())
        content[len(content) // 2] ^= 1
        with self.assertRaisesRegex(ScanRefusedError, "damaged"):
            self.cut(bytes(content))

    def test_a_header_without_pixels_is_refused(self):
        with self.assertRaisesRegex(ScanRefusedError, "damaged"):
            self.cut(make_png(9_000, 9_000).getvalue())
