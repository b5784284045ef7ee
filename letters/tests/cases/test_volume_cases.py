"""Small volumes and letters beside the checkout, imported: what the archive holds is right."""

from __future__ import annotations

from django.test import TestCase

from letters.ingest.volumes.volume_import import import_volume
from letters.models import Agent, CrossReference, Document, DocumentStatus
from letters.search_indexes import DocumentIndex
from letters.tests.cases.given import CASES, make_case, tei_of
from letters.tests.corpus import needs
from letters.tests.search.documents import forget_index, search_for, update_index

TEI = CASES / "tei"
LABELS = TEI / "frus1981-88v99.xml"
POINTER = TEI / "pointer-without-note.xml"
PERSONS = TEI / "two-persons.xml"
GAP = TEI / "gap-extent.xml"
APART = (TEI / "t09-notes-at-the-end.xml", TEI / "t10-notes-in-standoff.xml")


@needs(LABELS, POINTER, PERSONS)
class VolumeCases(TestCase):
    @classmethod
    def setUpTestData(cls):
        for file in (LABELS, POINTER, PERSONS):
            import_volume(
                file.read_bytes(), file.name, DocumentStatus.PUBLISHED, lambda _: None
            )

    def test_attachment_is_a_label_and_no_footnote(self):
        document = Document.objects.get(identifier="frus1981-88v99/d1")
        numbers = list(document.footnotes.values_list("number", flat=True))
        self.assertEqual(numbers, ["1", "2", "3"])
        self.assertIn("Attachment", document.text.splitlines())
        page = self.client.get(document.get_absolute_url()).content.decode()
        self.assertEqual(page.count(">Attachment<"), 1)

    def test_a_reference_to_a_note_that_is_not_there_is_wanted_and_says_so(self):
        reference = CrossReference.objects.get(
            document__edition__identifier=POINTER.stem
        )
        self.assertEqual(reference.state, "wanted")
        page = self.client.get(reference.document.get_absolute_url())
        self.assertContains(page, "This note is not in the document")

    def test_a_name_of_two_persons_is_found_by_both_and_listed_with_both(self):
        update_index()
        self.addCleanup(forget_index)
        for name in ("Lyndon", "Alexis"):
            with self.subTest(name):
                self.assertEqual(search_for(f"from:{name}"), [f"{PERSONS.stem}/d1"])
                person = Agent.objects.get(authorized_name=f"Example, {name}")
                page = self.client.get(person.get_absolute_url())
                self.assertContains(page, f"/documents/{PERSONS.stem}/d1/")


@needs(GAP)
class GapCases(TestCase):
    def test_a_gap_without_a_description_is_a_mark_that_searches_find(self):
        document = make_case("gap", tei_of(GAP))
        mark = document.marks.get()
        self.assertEqual((mark.text, mark.reason), ("[3 words illegible]", "illegible"))
        self.assertIn("withheld", DocumentIndex().prepare_feature(document))
        page = self.client.get(document.get_absolute_url())
        self.assertContains(page, f'id="{mark.key}"')


@needs(*APART)
class NotesApartCases(TestCase):
    def test_the_file_is_given_back_byte_for_byte(self):
        for file in APART:
            with self.subTest(file.name):
                document = make_case(file.stem, file.read_text("utf-8"))
                response = self.client.get(f"{document.get_absolute_url()}tei/")
                self.assertEqual(response.content, file.read_bytes())
