"""The PDF of a document: its pages on sheets of their own, its notes at their foot."""

from io import BytesIO
from unittest import mock

from django.db import connection
from django.test import TestCase
from pypdf import PdfReader

from letters.exports import pdf
from letters.ingest.deriving import derive_document
from letters.models import Document, DocumentStatus
from letters.models.locks import AdvisoryLock
from letters.tests.factories import load_collection, make_document
from letters.tests.russian_letters import ORIGINAL, make_translated_letter
from letters.views.documents import pdf as pdf_view

PRINTED = "/documents/frus1981-88v04/d190/pdf/"
DRAFT = "/documents/reagan-andropov-1983-draft/pdf/"

SUMMED_UP = """<div xmlns="http://www.tei-c.org/ns/1.0"><head>Barley<note n="1"
type="source">Source: A library.</note><note n="2" type="summary">It weighs barley.</note>
</head><p>Barley was weighed.</p></div>"""


def fonts_of(read):
    """The names of those in the file, without the letters that mark a subset."""
    fonts = (sheet["/Resources"]["/Font"].values() for sheet in read.pages)
    names = (font.get_object()["/BaseFont"] for sheet in fonts for font in sheet)
    return {name.partition("+")[2] for name in names}


class PdfTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()

    def read(self, address):
        response = self.client.get(address)
        self.assertEqual(response["Content-Type"], "application/pdf")
        return PdfReader(BytesIO(response.content))

    def sheets(self, address):
        texts = (sheet.extract_text() for sheet in self.read(address).pages)
        return [" ".join(text.split()) for text in texts]

    def test_each_page_is_a_sheet_with_its_notes_at_the_foot(self):
        sheets = self.sheets(PRINTED)
        self.assertEqual(len(sheets), 5)
        for number, (words, note) in enumerate(
            [
                ("Dear Mr. General Secretary", "Source: Reagan Library"),
                ("But it is not my purpose", ""),
                ("mentioned in your speech of March 2.", "See Document 187."),
                ("of consular review talks", "ICAO Council adopted"),
            ]
        ):
            with self.subTest(number):
                self.assertIn(words, sheets[number])
                self.assertIn(f"Page {679 + number}", sheets[number])
                self.assertLess(
                    sheets[number].index(words), sheets[number].find(note) or 1e9
                )
        self.assertIn("Revision 2.", sheets[4])
        self.assertIn("/documents/frus1981-88v04/d190/", sheets[4])

    def test_it_is_tagged_and_says_its_title_author_and_language(self):
        read = self.read(PRINTED)
        self.assertTrue(read.root_object["/MarkInfo"]["/Marked"])
        self.assertEqual(read.root_object["/Lang"], "en")
        self.assertTrue(read.metadata.title.startswith("Letter From President Reagan"))
        self.assertEqual(read.metadata.author, "Ronald Reagan")

    def test_it_uses_the_archives_own_typefaces(self):
        fonts = {
            name
            for address in (PRINTED, DRAFT)
            for name in fonts_of(self.read(address))
        }
        self.assertTrue(
            all(font.startswith(("Source", "Courier")) for font in fonts), fonts
        )

    def test_cyrillic_letters_have_a_typeface_of_the_archive(self):
        make_translated_letter()
        for form, face in (("printed", "SourceSerif4"), ("typescript", "IBMPlexMono")):
            with self.subTest(form):
                Document.objects.filter(identifier=ORIGINAL).update(appearance=form)
                faces = fonts_of(self.read(f"/documents/{ORIGINAL}/pdf/"))
                self.assertTrue(
                    any(face in name.replace("-", "") for name in faces), faces
                )
                own = ("Source", "Courier", "IBM")
                self.assertTrue(all(name.startswith(own) for name in faces), faces)

    def test_it_is_in_the_reading_that_was_asked_for(self):
        for query, is_there, words in (
            ("", True, ""),
            ("?passages=met", True, "if their condition was met"),
            ("?passages=not-met", False, "if their condition was not met"),
        ):
            with self.subTest(query):
                text = " ".join(self.sheets(f"{DRAFT}{query}"))
                self.assertEqual("personal emissary" in text, is_there)
                self.assertIn(words, text)

    def test_layers_can_be_left_out(self):
        self.assertIn("SECRET/SENSITIVE", " ".join(self.sheets(DRAFT)))
        text = " ".join(self.sheets(f"{DRAFT}?hide=struck"))
        self.assertNotIn("SECRET/SENSITIVE", text)
        self.assertIn("Left out here: struck words.", text)

    def test_a_text_without_pages_runs_on(self):
        make_document("short", "Only words.[^1]\n\n[^1]: And a note.")
        (sheet,) = self.sheets("/documents/short/pdf/")
        self.assertIn("Only words.", sheet)
        self.assertIn("And a note.", sheet)

    def test_a_summary_stands_apart_from_the_notes(self):
        document = make_document("summed-up", title="Barley")
        derive_document(document, SUMMED_UP)
        text = " ".join(self.sheets("/documents/summed-up/pdf/"))
        self.assertIn("Barley was weighed. Summary It weighs barley.", text)
        self.assertEqual(text.count("It weighs barley."), 1)
        hidden = " ".join(self.sheets("/documents/summed-up/pdf/?hide=notes"))
        self.assertNotIn("It weighs barley.", hidden)

    def test_a_draft_has_none(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.assertEqual(self.client.get(PRINTED).status_code, 404)

    def test_what_is_too_long_is_refused_at_once(self):
        with mock.patch.object(pdf_view, "LONGEST", 1_000):
            response = self.client.get(PRINTED)
        self.assertContains(response, "too long for a PDF", status_code=503)

    def test_only_so_many_are_made_at_once_by_all_processes(self):
        other = connection.copy()
        self.addCleanup(other.close)
        with other.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_lock(%s, 0)", [AdvisoryLock.FILE_BEING_MADE]
            )
        with self.settings(LETTERS_FILES_AT_ONCE=1):
            volume = "/editions/frus1981-88v04/"
            for address in (PRINTED, f"{volume}epub/", f"{volume}tei/"):
                with self.subTest(address):
                    refused = self.client.get(address)
                    self.assertContains(refused, "try again", status_code=503)
                    self.assertEqual(refused["Retry-After"], "10")
        with self.settings(LETTERS_FILES_AT_ONCE=2):
            self.assertEqual(self.client.get(PRINTED).status_code, 200)

    def test_its_place_is_free_again_afterwards(self):
        with self.settings(LETTERS_FILES_AT_ONCE=1):
            with (
                mock.patch.object(pdf_view, "write_pdf", side_effect=ValueError),
                self.assertRaises(ValueError),
            ):
                self.client.get(PRINTED)
            self.assertEqual(self.client.get(PRINTED).status_code, 200)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks JOIN pg_database "
                "ON pg_database.oid = database AND datname = current_database() "
                "WHERE locktype = 'advisory' AND classid = %s",
                [AdvisoryLock.FILE_BEING_MADE],
            )
            self.assertEqual(cursor.fetchone(), (0,))

    def test_where_no_type_can_be_set_it_says_so(self):
        missing = mock.patch.object(pdf, "import_module", side_effect=OSError("pango"))
        pdf._weasyprint.cache_clear()
        with missing:
            response = self.client.get(PRINTED)
        self.assertContains(response, "lacks the library Pango", status_code=503)

    def test_nothing_is_fetched_from_elsewhere(self):
        html = '<html lang="en"><title>t</title><p>a<img src="http://127.0.0.1:1/x">'
        with mock.patch("socket.socket.connect", side_effect=AssertionError):
            pdf.write_pdf(html, '@import "http://127.0.0.1:1/y.css";', lambda _: None)
