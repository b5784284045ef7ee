"""Files of many pages, parted into scans of one page."""

import zipfile
from io import BytesIO
from unittest import TestCase

from PIL import Image

from letters.facsimile import ScanRefusedError, inspect_scan, split_pages
from letters.tests.admin.transcriptions.sittings import (
    a_pdf,
    a_pdf_with_a_large_image,
    a_tiff,
    a_zip,
)
from letters.tests.facsimile.scans import make_scan
from letters.tests.ingest.extraction.word_papers import damaged_zips


def names_of(content, name="film.zip"):
    return [page.name for page in split_pages(BytesIO(content), name)]


class PageFileTests(TestCase):
    def test_one_scan_comes_as_it_is(self):
        for image_format in ("JPEG", "PNG", "TIFF"):
            content = make_scan(image_format).read()
            (page,) = split_pages(BytesIO(content), "a.scan")
            with self.subTest(image_format):
                self.assertEqual((page.name, page.content.read()), ("a.scan", content))

    def test_files_in_a_zip_are_in_the_order_of_their_numbers(self):
        content = a_zip("p10.png", "p2.png", "p1.png")
        self.assertEqual(names_of(content), ["p1.png", "p2.png", "p10.png"])

    def test_pages_of_a_tiff_keep_every_point(self):
        content = a_tiff(3)
        pages = list(split_pages(BytesIO(content), "film.tif"))

        self.assertEqual(
            [page.name for page in pages],
            ["film page 1.tif", "film page 2.tif", "film page 3.tif"],
        )
        for number, page in enumerate(pages):
            inspect_scan(page.content)
            with Image.open(page.content) as shown:
                self.assertEqual(shown.getpixel((5, 5)), 200 - number)

    def test_pages_of_a_pdf_are_drawn_in_grey_at_300_dots(self):
        shown = [
            (image.mode, image.width)
            for page in split_pages(BytesIO(a_pdf(2)), "film.pdf")
            for image in [Image.open(page.content)]
        ]
        # Pillow's PDF has 72 points to the inch, and a point of this image is one.
        self.assertEqual(shown, [("L", 355), ("L", 355)])

    def test_what_cannot_be_parted_is_refused_with_a_reason(self):
        for content, expected in (
            (b"PK\x03\x04broken", "no ZIP file"),
            (b"%PDF-1.7 broken", "damaged or locked"),
            (a_tiff(2)[:-20], "damaged"),
        ):
            with (
                self.subTest(content[:5]),
                self.assertRaisesRegex(ScanRefusedError, expected),
            ):
                for page in split_pages(BytesIO(content), "film"):
                    inspect_scan(page.content)

    def test_a_zip_that_cannot_be_unpacked_is_refused(self):
        for wrong, content in damaged_zips("p1.png", bytes(range(256))).items():
            with self.subTest(wrong), self.assertRaisesRegex(ScanRefusedError, "ZIP"):
                names_of(content)

    def test_a_scan_that_was_filled_with_nothing_is_refused(self):
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("p1.png", make_scan("PNG").read() + bytes(11_000_000))
        with self.assertRaisesRegex(ScanRefusedError, "“p1.png” .* as no scan can be"):
            names_of(packed.getvalue())

    def test_a_page_of_a_pdf_that_is_too_large_is_named_after_those_before_it(self):
        pages = split_pages(BytesIO(a_pdf_with_a_large_image(1, 12_000)), "film.pdf")
        self.assertEqual(next(pages).name, "film page 1.png")
        refused = (
            "Page 2 of the PDF has images of 144 megapixels; .* nor what follows it"
        )
        with self.assertRaisesRegex(ScanRefusedError, refused):
            next(pages)
