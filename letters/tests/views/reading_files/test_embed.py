"""A reading within another site, and what that site is told of it."""

from __future__ import annotations

from typing import Any

from django.test import TestCase
from lxml import html

from letters.models import Document, Reading
from letters.tests.factories import annotate, make_document, make_reading

CANARY = "Zqxcanary"
OEMBED = "/readings/oembed.json"


class EmbedCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        hidden = make_document("hidden", title=CANARY, status="draft")
        document = make_document("first")
        cls.reading = make_reading(document, hidden, byline="Ms. Rivera")
        item, hidden_item = cls.reading.items.all()
        annotate(item, "some understanding", body="Why [here](/documents/)?")
        annotate(hidden_item, body=CANARY)
        cls.page = f"/readings/{cls.reading.slug}/"
        cls.address = f"{cls.page}embed/"

    def change(self, **fields: Any) -> None:
        Reading.objects.filter(pk=self.reading.pk).update(**fields)


class EmbedTests(EmbedCase):
    def test_it_may_be_framed_by_secure_sites_and_runs_nothing(self):
        response = self.client.get(self.address)
        policy = response["Content-Security-Policy"]
        self.assertIn("frame-ancestors https:", policy)
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("script-src", policy)
        self.assertNotIn("X-Frame-Options", response)

    def test_nothing_else_may_be_framed(self):
        for address in (self.page, f"{self.page}1/", f"{self.page}handout/"):
            response = self.client.get(address)
            self.assertEqual("DENY", response["X-Frame-Options"])
            self.assertIn("frame-ancestors 'none'", response["Content-Security-Policy"])

    def test_the_text_is_there_without_navigation_scripts_and_forms(self):
        page = html.fromstring(self.client.get(self.address).content)
        self.assertIn("some understanding", page.text_content())
        for name in ("nav", "script", "form", "input", "style"):
            with self.subTest(name):
                self.assertEqual([], page.findall(f".//{name}"))

    def test_links_leave_the_frame_unless_they_lead_within(self):
        page = html.fromstring(self.client.get(self.address).content)
        self.assertEqual("_blank", page.find(".//base").get("target"))
        for link in page.iter("a"):
            is_within = link.get("href").startswith("#")
            self.assertEqual("_self" if is_within else None, link.get("target"))

    def test_it_shows_what_students_see(self):
        self.assertNotContains(self.client.get(self.address), CANARY)
        Document.objects.update(status="draft")
        self.assertNotContains(self.client.get(self.address), "some understanding")

    def test_it_sets_no_cookie_and_names_an_unlisted_one_to_nobody(self):
        response = self.client.get(self.address)
        self.assertFalse(response.cookies)
        self.assertEqual("noindex", response["X-Robots-Tag"])
        self.assertEqual("no-referrer", response["Referrer-Policy"])

    def test_a_draft_is_not_there(self):
        self.change(visibility="draft")
        self.assertEqual(404, self.client.get(self.address).status_code)

    def test_a_closed_one_says_so_in_the_frame(self):
        self.change(visibility="closed")
        response = self.client.get(self.address)
        self.assertContains(response, "closed", status_code=410)
        self.assertNotIn("X-Frame-Options", response)
        self.assertNotContains(response, "<nav", status_code=410)


class OEmbedTests(EmbedCase):
    def ask(self, path: str = "", **query: Any) -> Any:
        url = f"http://testserver{path or self.page}"
        return self.client.get(OEMBED, {"url": url, **query})

    def test_it_is_a_rich_answer_with_the_frame(self):
        answer = self.ask().json()
        self.assertEqual(("1.0", "rich"), (answer["version"], answer["type"]))
        self.assertEqual("Ms. Rivera", answer["author_name"])
        frame = html.fragment_fromstring(answer["html"])
        self.assertEqual(f"http://testserver{self.address}", frame.get("src"))
        self.assertEqual(str(answer["width"]), frame.get("width"))

    def test_it_is_no_larger_than_there_is_room_for(self):
        answer = self.ask(maxwidth=320, maxheight=200).json()
        self.assertEqual((320, 200), (answer["width"], answer["height"]))
        wide = self.ask(maxwidth=9_000).json()
        self.assertLess(wide["width"], 1_000)

    def test_what_is_no_size_is_refused(self):
        for size in ("0", "-1", "x", "99999999999999999999"):
            with self.subTest(size):
                self.assertEqual(400, self.ask(maxwidth=size).status_code)

    def test_a_title_is_no_markup(self):
        self.change(title='"><script>x</script>')
        frame = html.fragment_fromstring(self.ask().json()["html"])
        self.assertEqual('"><script>x</script>', frame.get("title"))

    def test_only_readings_of_this_site_have_an_answer(self):
        for url in (
            "http://testserver/documents/first/",
            "http://testserver/readings/",
            "http://testserver/readings/unknown/",
            f"https://evil.example{self.page}",
            "http://[::1",
            "x",
        ):
            with self.subTest(url):
                response = self.client.get(OEMBED, {"url": url})
                self.assertEqual(404, response.status_code)
        self.assertEqual(400, self.client.get(OEMBED).status_code)

    def test_drafts_have_none_and_closed_ones_are_gone(self):
        self.change(visibility="draft")
        self.assertEqual(404, self.ask().status_code)
        self.change(visibility="closed")
        response = self.ask()
        self.assertEqual(410, response.status_code)
        self.assertEqual(["error"], list(response.json()))

    def test_an_unlisted_one_has_an_answer_that_nobody_indexes(self):
        self.assertEqual("noindex", self.ask()["X-Robots-Tag"])

    def test_there_is_json_only(self):
        self.assertEqual(501, self.ask(format="xml").status_code)

    def test_the_page_of_a_reading_leads_to_it(self):
        page = html.fromstring(self.client.get(self.page).content)
        [link] = page.xpath('//link[@type="application/json+oembed"]/@href')
        self.assertEqual("rich", self.client.get(link).json()["type"])
