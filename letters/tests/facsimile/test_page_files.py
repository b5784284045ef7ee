"""The files in a ZIP of scans, each as it came."""

import zipfile
from io import BytesIO
from unittest import TestCase

from letters.facsimile import ScanRefusedError, inspect_scan, split_files
from letters.tests.admin.transcriptions.sittings import (
    a_pdf,
    a_pdf_with_a_large_image,
    a_tiff,
    a_zip,
)
from letters.tests.facsimile.scans import make_scan
from letters.tests.ingest.extraction.word_papers import damaged_zips


def names_of(content, name="film.zip"):
    return [file.name for file in split_files(BytesIO(content), name)]


class PageFileTests(TestCase):
    def test_what_is_no_zip_comes_as_it_is(self):
        for name, content in (
            ("a.jpg", make_scan("JPEG").read()),
            ("film.tif", a_tiff(3)),
            ("film.pdf", a_pdf(2)),
        ):
            (file,) = split_files(BytesIO(content), name)
            with self.subTest(name):
                self.assertEqual((file.name, file.content.read()), (name, content))

    def test_files_in_a_zip_are_in_the_order_of_their_numbers(self):
        content = a_zip("p10.png", "p2.png", "p1.png")
        self.assertEqual(names_of(content), ["p1.png", "p2.png", "p10.png"])

    def test_a_file_in_a_zip_is_read_from_its_beginning(self):
        for file in split_files(BytesIO(a_zip("p1.png")), "film.zip"):
            self.assertEqual(inspect_scan(file.content).media_type, "image/png")

    def test_a_zip_that_cannot_be_unpacked_is_refused(self):
        broken = {"broken": b"PK\x03\x04broken"}
        zips = broken | damaged_zips("p1.png", bytes(range(256)))
        for wrong, content in zips.items():
            with self.subTest(wrong), self.assertRaisesRegex(ScanRefusedError, "ZIP"):
                names_of(content)

    def test_a_scan_that_was_filled_with_nothing_is_refused(self):
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("p1.png", make_scan("PNG").read() + bytes(11_000_000))
        with self.assertRaisesRegex(ScanRefusedError, "“p1.png” .* as no scan can be"):
            names_of(packed.getvalue())

    def test_a_pdf_with_a_page_that_is_too_large_names_it(self):
        content = a_pdf_with_a_large_image(1, 12_000)
        refused = (
            "Page 2 of the PDF has images of 144 megapixels; one page may have 120"
        )
        with self.assertRaisesRegex(ScanRefusedError, refused):
            inspect_scan(BytesIO(content))
