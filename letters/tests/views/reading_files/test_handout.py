"""The handout of a reading, as a page, a PDF and an EPUB."""

from __future__ import annotations

import posixpath
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import urldefrag

from django.db import connection
from django.http import QueryDict
from django.test import Client, SimpleTestCase, TestCase
from django.test.utils import CaptureQueriesContext
from lxml import etree, html
from PIL import Image
from pypdf import PdfReader

from letters.exports.pdf import write_pdf
from letters.ingest.media_folders import masters_folder
from letters.models import Annotation, Document, PageImage, Reading
from letters.reader.handout import HandoutText
from letters.reader.readings import reading_entries
from letters.rendering.lifted_notes import lift_notes
from letters.tests.facsimile.scans import make_scan
from letters.tests.factories import annotate, make_document, make_reading
from letters.tests.scan_records import record_scan
from letters.tests.views.reading_files.class_reading import (
    DRAFT,
    LETTER,
    make_class_reading,
)
from letters.views.reading_files import handout
from letters.views.reading_files.handout import canonical_paper

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
TYPE = "{http://www.idpf.org/2007/ops}type"


class HandoutCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.reading = make_class_reading()
        cls.address = f"/readings/{cls.reading.slug}/handout/"


class PageTests(HandoutCase):
    def page(self) -> Any:
        response = self.client.get(self.address)
        self.assertEqual(200, response.status_code)
        return html.fromstring(response.content)

    def words_of(self, element: Any) -> str:
        return " ".join(element.text_content().split())

    def test_every_fifth_line_has_its_number(self):
        for section in self.page().find_class("handout-text"):
            numbers = [int(n.text) for n in section.find_class("line-number")]
            self.assertEqual([*range(5, 5 * len(numbers) + 1, 5)], numbers)

    def test_an_annotation_stands_at_the_foot_of_its_page(self):
        page = self.page()
        [note] = page.xpath('//*[@id="t2-annotation-1"]')
        sheet = note.xpath('ancestor::*[@class="handout-sheet"]')[0]
        self.assertIn("for two years", self.words_of(sheet))
        self.assertIn("Since November 1981.", self.words_of(note))

    def test_it_names_the_line_of_its_words(self):
        page = self.page()
        [note] = page.xpath('//*[@id="t3-annotation-2"]')
        line = int(re.search(r"line (\d+)", self.words_of(note))[1])
        sheets = page.find_class("handout-text")[2].find_class("letter")
        text = " ".join(sheet.text_content() for sheet in sheets)
        before = text[: text.index("hotline")]
        last_number = [n for n in range(5, line + 1, 5) if str(n) in before][-1]
        self.assertIn(line - last_number, range(5))

    def test_questions_have_room_for_answers(self):
        questions = {
            question.get("id"): question
            for question in self.page().find_class("handout-question")
        }
        self.assertTrue(questions["t2-annotation-3"].find_class("handout__room"))
        boxes = questions["t3-annotation-3"].find_class("handout-question__box")
        self.assertEqual(3, len(boxes))

    def test_answers_are_not_in_it(self):
        Annotation.objects.filter(number=3, item__position=2).update(solution=[1])
        self.assertNotIn(
            "data-solution", self.client.get(self.address).content.decode()
        )

    def test_ids_are_there_once_and_links_within_lead_somewhere(self):
        page = self.page()
        ids = page.xpath("//@id")
        self.assertEqual(len(ids), len(set(ids)))
        calls = [link.get("href") for link in page.find_class("annotation-call")]
        self.assertEqual(set(), {call[1:] for call in calls} - set(ids))

    def test_the_teachers_first_view_is_printed(self):
        self.reading.items.filter(document__identifier=DRAFT).update(
            first_view="passages=not-met&hide=notes"
        )
        text = self.page().find_class("handout-text")[1]
        shown = text.xpath('.//*[contains(@class, "letter--not-met")]')
        self.assertTrue(shown)
        self.assertEqual("notes", text.get("data-hidden"))

    def leave_out_stamps(self) -> Any:
        """The draft of the letter without stamps, one of which is annotated."""
        item = self.reading.items.get(document__identifier=DRAFT)
        annotate(item, "REF ID: A66877", body="A filing number.", number=30)
        item.first_view = "hide=stamps"
        item.save()

    def test_lines_are_counted_without_what_is_left_out(self):
        self.leave_out_stamps()
        entry = reading_entries(self.reading)[1]
        documents = Document.objects.published().for_reading()
        text = HandoutText(entry, documents.get(identifier=DRAFT))
        first = text.shown.text[text.lines.starts[0] :]
        self.assertNotIn("REF ID", first[:40])
        self.assertNotIn("REF ID", "".join(sheet.html for sheet in text.sheets))

    def test_an_annotation_on_words_left_out_says_so_without_a_line(self):
        self.leave_out_stamps()
        [note] = self.page().xpath('//*[@id="t2-annotation-30"]')
        self.assertIn("Its words are left out here.", self.words_of(note))
        self.assertNotIn("line", self.words_of(note))

    def test_a_number_is_the_one_of_the_call(self):
        page = self.page()
        for call in page.find_class("annotation-call"):
            [note] = page.xpath("//*[@id=$id]", id=call.get("href")[1:])
            [number] = note.find_class("handout-note__number")
            self.assertEqual(f"[{call.text}]", number.text)

    def test_the_students_pages_have_a_line_for_a_name(self):
        for address in ("", "1/"):
            page = self.client.get(f"{self.reading.get_absolute_url()}{address}")
            with self.subTest(address):
                self.assertContains(page, '<p class="reading-name">', count=1)

    def test_a_withdrawn_text_is_not_in_it(self):
        Document.objects.filter(identifier=LETTER).update(status="draft")
        page = self.client.get(self.address)
        self.assertNotContains(page, "hotline")
        self.assertNotContains(page, "Chernenko")
        self.assertContains(page, "no longer shown")

    def test_its_queries_do_not_grow_with_annotations(self):
        with CaptureQueriesContext(connection) as before:
            self.client.get(self.address)
        item = self.reading.items.get(document__identifier=LETTER)
        for number in range(20, 40):
            annotate(item, "hotline", number=number)
        with self.assertNumQueries(len(before)):
            self.client.get(self.address)

    def test_an_unlisted_one_is_named_to_nobody(self):
        response = self.client.get(self.address)
        self.assertEqual("noindex", response["X-Robots-Tag"])
        self.assertEqual("no-referrer", response["Referrer-Policy"])


class PrivacyTests(HandoutCase):
    def addresses(self) -> list[str]:
        return [self.address, f"{self.address}pdf/", f"{self.address}epub/"]

    def test_a_draft_has_none_and_a_closed_one_is_gone(self):
        for visibility, status in (("draft", 404), ("closed", 410)):
            Reading.objects.filter(pk=self.reading.pk).update(visibility=visibility)
            for address in self.addresses():
                with self.subTest(address, visibility=visibility):
                    self.assertEqual(status, self.client.get(address).status_code)


class StruckNoteTests(SimpleTestCase):
    """A note at the foot is not drawn as the words round its mark are."""

    STYLE = ".footnote { float: footnote; text-decoration: none }"

    def strokes(self, html: str) -> int:
        content = write_pdf(
            f'<html lang="en">{html}</html>', self.STYLE, lambda _: None
        )
        [page] = PdfReader(BytesIO(content)).pages
        return len(re.findall(rb"\bS\b", page.get_contents().get_data()))

    def test_no_stroke_is_drawn_through_it(self):
        note = '<span class="footnote">A note.</span>'
        for name in ("del", "u"):
            html = f"<p><{name}>Struck{note}</{name}></p>"
            bare = self.strokes(f"<p><{name}>Struck</{name}></p>")
            with self.subTest(name):
                self.assertGreater(self.strokes(html), bare)
                self.assertEqual(bare, self.strokes(lift_notes(html)))


class PdfTests(HandoutCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        # It takes seconds.
        response = Client().get(f"{cls.address}pdf/")
        cls.headers, cls.content = dict(response.items()), response.content

    @property
    def pages(self) -> list[Any]:
        return list(self.read.pages)

    @property
    def read(self) -> PdfReader:
        return PdfReader(BytesIO(self.content))

    def test_an_unlisted_one_is_named_to_nobody(self):
        self.assertEqual("application/pdf", self.headers["Content-Type"])
        self.assertEqual("noindex", self.headers["X-Robots-Tag"])
        self.assertEqual("no-referrer", self.headers["Referrer-Policy"])

    def test_it_is_tagged_and_says_its_title_author_and_language(self):
        read = self.read
        self.assertTrue(read.root_object["/MarkInfo"]["/Marked"])
        self.assertEqual("en", read.root_object["/Lang"])
        self.assertEqual("One bracket, two letters", read.metadata.title)
        self.assertEqual("Ms. Rivera, history, grade 11", read.metadata.author)

    def test_annotations_stand_at_the_foot_of_their_page(self):
        sheets = [" ".join(page.extract_text().split()) for page in self.pages]
        [sheet] = [sheet for sheet in sheets if "Since November 1981." in sheet]
        self.assertIn("for two years", sheet)
        self.assertLess(sheet.index("for two years"), sheet.index("Since November"))

    def test_what_is_annotated_of_a_note_stands_in_it(self):
        text = " ".join(page.extract_text() for page in self.pages)
        self.assertIn("The meeting of March 2.", text)

    def test_pages_of_a_typescript_follow_each_other(self):
        texts = [page.extract_text() for page in self.pages]
        self.assertLess(len(texts), 11)

    def test_it_is_on_letter_unless_a4_is_asked_for(self):
        self.assertEqual(612, int(self.pages[0].mediabox.width))
        query = QueryDict("paper=a4&x=1")
        self.assertEqual("paper=a4", canonical_paper(query))
        self.assertEqual("", canonical_paper(QueryDict("paper=letter")))


class EpubTests(HandoutCase):
    def setUp(self) -> None:
        response = self.client.get(f"{self.address}epub/")
        self.assertEqual("application/epub+zip", response["Content-Type"])
        content = b"".join(response.streaming_content)
        self.book = zipfile.ZipFile(BytesIO(content))

    def read(self, name: str) -> Any:
        return etree.fromstring(self.book.read(f"book/{name}"))

    def test_every_file_is_listed_and_every_listed_is_there(self):
        package = self.read("package.opf")
        listed = {item.get("href") for item in package.iter(f"{OPF}item")}
        held = {posixpath.basename(name) for name in self.book.namelist()}
        self.assertEqual({"mimetype", "container.xml", "package.opf"}, held - listed)
        self.assertEqual(set(), listed - held)

    def test_annotations_are_footnotes_that_open_at_their_calls(self):
        chapter = self.read("text2.xhtml")
        [note] = chapter.xpath('//*[@id="annotation-1"]')
        self.assertEqual("footnote", note.get(TYPE))
        [call] = chapter.xpath('//*[@id="call-a-1"]')
        self.assertEqual("noteref", call.get(TYPE))
        self.assertEqual("#annotation-1", call.get("href"))

    def test_every_link_within_leads_somewhere(self):
        ids = {
            name: set(self.read(name).xpath("//@id"))
            for name in map(posixpath.basename, self.book.namelist())
            if name.endswith(".xhtml")
        }
        for name in ids:
            for link in self.read(name).iter(f"{XHTML}a"):
                file, fragment = urldefrag(link.get("href"))
                if "://" not in file and fragment:
                    with self.subTest(name, link=link.get("href")):
                        self.assertIn(fragment, ids[file or name])

    def words_of(self, element: Any) -> str:
        return " ".join("".join(element.itertext()).split())

    def test_a_comparison_has_both_passages_and_names_their_documents(self):
        [note] = self.read("text3.xhtml").xpath('//*[@id="annotation-5"]')
        cells = [self.words_of(cell) for cell in note.iter(f"{XHTML}td")]
        self.assertEqual(["both sides", "both sides"], cells)
        self.assertEqual(2, len(list(note.iter(f"{XHTML}th"))))

    def test_a_question_stands_below_the_notes_with_room_for_its_answer(self):
        chapter = self.read("text2.xhtml")
        [note] = chapter.xpath('//*[@id="annotation-3"]')
        [question] = chapter.xpath('//*[@id="question-annotation-3"]')
        self.assertIn("below the notes", self.words_of(note))
        order = list(chapter.iter())
        self.assertLess(order.index(note), order.index(question))
        self.assertTrue(question.xpath('.//*[@class="handout__room"]'))
        self.assertIn("Number the boxes", self.words_of(self.read("text3.xhtml")))

    def test_calls_are_parted_from_the_word_and_from_each_other(self):
        item = self.reading.items.get(document__identifier=DRAFT)
        annotate(item, "START agreement", number=31)
        self.setUp()
        words = "".join(self.read("text2.xhtml").itertext())
        self.assertRegex(words, r"START agreement\u202f\[\d+\]\u202f\[\d+\]")

    def test_covered_words_are_not_in_it(self):
        chapter = self.read("text2.xhtml")
        [control] = chapter.xpath('//*[contains(@class, "white-out-control")]')
        self.assertEqual("covered words", control.text)
        self.assertEqual([], chapter.xpath("//*[@hidden]"))

    def test_what_is_left_out_is_not_in_it(self):
        items = self.reading.items.filter(document__identifier=DRAFT)
        items.update(first_view="hide=stamps")
        before = self.words_of(self.read("text2.xhtml"))
        self.setUp()
        self.assertIn("REF ID", before)
        self.assertNotIn("REF ID", self.words_of(self.read("text2.xhtml")))

    def test_texts_stand_between_introduction_and_tasks(self):
        spine = [
            item.get("idref") for item in self.read("package.opf").iter(f"{OPF}itemref")
        ]
        self.assertEqual(["title", "contents", "c0", "c1", "c2", "c3", "c4"], spine)
        self.assertIn("Read the", "".join(self.read("introduction.xhtml").itertext()))


class RegionOfHandoutTests(TestCase):
    """A region of a scan has its picture in files that are carried away."""

    @classmethod
    def setUpTestData(cls):
        document = make_document("letter")
        image = PageImage(document=document, page_key="1")
        record_scan(image, make_scan(size=(400, 600)), "p1.jpg", masters_folder())
        reading = make_reading(document)
        annotation = annotate(reading.items.get(), kind="region", body="A stamp.")
        annotation.targets.create(
            document=document, image=image.sha256, x=100, y=200, width=80, height=40
        )
        cls.address = f"{reading.get_absolute_url()}handout/"

    def test_a_pdf_shows_the_region_with_what_is_round_it(self):
        content = self.client.get(f"{self.address}pdf/").content
        pages = PdfReader(BytesIO(content)).pages
        sizes = {image.image.size for page in pages for image in page.images}
        self.assertEqual({(120, 80)}, sizes)

    def test_an_epub_shows_it_too(self):
        response = self.client.get(f"{self.address}epub/")
        book = zipfile.ZipFile(BytesIO(b"".join(response.streaming_content)))
        chapter = etree.fromstring(book.read("book/text1.xhtml"))
        [picture] = chapter.iter(f"{XHTML}img")
        self.assertEqual("Part of the scan of page 1", picture.get("alt"))
        name = picture.get("src")
        with Image.open(BytesIO(book.read(f"book/{name}"))) as image:
            self.assertEqual((120, 80), image.size)
        package = etree.fromstring(book.read("book/package.opf"))
        listed = {item.get("href") for item in package.iter(f"{OPF}item")}
        self.assertIn(name, listed)

    def test_without_its_scan_the_rest_is_printed(self):
        with mock.patch.object(handout, "masters_folder", return_value=Path("gone")):
            content = self.client.get(f"{self.address}pdf/").content
        words = "".join(
            page.extract_text() for page in PdfReader(BytesIO(content)).pages
        )
        self.assertIn("A stamp.", words)
