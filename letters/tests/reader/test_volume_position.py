"""Where a document stands in its volume, as its page shows it."""

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase

from letters.models import Document
from letters.reader.volume_position import VolumePosition
from letters.tests.factories import make_document, make_section, make_volume


class VolumePositionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_volume()
        cls.compilation = make_section(cls.edition, "comp1", title="Exchanges")
        cls.chapter = make_section(cls.edition, "ch1", parent=cls.compilation)
        # By their dates, and by their identifiers, they would stand otherwise.
        for number, date in ((9, "1961"), (10, "1962"), (11, "1960")):
            cls.document = make_document(
                f"frus1961-63v06/d{number}",
                "Text.",
                edition=cls.edition,
                section=cls.chapter,
                number=str(number),
                position=number,
                date_edtf=date,
                title=f"Letter {number}",
            )

    def position(self, number):
        document = Document.objects.get(identifier=f"frus1961-63v06/d{number}")
        visible = Document.objects.visible_to(AnonymousUser())
        return VolumePosition(document, visible)

    def test_the_documents_beside_it_are_those_of_the_volume(self):
        for number, before, after in ((9, None, 10), (10, 9, 11), (11, 10, None)):
            with self.subTest(number):
                position = self.position(number)
                self.assertEqual(position.previous, self.neighbour(before))
                self.assertEqual(position.next, self.neighbour(after))

    def neighbour(self, number):
        return number and Document.objects.get(number=number)

    def test_a_draft_is_passed_over(self):
        Document.objects.filter(number="10").update(status="draft")
        self.assertEqual(self.position(9).next, self.neighbour(11))
        self.assertEqual(self.position(11).previous, self.neighbour(9))

    def test_it_costs_a_query_for_the_way_and_one_for_the_neighbours(self):
        position = self.position(10)
        # The sections around it; the documents before and after it.
        with self.assertNumQueries(2):
            self.assertEqual(position.path, [self.compilation, self.chapter])
            before, after = position.previous, position.next
            self.assertEqual((before.number, after.number), ("9", "11"))
            self.assertEqual((before.title, after.title), ("Letter 9", "Letter 11"))

    def test_a_document_of_no_volume_stands_nowhere(self):
        document = make_document()
        position = VolumePosition(document, Document.objects.all())
        with self.assertNumQueries(0):
            self.assertEqual(
                (position.path, position.previous, position.next), ([], None, None)
            )

    def test_its_page_leads_to_all_of_them(self):
        page = self.client.get("/documents/frus1961-63v06/d10/")
        for address in (
            "/editions/frus1961-63v06/",
            "/editions/frus1961-63v06/sections/comp1/",
            "/editions/frus1961-63v06/sections/ch1/",
            "/documents/frus1961-63v06/d9/",
            "/documents/frus1961-63v06/d11/",
        ):
            with self.subTest(address):
                self.assertContains(page, f'href="{address}"')


class NumberTests(TestCase):
    def test_a_number_that_the_heading_does_not_print_stands_in_brackets(self):
        edition = make_volume()
        for title, heading, brackets in (
            ("462. Letter", "462. Letter", ""),
            ("No. 462 Letter", "No. 462\nLetter", ""),
            ("Letter", "462. Letter", ""),
            ("Letter", "Letter", "[462]"),
            ("4620. Letter", "Letter of 462 pages", "[462]"),
        ):
            Document.objects.all().delete()
            document = make_document(
                "frus1961-63v06/d462",
                f"::: heading\n{heading}\n:::\n\nText.",
                edition=edition,
                number="462",
                title=title,
            )
            with self.subTest(title=title, heading=heading):
                self.assertEqual(document.number_in_brackets, brackets)
                page = self.client.get(document.get_absolute_url())
                self.assertEqual("[462]" in page.content.decode(), bool(brackets))
