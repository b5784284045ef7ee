"""No public address of any kind has a word of what is hidden, for whoever asks it."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from io import BytesIO
from urllib.parse import urlsplit
from zipfile import BadZipFile, ZipFile

import pypdfium2
from django.test import TestCase
from django.urls import Resolver404, resolve

from letters.ingest.deletion import delete_document
from letters.ingest.saving import Edit, save_document
from letters.models import DocumentRelation, DocumentStatus, Edition
from letters.tests import test_urls
from letters.tests.factories import (
    LETTER,
    annotate,
    load_collection,
    make_agent,
    make_document,
    make_edition,
    make_entry,
    make_reading,
    make_report,
    make_section,
    make_tei,
    make_topic,
)
from letters.tests.search.documents import forget_index, update_index
from letters.tests.views.documents.test_images import make_scan

SECRET = "Zqxcanary"
PUBLIC = "reagan-andropov-1983-draft"
# Each kind of address is asked so often, wherever its links stand.
MOST_OF_A_KIND = 2
# What answers to a search that finds nothing repeats its words.
SEARCHES = (
    *("/search/?q=letter", "/search.json?q=letter", "/search.csv?q=letter"),
    *("/search.atom?q=letter", "/search.zip?q=letter", "/api/1/search/?q=letter"),
    *("/search/suggest.json?q=Zq", "/health/ready", f"/documents/{PUBLIC}/similar/"),
    *("/oai?verb=ListRecords&metadataPrefix=tei", "/search/suggest.json?q=let"),
)
_LINK = re.compile(
    r'(?:href|src|action|srcset)="(/[^"#\s]*)|http://testserver(/[^"<>\s#]*)'
)
ADDRESS = {name: address for name, (address, _) in test_urls.ADDRESSES.items()}
# Of teachers who are signed in: letters/tests/views/teaching.
PUBLIC_KINDS = test_urls.NAMES - test_urls.AT_THE_DESK


class PublicCrawlTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        edition = Edition.objects.get()
        make_topic(make_section(edition, "ch1"), "Berlin")
        make_entry(edition, "p_RRW1")
        letter = make_document()
        cls.scan = make_scan(letter)
        cls.reading = make_reading(letter, slug="letters", visibility="public")
        cls.hide_things(letter)

    @classmethod
    def hide_things(cls, letter):
        """In each state that is not public, with the word in each of their fields."""
        volume = make_edition("frus1941")
        volume.title = volume.editors = SECRET
        volume.save()
        person = make_agent("secret", SECRET, SECRET, (SECRET,))
        make_entry(volume, name=SECRET, agent=person)
        make_topic(make_section(volume, "ch9"), SECRET)
        for status in ("draft", "in-review", "withdrawn"):
            hidden = make_document(
                f"hidden-{status}", f"{SECRET} text.\n\n{LETTER}", title=SECRET
            )
            make_scan(hidden, description=SECRET, page_key="1")
            hidden.correspondence_events.create(type="sent", agent=person)
            DocumentRelation.objects.create(
                source=hidden, target=letter, type="replies-to"
            )
            reading = make_reading(hidden, title=SECRET, visibility="draft")
            annotate(reading.items.get(), "your letter", body=SECRET)
            make_report(hidden, message=SECRET, name=SECRET, words_now=SECRET)
            hidden.status = status
            save_document(hidden, make_tei(f"{SECRET} text.\n\n{LETTER}"), Edit())
        delete_document(
            make_document("gone", title=SECRET, status=DocumentStatus.DRAFT)
        )

    def setUp(self):
        forget_index()
        self.addCleanup(forget_index)
        update_index()

    def crawl(self):
        """The answers by address, of which so many are of each kind."""
        waiting = [*ADDRESS.values(), *SEARCHES, *self.addresses_of_scan()]
        answers, kinds = {}, Counter()
        for address in waiting:
            kind = kind_of(address)
            is_known = address in answers or kind not in PUBLIC_KINDS
            if is_known or kinds[kind] >= MOST_OF_A_KIND:
                continue
            kinds[kind] += 1
            answers[address] = said_by(self.client.get(address))
            waiting += map(unescape, filter(None, links_in(answers[address])))
        return answers, kinds

    def addresses_of_scan(self):
        digest, name = self.scan.sha256, self.scan.document.identifier
        service = f"/iiif/{name}/{digest}"
        return (
            self.scan.address("400"),
            *(service, f"{service}/info.json", f"{service}/full/max/0/default.jpg"),
        )

    def test_every_kind_is_reached_and_none_has_a_hidden_word(self):
        answers, kinds = self.crawl()

        self.assertEqual(PUBLIC_KINDS - kinds.keys(), set())
        telling = [address for address, said in answers.items() if SECRET in said]
        self.assertEqual(telling, [])

    def test_a_hidden_document_is_absent_at_each_address_of_a_document(self):
        for name, address in ADDRESS.items():
            known = next(
                (one for one in (PUBLIC, "frus1981-88v04/d190") if one in address), None
            )
            if not known or name.startswith(("my-list", "iiif", "wanted")):
                continue
            for status in ("draft", "in-review"):
                hidden = self.client.get(address.replace(known, f"hidden-{status}", 1))
                absent = self.client.get(address.replace(known, "not-there", 1))
                with self.subTest(name=name, status=status):
                    self.assertEqual(hidden.status_code, absent.status_code)
                    self.assertNotIn(SECRET, said_by(hidden))


def kind_of(address):
    try:
        return resolve(urlsplit(address).path).url_name
    except Resolver404:
        return ""


def links_in(said):
    return [one or other for one, other in _LINK.findall(said)]


def said_by(response):
    """The words of an answer, also of one in pages or in a book, and of its headers."""
    content = response.getvalue()
    said = content.decode(errors="replace")
    if content.startswith(b"%PDF"):
        pages = pypdfium2.PdfDocument(content)
        said = "\n".join(page.get_textpage().get_text_range() for page in pages)
    elif content.startswith(b"PK"):
        said = _words_of_archive(content)
    return f"{said}\n{response.headers}"


def _words_of_archive(content):
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except BadZipFile:
        return content.decode(errors="replace")
    return "\n".join(f"{name} {part.decode(errors='replace')}" for name, part in parts)
