"""The sitemap and the feed of documents: what is published, each once, and when it
changed."""

from unittest.mock import patch

from django.test import TestCase
from lxml import etree

from letters.models import Agent, Document, DocumentStatus
from letters.sitemaps import DocumentSitemap
from letters.tests.factories import (
    make_agent,
    make_archivist,
    make_document,
    make_edition,
    make_reading,
    make_section,
    make_topic,
    merge_agents,
)

NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "a": "http://www.w3.org/2005/Atom",
}
SITE = "http://testserver"


class PublicAddressesCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        edition = make_edition()
        cls.letter = make_document("frus1961-63v06/d1", edition=edition, title="One")
        make_document("draft", title="Zqxcanary", status=DocumentStatus.DRAFT)
        cls.agent = make_agent()
        merged = make_agent("kennedy-j", "Kennedy, J.", "J. Kennedy", ())
        for agent in (cls.agent, merged):
            cls.letter.correspondence_events.create(type="drafted", agent=agent)
        merge_agents(cls.agent, merged)
        for key in ("index", "index-2"):
            make_topic(make_section(edition, key), "Berlin")
        hidden = make_edition("frus1964-68v01")
        make_topic(make_section(hidden, "index"), "Zqxcanary")
        make_reading(cls.letter, slug="listed", visibility="public")
        make_reading(cls.letter, slug="unlisted")

    def found(self, address, path):
        tree = etree.fromstring(self.client.get(address).content)
        return tree.xpath(path, namespaces=NAMESPACES)


class SitemapTests(PublicAddressesCase):
    def addresses(self, section):
        return self.found(f"/sitemap-{section}.xml", "//s:loc/text()")

    def test_the_index_names_every_section(self):
        sections = self.found("/sitemap.xml", "//s:loc/text()")
        names = ("lists", "documents", "editions", "people", "topics", "readings")
        self.assertEqual(sections, [f"{SITE}/sitemap-{name}.xml" for name in names])

    def test_crawlers_are_told_of_it(self):
        robots = self.client.get("/robots.txt")
        self.assertContains(robots, f"Sitemap: {SITE}/sitemap.xml\n")

    def test_it_has_what_is_published_and_nothing_else(self):
        self.client.force_login(make_archivist())
        self.assertEqual(
            self.addresses("documents"), [f"{SITE}/documents/frus1961-63v06/d1/"]
        )
        self.assertEqual(
            self.addresses("editions"), [f"{SITE}/editions/frus1961-63v06/"]
        )
        self.assertEqual(self.addresses("topics"), [f"{SITE}/topics/berlin/"])
        self.assertEqual(self.addresses("readings"), [f"{SITE}/readings/listed/"])
        self.assertEqual(self.addresses("people"), [f"{SITE}/people/kennedy-john/"])

    def test_a_document_has_the_day_of_its_change(self):
        changed = self.found("/sitemap-documents.xml", "//s:lastmod/text()")
        self.assertEqual(changed, [self.letter.changed.date().isoformat()])

    def test_every_list_that_it_names_answers(self):
        for address in self.addresses("lists"):
            with self.subTest(address):
                path = address.removeprefix(SITE)
                self.assertEqual(self.client.get(path).status_code, 200)

    def test_many_addresses_are_in_several_files(self):
        for number in range(3):
            make_document(f"other-{number}")
        with patch.object(DocumentSitemap, "limit", 2):
            sections = self.found("/sitemap.xml", "//s:loc/text()")
            self.assertIn(f"{SITE}/sitemap-documents.xml?p=2", sections)
            addresses = [
                *self.addresses("documents"),
                *self.found("/sitemap-documents.xml?p=2", "//s:loc/text()"),
            ]
        self.assertEqual(len({*addresses}), 4)

    def test_what_there_is_not_is_not_found(self):
        for address in ("/sitemap-drafts.xml", "/sitemap-documents.xml?p=9"):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_who_is_named_in_drafts_alone_is_not_there(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.assertTrue(Agent.objects.exists())
        for section in ("documents", "editions", "people"):
            with self.subTest(section):
                self.assertEqual(self.addresses(section), [])


class DocumentFeedTests(PublicAddressesCase):
    def test_it_has_the_last_changes_first(self):
        newer = make_document("newer", title="Newer")
        titles = self.found("/documents.atom", "//a:entry/a:title/text()")
        self.assertEqual(len(titles), 2)
        self.assertIn("Newer", titles[0])
        changed = self.found("/documents.atom", "/a:feed/a:updated/text()")
        self.assertTrue(changed[0].startswith(newer.changed.date().isoformat()))

    def test_it_has_no_draft(self):
        self.assertNotContains(self.client.get("/documents.atom"), "anary")

    def test_an_archive_without_documents_has_an_empty_one(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.assertEqual(self.found("/documents.atom", "//a:entry"), [])
