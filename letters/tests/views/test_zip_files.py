"""ZIP files are made while they are sent."""

from io import BytesIO
from zipfile import ZipFile

from django.test import SimpleTestCase

from letters.views.zip_files import zip_chunks


class ZipFileTests(SimpleTestCase):
    def test_what_is_streamed_is_a_whole_zip_file(self):
        chunks = zip_chunks([("a/d1.xml", b"<TEI/>"), ("b.txt", "ä".encode())])
        archive = ZipFile(BytesIO(b"".join(chunks)))
        self.assertIsNone(archive.testzip())
        self.assertEqual(archive.namelist(), ["a/d1.xml", "b.txt"])
        self.assertEqual(archive.read("b.txt").decode(), "ä")

    def test_a_file_is_made_when_the_one_before_is_sent(self):
        made = []

        def files():
            for name in "ab":
                made.append(name)
                yield name, b"x" * 1000

        chunks = zip_chunks(files())
        self.assertTrue(next(chunks))
        self.assertEqual(made, ["a"])
