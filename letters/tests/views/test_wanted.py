"""What is referred to and not held: the list, the table, and who wants it."""

import csv
import io

from django.test import TestCase

from letters.models import CrossReference, Document, DocumentStatus, Edition
from letters.tests.factories import make_archivist, make_document, make_edition
from letters.views.wanted import COLUMNS

TWICE = "Text.[^1] [^2]\n\n[^1]: See Document 7.\n\n[^2]: See footnote 3, Document 7."
ONCE = "Text.[^1]\n\n[^1]: See Document 7."
OTHER = "Text.[^1]\n\n[^1]: See Document 8."
WANTED = "/wanted/frus1961-63v06/d7/"


class WantedCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        for number, notation in ((1, TWICE), (2, ONCE), (3, OTHER)):
            cls.make(number, notation)

    @classmethod
    def make(cls, number, notation="Text.", **fields):
        return make_document(
            f"frus1961-63v06/d{number}",
            notation,
            edition=cls.edition,
            title=f"Letter {number}",
            **fields,
        )

    def table(self):
        content = self.client.get("/wanted.csv").getvalue().decode()
        return list(csv.DictReader(io.StringIO(content)))

    def identifiers(self):
        return [row["identifier"] for row in self.table()]


class WantedListTests(WantedCase):
    def test_the_most_wanted_comes_first_with_its_counts(self):
        page = self.client.get("/wanted/").content.decode()
        self.assertLess(page.index(WANTED), page.index("/wanted/frus1961-63v06/d8/"))
        first = self.table()[0]
        self.assertEqual(first["identifier"], "frus1961-63v06/d7")
        self.assertEqual(
            (first["references"], first["referring documents"]), ("3", "2")
        )

    def test_those_of_a_volume_stand_in_the_order_of_their_numbers(self):
        for number, target in ((4, 9), (5, 10), (6, 100)):
            self.make(number, ONCE.replace("7", str(target)))
        numbers = [name.rpartition("/d")[2] for name in self.identifiers()]
        self.assertEqual(numbers, ["7", "8", "9", "10", "100"])

    def test_pages_and_volumes_are_wanted_too(self):
        reference = CrossReference.objects.filter(target_identifier__endswith="d8")
        for page, identifier in (
            ("45", "frus1961-63v05/pg_45"),
            ("", "frus1961-63v05"),
        ):
            reference.update(
                target_edition="frus1961-63v05",
                target_volume=None,
                target_identifier="",
                target_page=page,
            )
            reference = CrossReference.objects.filter(target_edition="frus1961-63v05")
            with self.subTest(identifier):
                self.assertIn(identifier, self.identifiers())
                detail = self.client.get(f"/wanted/{identifier}/")
                self.assertContains(detail, "Letter 3")
                address = f"historicaldocuments/{identifier}"
                self.assertContains(detail, address)

    def test_what_arrives_is_not_wanted_any_more(self):
        self.make(7)
        self.assertNotIn("frus1961-63v06/d7", self.identifiers())

    def test_a_note_that_a_held_document_lacks_is_wanted_by_its_own_name(self):
        self.make(7)
        self.assertIn("frus1961-63v06/d7fn3", self.identifiers())
        detail = self.client.get("/wanted/frus1961-63v06/d7fn3/")
        self.assertContains(
            detail, "Footnote 3, Document 7, Foreign Relations, 1961–1963, Volume VI"
        )

    def test_a_document_of_no_volume_is_wanted_by_its_identifier(self):
        make_document("moore", "As in [your letter]{see=doc:weber-hale-1971}.")
        (reference,) = CrossReference.objects.filter(document__identifier="moore")
        words = "“weber-hale-1971”, a document of no volume"
        self.assertEqual(reference.description, words)
        self.assertContains(self.client.get("/wanted/"), words)
        detail = self.client.get("/wanted/weber-hale-1971/")
        self.assertContains(detail, "/documents/moore/")
        make_document("weber-hale-1971", "Text.", status=DocumentStatus.DRAFT)
        self.assertIn("weber-hale-1971", self.identifiers())
        Document.objects.update(status=DocumentStatus.PUBLISHED)
        self.assertNotIn("weber-hale-1971", self.identifiers())
        response = self.client.get("/wanted/weber-hale-1971/")
        self.assertRedirects(response, "/documents/weber-hale-1971/")

    def test_what_is_hidden_is_wanted_by_those_who_may_not_see_it(self):
        self.make(7, status=DocumentStatus.DRAFT)
        self.assertIn("frus1961-63v06/d7", self.identifiers())
        self.client.force_login(make_archivist())
        self.assertNotIn("frus1961-63v06/d7", self.identifiers())

    def test_so_is_a_volume_whose_documents_are_all_drafts(self):
        hidden = Edition.objects.create(identifier="frus1961-63v05", title="Hidden")
        CrossReference.objects.filter(target_identifier__endswith="d8").update(
            target_edition="frus1961-63v05",
            target_identifier="",
            target_volume=hidden,
            state="resolved",
        )
        self.assertIn("frus1961-63v05", self.identifiers())
        make_document("frus1961-63v05/d1", edition=hidden)
        self.assertNotIn("frus1961-63v05", self.identifiers())

    def test_what_only_a_draft_refers_to_is_wanted_by_nobody(self):
        Document.objects.filter(title="Letter 3").update(status=DocumentStatus.DRAFT)
        self.assertEqual(self.identifiers(), ["frus1961-63v06/d7"])
        self.assertEqual(self.table()[0]["references"], "3")

    def test_what_no_identifier_names_is_not_listed(self):
        make_document("alone", ONCE)
        self.assertNotIn("", self.identifiers())

    def test_its_queries_do_not_grow_with_the_list(self):
        for number in range(10, 20):
            notation = f"Text.[^1]\n\n[^1]: See Document 1{number}."
            self.make(number, notation)
        # The page cache, all of them, what witnesses name, and conditions.
        with self.assertNumQueries(4):
            self.client.get("/wanted/")

    def test_an_archive_that_wants_nothing_says_so(self):
        CrossReference.objects.all().delete()
        response = self.client.get("/wanted/")
        self.assertContains(response, "No document refers to one that is not here")


class WantedTableTests(WantedCase):
    def test_it_is_streamed_under_a_row_of_headings(self):
        response = self.client.get("/wanted.csv")
        self.assertTrue(response.streaming)
        self.assertEqual(response["Content-Type"], "text/csv; charset=utf-8")
        self.assertEqual(tuple(self.table()[0]), COLUMNS)

    def test_no_cell_is_a_formula(self):
        reference = CrossReference.objects.filter(target_identifier__endswith="d8")
        for number, start in enumerate("=+-@\t\r"):
            reference.update(target_edition="x", target_identifier=f"{start}1+{number}")
            reference = CrossReference.objects.filter(target_edition="x")
            with self.subTest(start):
                cell = self.table()[-1]["identifier"]
                self.assertEqual(cell, f"'{start}1+{number}")


class WantedDetailTests(WantedCase):
    def test_it_names_who_refers_to_it_and_where(self):
        page = self.client.get(WANTED)
        self.assertContains(page, "2 documents refer to it")
        self.assertContains(page, 'href="/documents/frus1961-63v06/d1/#x2"')
        self.assertContains(page, 'href="/documents/frus1961-63v06/d2/#x1"')
        self.assertNotContains(page, "Letter 3")

    def test_a_draft_that_refers_to_it_is_not_named(self):
        Document.objects.filter(title="Letter 1").update(status=DocumentStatus.DRAFT)
        page = self.client.get(WANTED)
        self.assertContains(page, "1 document refers to it")
        self.assertNotContains(page, "Letter 1")

    def test_what_has_arrived_is_led_to(self):
        arrived = self.make(7)
        self.assertRedirects(self.client.get(WANTED), arrived.get_absolute_url())

    def test_what_nobody_wants_is_not_found(self):
        for identifier in ("frus1961-63v06/d99", "frus1961-63v99", "x", "a/b/c"):
            with self.subTest(identifier):
                response = self.client.get(f"/wanted/{identifier}/")
                self.assertEqual(response.status_code, 404)

    def test_its_queries_do_not_grow_with_the_documents(self):
        for number in range(10, 20):
            self.make(number, TWICE)
        # The page cache, whether there are any, the keys of a page, these documents with
        # their editions, and their references.
        with self.assertNumQueries(5):
            self.client.get(WANTED)
