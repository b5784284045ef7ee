"""A search as a feed, by the elements that RFC 4287 requires."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from letters.models import Document
from letters.tests.search.documents import forget_index
from letters.tests.views.search.searches import (
    FEED,
    ODD_PARAMETERS,
    ODD_QUERIES,
    SearchTestCase,
)

ATOM = {"a": "http://www.w3.org/2005/Atom"}
HOST = "http://testserver"


class SearchFeedTests(SearchTestCase):
    def feed(self, **parameters: str) -> etree._Element:
        return etree.fromstring(self.client.get(FEED, parameters).content)

    def set_changed(self, identifier: str, day: int) -> None:
        changed = datetime(2026, 1, day, 12, tzinfo=UTC)
        Document.objects.filter(identifier=identifier).update(changed=changed)

    def assert_one_of_each(self, element: etree._Element, *names: str) -> None:
        for name in names:
            with self.subTest(name):
                (child,) = element.xpath(f"a:{name}", namespaces=ATOM)
                self.assertTrue(child.text)

    def test_a_feed_has_what_is_required(self):
        feed = self.feed(q="hotline")

        self.assertEqual(feed.tag, "{http://www.w3.org/2005/Atom}feed")
        self.assert_one_of_each(feed, "id", "title", "updated")
        self.assertTrue(feed.findtext("a:author/a:name", namespaces=ATOM))

    def test_an_entry_has_what_is_required(self):
        for entry in self.feed(q="hotline").iterfind("a:entry", ATOM):
            self.assert_one_of_each(entry, "id", "title", "updated", "summary")
            (link,) = entry.iterfind("a:link", ATOM)
            self.assertEqual(link.get("rel"), "alternate")

    def test_times_have_a_zone(self):
        for updated in self.feed(q="hotline").iterfind(".//a:updated", ATOM):
            self.assertIsNotNone(datetime.fromisoformat(updated.text).tzinfo)

    def test_it_names_itself_and_the_page_of_results(self):
        feed = self.feed(year="1962", q="hotline", page="3")

        links = {
            link.get("rel"): link.get("href") for link in feed.iterfind("a:link", ATOM)
        }
        query = "?q=hotline&year=1962"
        self.assertEqual(links["self"], f"{HOST}/search.atom{query}")
        self.assertEqual(links["alternate"], f"{HOST}/search/{query}")
        self.assertEqual(feed.findtext("a:id", namespaces=ATOM), links["self"])
        title = feed.findtext("a:title", namespaces=ATOM)
        self.assertEqual(title, "hotline; Year: 1962 – Letters archive")

    def test_an_entry_is_known_by_its_permanent_address(self):
        (entry,) = self.feed(month="1962-10", q="hotline").iterfind("a:entry", ATOM)

        address = f"{HOST}/documents/second/"
        self.assertEqual(entry.findtext("a:id", namespaces=ATOM), address)
        self.assertEqual(entry.find("a:link", ATOM).get("href"), address)
        self.assertEqual(
            entry.findtext("a:author/a:name", namespaces=ATOM), "Nikita Khrushchev"
        )
        self.assertEqual(
            entry.findtext("a:summary", namespaces=ATOM),
            "The hotline <b>works</b> & more.",
        )

    def test_the_newest_change_is_first(self):
        for day, identifier in enumerate(
            ("third", "first", "fourth", "second"), start=1
        ):
            self.set_changed(identifier, day)

        feed = self.feed(q="hotline")

        titles = feed.xpath("a:entry/a:title/text()", namespaces=ATOM)
        names = [title.split(", ")[1] for title in titles]
        self.assertEqual(names, ["second", "fourth", "first", "third"])
        updated = feed.findtext("a:updated", namespaces=ATOM)
        self.assertEqual(updated, "2026-01-04T12:00:00+00:00")

    def test_without_entries_it_is_as_old_as_the_last_change(self):
        Document.objects.update(changed=datetime(2026, 1, 1, tzinfo=UTC))

        feed = self.feed(q="nowhere")

        self.assertEqual(feed.findall("a:entry", ATOM), [])
        updated = feed.findtext("a:updated", namespaces=ATOM)
        self.assertEqual(updated, "2026-01-01T00:00:00+00:00")

    def test_what_xml_cannot_say_is_left_out(self):
        Document.objects.filter(identifier="other").update(title="Ki\x0bev\uffff")

        (entry,) = self.feed(q='Consulates -"\uffff"').iterfind("a:entry", ATOM)

        self.assertEqual(entry.findtext("a:title", namespaces=ATOM), "Ki ev , 1975")

    def test_nothing_that_is_asked_is_an_error(self):
        for parameters in [{"q": text} for text in ODD_QUERIES] + ODD_PARAMETERS:
            with self.subTest(str(parameters)[:40]):
                self.feed(**{"q": "hotline", **parameters})

    def test_it_is_an_atom_feed(self):
        response = self.client.get(FEED, {"q": "hotline"})
        self.assertEqual(
            response["Content-Type"], "application/atom+xml; charset=utf-8"
        )

    def test_a_search_that_takes_too_long_is_refused(self):
        self.give_up_at_once()
        response = self.client.get(FEED, {"q": "hotline"})

        self.assertContains(response, "too broad", status_code=400)

    def test_without_an_index_it_says_so(self):
        forget_index()
        response = self.client.get(FEED, {"q": "Kiev"})
        self.assertContains(response, "not available", status_code=503)
