"""Two documents, or two revisions, beside each other on a page."""

from __future__ import annotations

from unittest import mock

from django.test import TestCase
from lxml import html

from letters.alignment.collation import collate
from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus, FormerIdentifier
from letters.tests.factories import LETTER, load_collection, make_document

DRAFT = "/documents/reagan-andropov-1983-draft/"
OTHER = LETTER.replace("some understanding", "much understanding").replace(
    "October 25", "October 27"
)
COMPARED = "/documents/khrushchev-kennedy-1962/compare/other/"
REVISIONS = "/documents/khrushchev-kennedy-1962/revisions/1/compare/2/"


def page_of(response):
    return html.fromstring(response.content)


class ComparedCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.first = make_document()
        cls.second = make_document("other", OTHER)

    def texts(self, path, **query):
        page = page_of(self.client.get(COMPARED, query))
        return [one.text_content() for one in page.xpath(path)]


class DocumentComparisonTests(ComparedCase):
    def test_it_says_in_a_sentence_what_changed(self):
        response = self.client.get(COMPARED)
        self.assertContains(response, "2 changes: 1 of wording, 1 of a number or date.")

    def test_each_side_has_its_words_and_both_are_in_one_row(self):
        page = page_of(self.client.get(COMPARED))
        rows = page.xpath("//div[@class='collation__row']")
        row = next(row for row in rows if row.xpath(".//del"))
        sides = [one.text_content() for one in row.xpath("./div")]
        self.assertIn("some", sides[0])
        self.assertIn("much", sides[1])
        self.assertNotIn("much", sides[0])

    def test_as_one_text_each_paragraph_stands_once(self):
        cells = self.texts("//div[@class='collation__cell']", **{"as": "one"})
        whole = " ".join(cells)
        self.assertEqual(whole.count("situation"), 1)
        self.assertIn("[left out: some", whole)
        self.assertIn("[added: much", whole)

    def test_each_change_has_an_address_and_leads_to_the_next(self):
        page = page_of(self.client.get(COMPARED))
        places = page.xpath("//*[starts-with(@id, 'c') and self::del]/@id")
        self.assertEqual(places, ["c1", "c2"])
        links = page.xpath("//a[@class='change-number']/@href")
        self.assertEqual(links, ["#c2"])
        listed = page.xpath("//ol[@class='comparison-changes__list']//a/@href")
        self.assertEqual(listed, ["#c1", "#c2"])

    def test_a_kind_that_is_left_out_is_marked_nowhere(self):
        marked = self.texts("//del[@id]", without="dates")
        self.assertEqual(len(marked), 1)
        self.assertIn("some", marked[0])

    def test_changed_paragraphs_alone_stand_for_the_others(self):
        response = self.client.get(COMPARED, {"only": "changes"})
        self.assertContains(response, "without a marked change")
        self.assertNotContains(response, "Dear Mr. President")

    def test_one_of_both_is_shown_alone(self):
        response = self.client.get(COMPARED, {"as": "second"})
        self.assertContains(response, "much")
        self.assertNotContains(response, "some</")

    def test_any_query_is_answered(self):
        for query in (
            "as=no",
            "without=x&without=dates",
            "with=marks",
            "only=%00",
            "c=9",
        ):
            with self.subTest(query):
                response = self.client.get(f"{COMPARED}?{query}")
                self.assertEqual(response.status_code, 200)

    def test_a_document_does_not_differ_from_itself(self):
        response = self.client.get(COMPARED.replace("other", self.first.identifier))
        self.assertContains(response, "one and the same text")
        self.assertNotContains(response, "<del")

    def test_who_may_not_see_both_sees_neither(self):
        for document in (self.first, self.second):
            with self.subTest(document.identifier):
                Document.objects.filter(pk=document.pk).update(
                    status=DocumentStatus.DRAFT
                )
                self.assertEqual(self.client.get(COMPARED).status_code, 404)
                Document.objects.update(status=DocumentStatus.PUBLISHED)

    def test_a_former_identifier_leads_there_still(self):
        FormerIdentifier.objects.create(identifier="old-one", document=self.second)
        response = self.client.get(COMPARED.replace("other", "old-one"))
        self.assertContains(response, "2 changes")

    def test_a_document_without_text_has_nothing_to_compare(self):
        Document.objects.create(
            identifier="described", title="Described", status=DocumentStatus.PUBLISHED
        )
        response = self.client.get(COMPARED.replace("other", "described"))
        self.assertContains(response, "nothing to compare")

    def test_texts_with_too_many_changes_are_not_listed(self):
        with mock.patch(f"{collate.__module__}.MOST_CHANGES", 1):
            response = self.client.get(COMPARED)
        self.assertContains(response, "differ in so many places")


class SeedComparisonTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()

    def test_other_letters_are_said_to_be_others(self):
        response = self.client.get(f"{DRAFT}compare/frus1981-88v04/d190/")
        self.assertContains(response, "The texts are mostly different")
        self.assertContains(response, "passages in common")
        # Two headings that differ as those of any two letters do are no changes.
        self.assertEqual(response.context["comparison"].listed, [])
        self.assertNotContains(response, "one by one")
        self.assertNotContains(response, "side by side")

    def test_the_letter_without_its_bracket_differs_in_one_passage(self):
        draft = Document.objects.get(identifier="reagan-andropov-1983-draft")
        passage = draft.conditionalpassages.get()
        start, end = passage.start, passage.end
        without = (draft.text[:start] + draft.text[end:]).replace("\u2028", " ")
        sent = make_document("sent", "\n\n".join(without.split("\n")))
        response = self.client.get(f"{DRAFT}compare/{sent.identifier}/")
        comparison = response.context["comparison"]
        kinds = [one.kind for one in comparison.changes if one.kind != "heading"]
        self.assertEqual(kinds.count("conditional"), 1)
        self.assertContains(response, "Outcome")


class RevisionComparisonTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()
        tei = cls.document.transcription.tei
        tei = tei.replace("some understanding", "much understanding")
        save_document(cls.document, tei.replace("Document 11", "Document 12"), Edit())

    def test_text_and_notes_are_compared(self):
        response = self.client.get(REVISIONS)
        self.assertContains(response, "1 change: of wording.")
        self.assertContains(response, "In the notes: 1 change")

    def test_the_other_way_round_it_is_the_opposite(self):
        response = self.client.get(REVISIONS.replace("1/compare/2", "2/compare/1"))
        change = response.context["comparison"].changes[0]
        self.assertEqual((change.old, change.new), ("much", "some"))

    def test_a_revision_that_readers_do_not_see_is_not_found(self):
        self.document.revisions.filter(number=1).update(was_published=False)
        self.assertEqual(self.client.get(REVISIONS).status_code, 404)
        self.assertEqual(self.client.get(REVISIONS.replace("2", "9")).status_code, 404)
