"""What is held: by volume, by year, and outside of volumes."""

from django.test import TestCase

from letters.models import Document, DocumentStatus
from letters.tests.factories import make_archivist, make_document, make_edition


class CoverageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        held, hidden = make_edition("frus-a"), make_edition("frus-b")
        for number, date in enumerate(("1961-02-03", "1963-05", "", "1970-01-01")):
            identifier = f"frus-a/d{number}"
            make_document(identifier, "Text.", edition=held, date_edtf=date)
        draft = Document.objects.filter(identifier="frus-a/d3")
        draft.update(status=DocumentStatus.DRAFT)
        make_document("frus-b/d1", "Text.", edition=hidden, status=DocumentStatus.DRAFT)
        make_document("paper", "Text.", date_edtf="1983")

    def test_volumes_have_their_years_and_how_many_documents_are_public(self):
        # The page cache, the counts, the volumes, the papers, and the years.
        with self.assertNumQueries(5):
            response = self.client.get("/coverage/")
        volumes = response.context["coverage"].volumes
        told = [(one.edition.identifier, one.printed, one.years) for one in volumes]
        self.assertEqual(told, [("frus-a", 3, "1961–1963")])
        self.assertContains(response, "1 document from papers, not from an edition.")
        self.assertContains(response, "/chronology/#decade-1980")
        self.assertNotContains(response, "1970")

    def test_archivists_see_what_is_not_public(self):
        self.client.force_login(make_archivist())
        volumes = self.client.get("/coverage/").context["coverage"].volumes
        told = [(one.edition.identifier, one.printed) for one in volumes]
        self.assertEqual(told, [("frus-a", 4), ("frus-b", 1)])

    def test_an_archive_without_documents_says_so(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.assertContains(self.client.get("/coverage/"), "Nothing is published yet.")
