"""The catalogue of electronic books, and how browsers search the archive."""

from unittest import mock

from django.test import TestCase
from lxml import etree

from letters.models import Document, DocumentStatus
from letters.tests.factories import make_document, make_edition
from letters.views import book_catalogue

ATOM = {"a": "http://www.w3.org/2005/Atom"}
OPEN = "http://opds-spec.org/acquisition/open-access"
SITE = "http://testserver"
SECRET = "Zqxcanary"


class CatalogueTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        for number in range(1, 6):
            edition = make_edition(f"frus196{number}")
            edition.editors = "A. Editor; B. Editor"
            edition.year = 1996
            edition.save()
            make_document(f"frus196{number}/d1", edition=edition)
        hidden = make_edition("frus1941")
        hidden.title = SECRET
        hidden.save()
        make_document("frus1941/d1", edition=hidden, status=DocumentStatus.DRAFT)

    def feed(self, address):
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200)
        self.assertNotContains(response, SECRET)
        return etree.fromstring(response.content)

    def found(self, feed, path):
        return feed.xpath(path, namespaces=ATOM)

    def test_every_feed_has_what_the_specification_asks_for(self):
        for address in ("/opds/", "/opds/new/", "/opds/books/"):
            with self.subTest(address):
                feed = self.feed(address)
                for element in ("id", "title", "updated", "author/a:name"):
                    self.assertEqual(len(self.found(feed, f"/a:feed/a:{element}")), 1)
                (own,) = self.found(feed, "/a:feed/a:link[@rel='self']")
                self.assertEqual(own.get("href"), f"{SITE}{address}")
                answer = self.client.get(address)
                self.assertEqual(answer["Content-Type"], own.get("type"))
                self.assertTrue(self.found(feed, "/a:feed/a:link[@rel='start']"))
                for entry in self.found(feed, "//a:entry"):
                    for element in ("id", "title", "updated", "link"):
                        self.assertTrue(self.found(entry, f"a:{element}"), element)

    def test_the_start_leads_to_the_other_feeds(self):
        links = self.found(self.feed("/opds/"), "//a:entry/a:link")
        for link in links:
            path = link.get("href").removeprefix(SITE)
            self.assertEqual(self.client.get(path)["Content-Type"], link.get("type"))
        self.assertEqual(len(links), 2)

    def test_a_book_has_its_editors_and_its_file(self):
        (book,) = self.found(
            self.feed("/opds/books/"), f"//a:entry[a:id='{SITE}/editions/frus1961/']"
        )
        names = self.found(book, "a:author/a:name/text()")
        self.assertEqual(names, ["A. Editor", "B. Editor"])
        (link,) = self.found(book, f"a:link[@rel='{OPEN}']")
        file = self.client.get(link.get("href").removeprefix(SITE))
        self.assertEqual(file["Content-Type"], link.get("type"))

    @mock.patch.object(book_catalogue, "BOOKS_PER_PAGE", 2)
    def test_every_book_is_on_one_page(self):
        address, books = "/opds/books/", []
        while address:
            feed = self.feed(address)
            books += self.found(feed, "//a:entry/a:id/text()")
            following = self.found(feed, "/a:feed/a:link[@rel='next']/@href")
            address = following[0].removeprefix(SITE) if following else ""
        expected = [f"{SITE}/editions/frus196{number}/" for number in range(1, 6)]
        self.assertEqual(books, expected)

    def test_what_changed_last_stands_first(self):
        Document.objects.get(identifier="frus1963/d1").save()
        books = self.found(self.feed("/opds/new/"), "//a:entry/a:id/text()")
        self.assertEqual(books[0], f"{SITE}/editions/frus1963/")

    def test_a_feed_takes_one_query_however_many_books(self):
        for address in ("/opds/", "/opds/new/", "/opds/books/"):
            self.client.get(address)
            # And that of the page cache.
            with self.subTest(address), self.assertNumQueries(2):
                self.client.get(address)

    def test_an_empty_archive_has_an_empty_catalogue(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        for address in ("/opds/", "/opds/new/", "/opds/books/?after=frus1962"):
            with self.subTest(address):
                self.assertFalse(self.found(self.feed(address), "//a:entry/a:author"))


class OpenSearchTests(TestCase):
    def test_every_page_names_it_and_it_names_the_search(self):
        self.assertContains(self.client.get("/"), 'href="/opensearch.xml"')
        described = etree.fromstring(self.client.get("/opensearch.xml").content)
        namespace = "{http://a9.com/-/spec/opensearch/1.1/}"
        templates = [url.get("template") for url in described.iter(f"{namespace}Url")]
        self.assertEqual(
            templates,
            [
                f"{SITE}/search/?q={{searchTerms}}",
                f"{SITE}/search.atom?q={{searchTerms}}",
                f"{SITE}/opensearch.xml",
            ],
        )

    def test_its_names_are_as_short_as_they_have_to_be(self):
        with self.settings(LETTERS_SITE_NAME="The letters of a very long archive" * 3):
            content = self.client.get("/opensearch.xml").content
        described = etree.fromstring(content)
        for name, most in (("ShortName", 16), ("LongName", 48)):
            self.assertLessEqual(len(described.findtext(f"{{*}}{name}")), most)
