"""Scans that files carry along: PDF with facing pages, and EPUB."""

from io import BytesIO
from unittest import skipUnless
from zipfile import ZipFile

from django.test import TestCase
from lxml import etree
from pypdf import PdfReader

from letters.exports.pdf import PdfUnavailableError, write_pdf
from letters.models import Document, PageImage
from letters.tests.factories import make_document, make_edition
from letters.tests.views.documents.test_images import make_scan, scan_bytes


def has_pango():
    try:
        write_pdf("<p>a</p>", "", lambda _name: None)
    except PdfUnavailableError:
        return False
    return True


def pictures_on(sheet):
    """How many are drawn on it: all sheets share the list of the pictures."""
    contents = sheet.get_contents()
    return 0 if contents is None else contents.get_data().count(b" Do")


@skipUnless(has_pango(), "This machine lacks Pango, which sets PDF.")
class FacingPagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()
        make_scan(cls.document, "1", description="typed")
        make_scan(cls.document, "2", content=scan_bytes((300, 900)))

    def sheets(self, query):
        response = self.client.get(f"{self.document.get_absolute_url()}pdf/{query}")
        self.assertEqual(response["Content-Type"], "application/pdf")
        return PdfReader(BytesIO(response.content)).pages

    def test_each_scan_is_on_the_left_of_the_text_of_its_page(self):
        sheets = self.sheets("?scans=facing")
        with_scan = [n for n, sheet in enumerate(sheets, 1) if pictures_on(sheet)]
        self.assertEqual(len(with_scan), 2)
        for number, words in zip(
            with_scan, ("I have received", "situation."), strict=True
        ):
            # A left page has an even number; the text faces it.
            self.assertEqual(number % 2, 0)
            self.assertIn(words, sheets[number].extract_text())

    def test_without_being_asked_for_none_is_in_it(self):
        sheets = self.sheets("")
        self.assertFalse(any(map(pictures_on, sheets)))
        self.assertEqual(len(self.sheets("?scans=nonsense")), len(sheets))

    def test_a_scan_that_is_gone_leaves_the_text(self):
        PageImage.objects.filter(page_key="1").update(sha256="0" * 64)
        sheets = self.sheets("?scans=facing")
        self.assertEqual(sum(map(pictures_on, sheets)), 1)
        self.assertIn("I have received", "".join(s.extract_text() for s in sheets))

    def test_the_page_offers_it_only_where_there_are_scans(self):
        page = self.document.get_absolute_url()
        self.assertContains(self.client.get(page), "pdf/?scans=facing")
        PageImage.objects.all().delete()
        self.assertNotContains(self.client.get(page), "pdf/?scans=facing")


class BookWithScansTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        document = make_document("frus1961-63v06/d1", edition=cls.edition)
        hidden = make_document("frus1961-63v06/d2", edition=cls.edition)
        Document.objects.filter(pk=hidden.pk).update(status="draft")
        cls.scan = make_scan(document, "2", description="a “seal” & more")
        make_scan(hidden, "2", content=scan_bytes((300, 900)))

    def book(self, query=""):
        address = f"{self.edition.get_absolute_url()}epub/{query}"
        content = b"".join(self.client.get(address).streaming_content)
        return ZipFile(BytesIO(content))

    def test_scans_stand_after_the_text_of_what_is_public(self):
        book = self.book("?scans=yes")
        pictures = [name for name in book.namelist() if name.endswith(".jpg")]
        self.assertEqual(len(pictures), 1)
        chapter = etree.fromstring(book.read("book/d1.xhtml"))
        (image,) = chapter.iter("{*}img")
        self.assertEqual(f"book/{image.get('src')}", pictures[0])
        self.assertEqual(image.get("alt"), "Scan of page 2: a “seal” & more")
        self.assertTrue(book.read(pictures[0]).startswith(b"\xff\xd8"))
        package = book.read("book/package.opf").decode()
        self.assertIn(f'href="{image.get("src")}" media-type="image/jpeg"', package)

    def test_the_usual_book_has_none(self):
        self.assertFalse(any(n.endswith(".jpg") for n in self.book().namelist()))

    def test_the_volume_offers_it_only_where_there_are_scans(self):
        page = self.edition.get_absolute_url()
        self.assertContains(self.client.get(page), "epub/?scans=yes")
        PageImage.objects.all().delete()
        self.assertNotContains(self.client.get(page), "epub/?scans=yes")
