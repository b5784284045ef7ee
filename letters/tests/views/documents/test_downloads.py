"""A document as a file: whole, named, and of the type that it says."""

from django.contrib.auth.models import Group, User
from django.test import TestCase
from lxml import etree

from letters.ingest.deletion import delete_document
from letters.ingest.saving import Edit, save_document
from letters.ingest.transcriptions import Format, Intake, import_transcription
from letters.models import Document, DocumentStatus
from letters.tei.source import TEI_NAMESPACE
from letters.tests.factories import (
    make_archivist,
    make_document,
    make_edition,
)

ADDRESS = "/documents/frus1961-63v06/d12/"
TEI = '<div xmlns="http://www.tei-c.org/ns/1.0"><p><foo>Verse.</foo></p></div>'


class DownloadTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document(
            "frus1961-63v06/d12",
            "Ünë line\\\nbroken.[^1]\n\nSecond.\n\n[^1]: Note.",
            edition=make_edition(),
        )

    def get(self, name):
        return self.client.get(f"{ADDRESS}{name}/")

    def test_each_file_has_a_type_and_a_name_without_a_folder(self):
        name = "frus1961-63v06-d12"
        for download, media_type, extension in (
            ("tei", "application/xml", "xml"),
            ("text", "text/plain", "txt"),
            ("notation", "text/markdown", "md"),
        ):
            with self.subTest(download):
                headers = self.get(download).headers
                self.assertEqual(
                    headers["Content-Type"], f"{media_type}; charset=utf-8"
                )
                expected = f'attachment; filename="{name}.{extension}"'
                self.assertEqual(headers["Content-Disposition"], expected)

    def test_paragraphs_are_apart_and_broken_lines_are_not(self):
        text = self.get("text").content.decode()
        right = "Ünë line\nbroken.\n\nSecond.\n\nNotes\n\n[1] Note.\n"
        self.assertEqual(text, right)

    def test_the_tei_is_well_formed_and_says_its_encoding(self):
        content = self.get("tei").content
        self.assertTrue(content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>'))
        self.assertEqual(
            etree.fromstring(content).tag, "{http://www.tei-c.org/ns/1.0}TEI"
        )

    def test_a_text_that_notation_cannot_say_has_no_notation(self):
        save_document(self.document, TEI, Edit())
        self.assertEqual(self.get("notation").status_code, 404)
        self.assertEqual(self.get("tei").status_code, 200)

    def test_the_page_offers_no_notation_that_is_not_there(self):
        address = f"{ADDRESS}notation/"
        self.assertContains(self.client.get(ADDRESS), address)
        save_document(self.document, TEI, Edit())
        self.assertNotContains(self.client.get(ADDRESS), address)

    def test_a_whole_tei_file_has_one_declaration(self):
        declaration = '<?xml version="1.0"?>\n'
        save_document(self.document, declaration + TEI, Edit())
        content = self.get("tei").content
        self.assertEqual(content.count(b"<?xml"), 1)
        self.assertTrue(etree.fromstring(content) is not None)

    def test_a_whole_tei_file_without_a_declaration_comes_back_as_it_is(self):
        file = f'<TEI xmlns="{TEI_NAMESPACE}"><text><body>{TEI}</body></text></TEI>'
        save_document(self.document, file, Edit())
        self.assertEqual(self.get("tei").content.decode(), file)

    def test_only_reading_is_allowed(self):
        for name in ("tei", "text", "notation", "source"):
            with self.subTest(name):
                response = self.client.post(f"{ADDRESS}{name}/")
                self.assertEqual(response.status_code, 405)


class SourceTests(TestCase):
    CONTENT = "\ufeffDear Sir:\r\n\r\nText.  \r\n".encode()

    @classmethod
    def setUpTestData(cls):
        intake = Intake("Brief “1”.txt", cls.CONTENT, Format.RAW, ["letter"])
        (imported,) = import_transcription(intake, Edit())
        cls.document = imported.document

    def test_the_source_is_the_file_that_came_in_byte_for_byte(self):
        Document.objects.update(status=DocumentStatus.PUBLISHED)
        response = self.client.get("/documents/letter/source/")
        self.assertEqual(response.content, self.CONTENT)
        self.assertEqual(response.headers["Content-Type"], "text/plain; charset=utf-8")
        self.assertIn("filename*=utf-8''Brief%20", response["Content-Disposition"])

    def hand_in_again(self):
        """By a contributor, who may not know of the draft that there is."""
        carla = User.objects.create_user("carla", is_staff=True)
        carla.groups.add(Group.objects.get(name="contributor"))
        intake = Intake("Carla’s.txt", self.CONTENT, Format.RAW, ["another"])
        import_transcription(intake, Edit(editor=carla))
        another = Document.objects.get(identifier="another")
        self.assertEqual(another.source_file_id, self.document.source_file_id)
        return another

    def publish(self, identifier):
        documents = Document.objects.filter(identifier=identifier)
        documents.update(status=DocumentStatus.PUBLISHED)

    def test_who_hands_in_the_same_file_does_not_hide_it(self):
        self.hand_in_again()
        self.publish("letter")
        response = self.client.get("/documents/letter/source/")
        self.assertEqual(response.content, self.CONTENT)
        self.assertEqual(self.client.get("/documents/another/source/").status_code, 404)

    def test_no_name_is_told_that_somebody_else_may_have_given_it(self):
        self.hand_in_again()
        self.publish("another")
        response = self.client.get("/documents/another/source/")
        self.assertIn('filename="another.txt"', response["Content-Disposition"])

    def test_a_deleted_document_of_the_same_file_goes_on_hiding_it(self):
        Document.objects.update(status=DocumentStatus.PUBLISHED)
        file = self.document.source_file
        draft = make_document("draft", source_file=file, status=DocumentStatus.DRAFT)
        delete_document(draft, None)
        address = "/documents/letter/source/"
        self.assertEqual(self.client.get(address).status_code, 404)

    def test_the_source_of_a_draft_is_for_archivists_and_no_cache(self):
        address = "/documents/letter/source/"
        self.assertEqual(self.client.get(address).status_code, 404)
        self.client.force_login(make_archivist())
        response = self.client.get(address)
        self.assertEqual(response.content, self.CONTENT)
        self.assertIn("no-store", response["Cache-Control"])
