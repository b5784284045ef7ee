"""The page "More ways to search": what is sent leads to a search, or comes back."""

from __future__ import annotations

from django.test import TestCase
from django.urls import reverse
from lxml import html

from letters.models import DocumentStatus
from letters.tests.factories import make_document, make_edition
from letters.tests.views.search.searches import ODD_PARAMETERS, ODD_QUERIES, words_of

PAGE = reverse("letters:search-more")
FIELDS = (
    *("words", "phrase", "near", "distance", "without", "sender", "recipient"),
    *("earliest", "latest", "edition", "document_kind", "marking", "also"),
)


class MoreWaysPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.volume = make_edition()
        make_document("letter", "Talks.", edition=cls.volume)

    def page_of(self, **parameters: object) -> html.HtmlElement:
        return html.fromstring(self.client.get(PAGE, parameters).content)

    def test_a_filled_form_leads_to_the_address_of_the_search(self):
        response = self.client.get(
            PAGE,
            {"words": "arms", "latest": "1962", "kind": "letter", "sort": "date"},
        )
        address = "/search/?q=arms+date%3A..1962&kind=letter&sort=date"
        self.assertRedirects(response, address, fetch_redirect_response=False)

    def test_what_was_chosen_can_be_kept_or_removed(self):
        page = self.page_of(q="arms", year="1962", has="withheld")

        labels = page.xpath("//label[input[@type='checkbox'][@checked]]")
        self.assertEqual(
            [words_of(label) for label in labels],
            ["Year: 1962", "Has: withheld or missing text"],
        )

    def test_it_says_what_of_the_search_was_not_understood(self):
        remarks = self.page_of(q="*on arms").xpath("//ul[@class='search-remarks']/li")
        self.assertIn("*on", words_of(remarks[0]))

    def test_each_field_has_a_label_and_is_tied_to_its_hint_and_its_error(self):
        page = self.page_of(words="co*", earliest="October")
        for name in FIELDS:
            with self.subTest(name):
                (field,) = page.xpath(f"//form[@class='more-ways']//*[@name='{name}']")
                self.assertTrue(page.xpath(f"//label[@for='{field.get('id')}']"))
                for described in field.get("aria-describedby", "").split():
                    self.assertTrue(page.xpath(f"//*[@id='{described}']"), described)
        self.assertEqual(len(page.xpath("//*[@aria-invalid='true']")), 2)

    def test_only_volumes_that_the_reader_may_see_can_be_chosen(self):
        hidden = make_edition("hidden")
        make_document("draft", "x", edition=hidden, status=DocumentStatus.DRAFT)

        page = self.page_of()
        self.assertEqual(
            page.xpath("//select[@name='edition']/option/@value"),
            ["", self.volume.identifier],
        )
        refused = self.client.get(PAGE, {"words": "", "edition": "hidden"})
        self.assertContains(refused, "Select a valid choice")

    def test_nothing_that_is_asked_is_an_error(self):
        asked = [{"q": text} for text in ODD_QUERIES]
        asked += [dict.fromkeys(FIELDS, text) for text in ODD_QUERIES]
        asked += [{"words": "x", **odd} for odd in ODD_PARAMETERS]
        for parameters in asked:
            with self.subTest(str(parameters)[:40]):
                response = self.client.get(PAGE, parameters)
                self.assertIn(response.status_code, (200, 302))

    def test_its_queries_do_not_grow(self):
        with self.assertNumQueries(1):
            self.client.get(PAGE)
