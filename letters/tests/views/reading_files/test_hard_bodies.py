"""Bodies that try the writers of files: a class gets its handout whatever is in them."""

from __future__ import annotations

import zipfile
from io import BytesIO

from django.test import TestCase
from lxml import etree

from letters.models import Reading
from letters.tests.factories import annotate, make_document, make_reading

BODIES = (
    "one\n\n---\n\ntwo\n***",
    "line  \nline\nline",
    "*a " * 1_000 + "a* " * 1_000,
    "**a " * 800 + "a** " * 800,
    "> " * 9 + "1. - *_~~" * 9 + "a",
)


class HardBodyTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.reading = make_reading(make_document(), tasks=BODIES[0])
        item = cls.reading.items.get()
        for body in BODIES:
            annotate(item, "some understanding", body=body)
        Reading.objects.update(introduction=BODIES[2])
        cls.address = f"/readings/{cls.reading.slug}/handout/"

    def test_they_make_a_book_whose_chapters_are_xml(self):
        response = self.client.get(f"{self.address}epub/")
        content = getattr(response, "content", b"") or response.getvalue()
        book = zipfile.ZipFile(BytesIO(content))
        chapters = [name for name in book.namelist() if name.endswith(".xhtml")]
        self.assertGreater(len(chapters), 1)
        for name in chapters:
            with self.subTest(name):
                etree.fromstring(book.read(name))

    def test_they_are_printed(self):
        response = self.client.get(f"{self.address}pdf/")
        self.assertEqual(200, response.status_code)
