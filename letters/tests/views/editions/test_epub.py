"""An edition as an EPUB."""

import posixpath
import zipfile
from io import BytesIO
from urllib.parse import urldefrag

from django.test import TestCase
from lxml import etree

from letters.models import Document, DocumentStatus
from letters.tests.factories import make_document, make_section, make_volume

EPUB = "/editions/frus1961-63v06/epub/"
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


class EpubTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.volume = make_volume()
        cls.chapter = make_section(cls.volume, "ch1", title="Cuba & <others>")
        cls.make(1, "First line\\\nbroken.[^1]\n\n[^1]: See Document 2.")
        cls.make(
            2,
            "Page one [Page 2] and two.[^1]\n\n[^1]: See Document 3.",
            section=cls.chapter,
        )
        cls.make(3, "Not public.", status=DocumentStatus.DRAFT)

    @classmethod
    def make(cls, number, notation, **fields):
        return make_document(
            f"frus1961-63v06/d{number}",
            notation,
            edition=cls.volume,
            title=f"{number}. Letter <{number}>",
            position=number,
            number=str(number),
            **fields,
        )

    def book(self):
        response = self.client.get(EPUB)
        self.assertEqual(response["Content-Type"], "application/epub+zip")
        self.assertIn('filename="frus1961-63v06.epub"', response["Content-Disposition"])
        return zipfile.ZipFile(BytesIO(b"".join(response.streaming_content)))

    def read(self, name):
        return etree.fromstring(self.book().read(f"book/{name}"))

    def test_its_beginning_tells_what_it_is(self):
        first = self.book().infolist()[0]
        self.assertEqual(first.filename, "mimetype")
        self.assertEqual(first.compress_type, zipfile.ZIP_STORED)

    def test_a_summary_stands_before_the_notes_and_is_called_so(self):
        document = Document.objects.get(identifier="frus1961-63v06/d1")
        document.footnotes.create(
            key="2", number="2", kind="summary", position=9, html="Barley.", anchor=0
        )
        notes = self.read("d1.xhtml").findall(f".//{XHTML}aside")
        self.assertEqual(
            ["summary" in note.get("class") for note in notes], [True, False]
        )
        self.assertEqual(notes[0].find(f"{XHTML}a").text, "Summary")

    def test_the_same_book_is_the_same_file(self):
        first, second = self.client.get(EPUB), self.client.get(EPUB)
        self.assertEqual(first.getvalue(), second.getvalue())

    def test_every_file_is_listed_and_every_listed_is_there(self):
        package = self.read("package.opf")
        listed = {item.get("href") for item in package.iter(f"{OPF}item")}
        held = {posixpath.basename(name) for name in self.book().namelist()}
        self.assertEqual(held - listed, {"mimetype", "container.xml", "package.opf"})
        self.assertEqual(listed - held, set())

    def test_the_contents_are_those_of_the_volume_without_drafts(self):
        contents = self.read("contents.xhtml")
        toc = contents.find(f".//{XHTML}nav")
        words = [text for text in (t.strip() for t in toc.itertext()) if text]
        self.assertEqual(
            words,
            [
                "Contents",
                "1. Letter <1>, October 26, 1962",
                "Cuba & <others>",
                "2. Letter <2>, October 26, 1962",
            ],
        )
        self.assertNotIn("book/d3.xhtml", self.book().namelist())

    def test_pages_are_listed(self):
        contents = self.read("contents.xhtml")
        _, pages = contents.iter(f"{XHTML}nav")
        self.assertEqual(
            [(a.text, a.get("href")) for a in pages.iter(f"{XHTML}a")],
            [("2", "d2.xhtml#page-2")],
        )

    def test_links_lead_within_the_book_or_to_the_archive(self):
        links = {
            "".join(link.itertext()): link.get("href")
            for name in ("d1.xhtml", "d2.xhtml")
            for link in self.read(name).iter(f"{XHTML}a")
        }
        self.assertEqual(links["Document 2"], "d2.xhtml")
        # A draft is as if it were not there.
        self.assertTrue(links["Document 3"].startswith("http://testserver/documents/"))

    def test_every_link_within_leads_somewhere(self):
        book = self.book()
        pages = {
            name.removeprefix("book/"): etree.fromstring(book.read(name))
            for name in book.namelist()
            if name.endswith(".xhtml")
        }
        anchors = {
            (name, element.get("id"))
            for name, page in pages.items()
            for element in page.iter()
            if element.get("id")
        }
        for name, page in pages.items():
            for link in page.iter(f"{XHTML}a"):
                file, anchor = urldefrag(link.get("href"))
                with self.subTest(link.get("href"), page=name):
                    if not file.startswith("http"):
                        self.assertIn(file or name, pages)
                    if anchor and not file.startswith("http"):
                        self.assertIn((file or name, anchor), anchors)

    def test_notes_open_where_they_are_called_for(self):
        page = self.read("d1.xhtml")
        types = [element.get(TYPE) for element in page.iter() if element.get(TYPE)]
        self.assertEqual(types, ["noteref", "footnote"])

    def test_lines_are_broken_where_they_were(self):
        self.assertEqual(len(list(self.read("d1.xhtml").iter(f"{XHTML}br"))), 1)

    def test_it_reads_few_queries_however_long_it_is(self):
        for number in range(4, 20):
            self.make(number, "Words.[^1]\n\n[^1]: A note.")
        # The edition; when it changed; sections and documents for the contents; the
        # documents, their notes, and their references; and a place to make it in, which
        # is taken and freed.
        with self.assertNumQueries(9):
            self.client.get(EPUB)

    def test_a_volume_with_drafts_alone_has_none(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.assertEqual(self.client.get(EPUB).status_code, 404)
