"""A part that has left the text still answers, with the last revision that had it."""

from django.test import TestCase

from letters.ingest.saving import Edit, save_document
from letters.models import DocumentStatus, RetiredKey
from letters.tests.factories import make_archivist, make_document, make_tei

ADDRESS = "/documents/letter/"
FULL = (
    "Alpha beta gamma.[^1]\n\nGone [SECRET]{.stamp} paragraph.\n\n"
    "[^1]: See footnote 2.\n\n[^2]: Other."
)
SHORT = "Delta epsilon zeta."


class RetiredPartTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document("letter", FULL)
        save_document(cls.document, make_tei(SHORT), Edit())

    def lead(self, part):
        return self.client.get(ADDRESS + part)

    def test_every_kind_of_part_leads_to_the_revision_that_had_it(self):
        for part, anchor in (
            ("segments/p2/", "p2"),
            ("marks/m1/", "m1"),
            ("notes/1/", "note-1"),
            ("references/x1/", "x1"),
        ):
            with self.subTest(part):
                response = self.lead(part)
                self.assertEqual(response.url, f"{ADDRESS}revisions/1/#{anchor}")

    def test_the_revision_has_the_place_that_the_address_names(self):
        revision = self.client.get(f"{ADDRESS}revisions/1/").content.decode()
        for anchor in ("p2", "m1", "note-1", "x1", "mark-1"):
            with self.subTest(anchor):
                self.assertIn(f'id="{anchor}"', revision)

    def test_a_key_of_one_kind_is_none_of_another(self):
        for part in ("marks/p2/", "segments/m1/", "notes/x1/", "references/1/"):
            with self.subTest(part):
                self.assertEqual(self.lead(part).status_code, 404)

    def test_a_part_without_a_revision_that_had_it_is_not_found(self):
        RetiredKey.objects.update(last_revision=0)
        self.assertEqual(self.lead("segments/p2/").status_code, 404)

    def test_a_passage_leads_to_the_last_public_revision_that_had_it(self):
        document = make_document("memo", "[If so.]{.conditional #offer}")
        save_document(document, make_tei(SHORT), Edit())
        address = "/documents/memo/passages/offer/"
        response = self.client.get(address)
        self.assertEqual(response.url, "/documents/memo/revisions/1/#offer")

        document.revisions.update(was_published=False)
        self.assertEqual(self.client.get(address).status_code, 404)

    def test_a_part_that_came_back_is_in_the_text_again(self):
        save_document(self.document, make_tei(FULL), Edit())
        self.assertContains(self.lead("notes/1/"), "Alpha beta gamma.")


class RevisionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document("letter", FULL)
        save_document(cls.document, make_tei(SHORT), Edit(reason="Typed again"))

    def test_the_latest_says_that_it_is_the_text_as_it_stands(self):
        response = self.client.get(f"{ADDRESS}revisions/2/")
        self.assertContains(response, "This is the text as it stands.")

    def test_a_revision_that_never_was_is_not_found(self):
        for number in (0, 3, 10**30):
            with self.subTest(number):
                response = self.client.get(f"{ADDRESS}revisions/{number}/")
                self.assertEqual(response.status_code, 404)

    def test_the_list_has_every_revision_newest_first_and_no_private_reason(self):
        page = self.client.get(f"{ADDRESS}revisions/").content.decode()
        self.assertLess(page.index("Revision 2"), page.index("Revision 1"))
        self.assertNotIn("Typed again", page)

    def test_archivists_see_revisions_that_never_were_public(self):
        draft = make_document("draft", FULL, status=DocumentStatus.DRAFT)
        draft.status = DocumentStatus.PUBLISHED
        save_document(draft, make_tei(FULL), Edit())
        address = "/documents/draft/revisions/1/"
        self.assertEqual(self.client.get(address).status_code, 404)
        self.client.force_login(make_archivist())
        self.assertEqual(self.client.get(address).status_code, 200)

    def test_its_notes_are_there_as_they_were(self):
        self.assertContains(self.client.get(f"{ADDRESS}revisions/1/"), "Other.")
