"""An original and its translation side by side, for readers."""

from django.test import TestCase
from lxml import html

from letters.models import Document, DocumentRelation, DocumentStatus
from letters.tests.alignment.translation.russian_letter import ENGLISH, ROWS, RUSSIAN
from letters.tests.factories import make_document
from letters.tests.russian_letters import (
    ORIGINAL,
    SIDE_BY_SIDE,
    TRANSLATION,
    make_translated_letter,
)


def page_of(response):
    return html.fromstring(response.content)


def cells_of(page, number):
    row = page.get_element_by_id(f"row-{number}")
    return row.xpath("div[contains(@class, 'collation__cell')]")


def words(element):
    return " ".join(
        " ".join(one.xpath("text()")).strip() for one in element.xpath("p")
    ).strip()


class TranslationPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.relation = make_translated_letter()

    def test_each_row_has_the_paragraphs_that_belong_together(self):
        page = page_of(self.client.get(SIDE_BY_SIDE))
        right = 0
        for number, (old, new) in enumerate(ROWS, 1):
            left, other = cells_of(page, number)
            right += words(left) == " ".join(RUSSIAN[at - 1] for at in old) and words(
                other
            ) == (" ".join(ENGLISH[at - 1] for at in new) or "nothing here")
        self.assertGreaterEqual(right, 0.9 * len(ROWS))

    def test_each_side_says_its_language_and_direction(self):
        page = page_of(self.client.get(SIDE_BY_SIDE))
        left, right = cells_of(page, 2)
        self.assertEqual(left.xpath("p/@lang") + left.xpath("p/@dir"), ["ru", "ltr"])
        self.assertEqual(right.xpath("p/@lang"), ["en"])

    def test_what_is_written_from_right_to_left_is_shown_so(self):
        Document.objects.filter(identifier=ORIGINAL).update(language="Persian")
        left, _ = cells_of(page_of(self.client.get(SIDE_BY_SIDE)), 2)
        self.assertEqual(left.xpath("p/@lang") + left.xpath("p/@dir"), ["fa", "rtl"])

    def test_a_language_that_is_not_known_is_not_guessed(self):
        Document.objects.filter(identifier=ORIGINAL).update(language="")
        left, _ = cells_of(page_of(self.client.get(SIDE_BY_SIDE)), 2)
        self.assertEqual((left.xpath("p/@lang"), left.xpath("p/@dir")), ([], ["auto"]))

    def test_the_other_way_round_the_sides_change_places(self):
        page = page_of(self.client.get(f"/documents/{TRANSLATION}/compare/{ORIGINAL}/"))
        left, right = cells_of(page, 4)
        self.assertIn("Berlin", words(left))
        self.assertIn("Берлине", words(right))
        labels = page.xpath("//dl[@class='compared-texts']//dt/text()")
        self.assertEqual(labels, ["Translation", "Original"])

    def test_it_says_what_is_proposed_and_what_is_confirmed(self):
        response = self.client.get(SIDE_BY_SIDE)
        self.assertContains(response, "No archivist has confirmed yet")
        self.assertContains(response, "</a> proposed", len(ROWS))
        first = {"original": ["p1"], "translation": ["p1"], "confirmed": True}
        DocumentRelation.objects.update(parallel_rows=[first])
        response = self.client.get(SIDE_BY_SIDE)
        self.assertContains(response, f"confirmed 1 of {len(ROWS)} rows")
        self.assertContains(response, "</a> proposed", len(ROWS) - 1)

    def test_one_text_can_be_shown_alone(self):
        response = self.client.get(SIDE_BY_SIDE, {"as": "second"})
        self.assertContains(response, "Dobrynin will convey")
        self.assertNotContains(response, "Добрынин")
        self.assertNotContains(response, "as one text")

    def test_no_word_is_marked_as_changed(self):
        for query in ({}, {"as": "one"}, {"only": "changes"}):
            with self.subTest(query):
                self.assertNotContains(self.client.get(SIDE_BY_SIDE, query), "<del")

    def test_a_part_of_a_translation_is_shown_alone_and_said_to_be_one(self):
        DocumentRelation.objects.update(first_segment="p2", last_segment="p4")
        response = self.client.get(SIDE_BY_SIDE)
        self.assertContains(response, "only the part is shown")
        self.assertNotContains(response, "Dobrynin")

    def test_rows_that_cannot_be_read_are_proposed_anew(self):
        for stored in (["x"], {"a": 1}, [{"original": 3}], [{"original": [1]}], None):
            DocumentRelation.objects.update(parallel_rows=stored or [])
            with self.subTest(stored):
                self.assertContains(self.client.get(SIDE_BY_SIDE), 'id="row-19"')

    def test_the_pages_of_both_lead_there(self):
        for identifier, address in (
            (ORIGINAL, SIDE_BY_SIDE),
            (TRANSLATION, f"/documents/{TRANSLATION}/compare/{ORIGINAL}/"),
        ):
            with self.subTest(identifier):
                page = self.client.get(f"/documents/{identifier}/")
                self.assertContains(page, f'href="{address}"')

    def test_one_paragraph_in_all_witnesses_has_its_translation(self):
        address = f"/documents/{ORIGINAL}/witnesses/"
        response = self.client.get(address, {"paragraph": "p6"})
        self.assertContains(response, "merely repeated the former objections")
        self.assertContains(response, "another language, not compared")
        self.assertNotContains(response, "nothing here")
        self.assertNotContains(response, "<del")
        response = self.client.get(address, {"paragraph": "p15"})
        self.assertContains(response, "nothing here")
        address = f"/documents/{TRANSLATION}/witnesses/"
        response = self.client.get(address, {"paragraph": "p5"})
        self.assertContains(response, "которая лишь повторяла")
        self.assertContains(response, 'lang="ru" dir="ltr"')

    def test_what_stands_above_the_letters_is_shown_above_the_rows(self):
        page = page_of(self.client.get(SIDE_BY_SIDE))
        self.assertEqual(len(page.xpath("//div[@class='collation__row']")), len(ROWS))
        self.relation.target = make_document()
        self.relation.save()
        address = f"/documents/khrushchev-kennedy-1962/compare/{TRANSLATION}/"
        page = page_of(self.client.get(address))
        first = page.xpath("//div[@class='collation__row']")[0]
        self.assertIsNone(first.get("id"))
        self.assertIn("Letter From Chairman Khrushchev", first.text_content())

    def test_who_may_not_see_both_sees_neither(self):
        Document.objects.filter(identifier=ORIGINAL).update(status=DocumentStatus.DRAFT)
        self.assertEqual(self.client.get(SIDE_BY_SIDE).status_code, 404)

    def test_without_the_relation_the_words_are_compared(self):
        make_document()
        other = f"/documents/{ORIGINAL}/compare/khrushchev-kennedy-1962/"
        self.assertContains(self.client.get(other), "Two texts compared")

    def test_texts_of_many_paragraphs_are_refused(self):
        text = "\n\n".join(f"Number {n}." for n in range(601))
        long = make_document("long", text)
        self.relation.target = long
        self.relation.save()
        response = self.client.get(f"/documents/{TRANSLATION}/compare/long/")
        self.assertContains(response, "too long")
