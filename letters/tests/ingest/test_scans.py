"""A scan is recorded: the file as a master, its facts as a row, its name cleaned."""

import tempfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from django.test import TestCase

from letters.facsimile import ScanRefusedError
from letters.ingest.scans import (
    clean_name,
    other_pages_with,
    store_file,
)
from letters.models import PageImage
from letters.tests.facsimile.drawn_scans import many_pages
from letters.tests.facsimile.scans import make_scan
from letters.tests.factories import make_document
from letters.tests.scan_records import record_scan


class RecordingTests(TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.masters = Path(folder.name) / "masters"
        self.document = make_document()

    def record(self, file, page="1"):
        image = PageImage(document=self.document, page_key=page)
        return record_scan(image, file, "Scan 1.JPG", self.masters)

    def test_it_says_what_the_file_is(self):
        content = make_scan(size=(60, 80)).read()

        image = self.record(make_scan(size=(60, 80)))

        stored = PageImage.objects.get()
        self.assertEqual(stored, image)
        self.assertEqual(stored.sha256, sha256(content).hexdigest())
        self.assertEqual((stored.width, stored.height), (60, 80))
        self.assertEqual((stored.media_type, stored.size), ("image/jpeg", len(content)))
        self.assertEqual(stored.original_name, "Scan 1.JPG")

    def test_a_refused_file_leaves_neither_row_nor_master(self):
        with self.assertRaises(ScanRefusedError):
            self.record(BytesIO(b"no scan"))

        self.assertFalse(PageImage.objects.exists())
        self.assertFalse(self.masters.exists())

    def test_a_page_of_a_file_of_many_names_the_file_and_its_place_in_it(self):
        content = many_pages(3)
        stored = store_file(BytesIO(content), "film.tif", self.masters)
        image = PageImage(document=self.document, page_key="2")

        stored.record(image, 2)

        self.assertEqual(image.sha256, sha256(content).hexdigest())
        self.assertEqual((image.frame, image.original_name), (2, "film.tif"))
        self.assertEqual(image.scan_name, f"{image.sha256}.2")
        self.assertEqual(other_pages_with(image), [])

    def test_one_file_may_show_two_pages(self):
        first, second = self.record(make_scan()), self.record(make_scan(), "2")

        self.assertEqual(other_pages_with(second), [first])
        self.assertEqual(len([p for p in self.masters.rglob("*") if p.is_file()]), 1)


class ScanNameTests(TestCase):
    def test_a_name_is_shown_without_folders_and_invisible_characters(self):
        for name, expected in (
            ("../../etc/x.jpg", "x.jpg"),
            ("C:\\scans\\x.jpg", "x.jpg"),
            ("x.jpg\nSet-Cookie: a", "x.jpgSet-Cookie: a"),
            ("\u202egpj.exe", "gpj.exe"),
            ("a\x00.jpg", "a.jpg"),
            ("Föhn 1.tif", "Föhn 1.tif"),
            ("", ""),
        ):
            with self.subTest(name):
                self.assertEqual(clean_name(name), expected)

    def test_a_long_name_keeps_its_ending(self):
        name = clean_name("x" * 300 + ".tiff")
        self.assertEqual(len(name), 255)
        self.assertTrue(name.endswith(".tiff"))
