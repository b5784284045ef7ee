"""A letter that is known only from another is no document: nothing that lists or finds
documents answers differently because of it."""

from __future__ import annotations

import re

from django.test import TestCase

from letters.models import Document, StatedReply
from letters.tests.factories import make_agent, make_document
from letters.tests.search.documents import forget_index, update_index

EXCHANGE = "/people/kennedy-john/with/khrushchev-nikita/"
KNOWN = "1962-09-01"
ADDRESSES = (
    "/search.json?q=from:kennedy",
    f"/search.json?q=date:{KNOWN}",
    "/search.json?q=September+1,+1962",
    "/search.json?q=letter&month=1962-09",
    "/search/?q=letter&year=1962",
    "/search.csv?q=letter",
    "/search.atom?q=letter",
    "/search/suggest.json?q=sept",
    "/search/suggest.json?q=kennedy",
    "/documents/?from_year=1962&to_year=1962",
    "/documents.atom",
    "/api/1/documents/",
    "/api/1/documents/?from=1962-09-01&to=1962-09-01",
    "/api/1/people/kennedy-john/",
    "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc",
    "/oai?verb=ListRecords&metadataPrefix=oai_dc",
    "/sitemap-documents.xml",
    "/chronology/1962/",
    "/chronology/1962/09/",
    f"/chronology/{KNOWN.replace('-', '/')}/",
    "/iiif/collection",
    "/people/kennedy-john/documents.csv",
    f"{EXCHANGE}documents.csv",
)
# What says when it was asked, or which version of the archive was.
_CLOCKS = re.compile(rb"<(responseDate|updated)>[^<]*</\1>")


class UnfoundTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.kennedy = make_agent()
        cls.khrushchev = make_agent(
            "khrushchev-nikita", "Khrushchev, Nikita", "N. Khrushchev"
        )
        cls.letter("first", "1962-03-01", cls.kennedy, cls.khrushchev)
        cls.second = cls.letter("second", "1962-10-26", cls.khrushchev, cls.kennedy)

    def tearDown(self):
        forget_index()

    @staticmethod
    def letter(identifier, day, author, recipient):
        text = "I thank you for the letter that came.\n"
        letter = make_document(identifier, text, title=identifier, date_edtf=day)
        letter.correspondence_events.create(type="sent", agent=author)
        letter.correspondence_events.create(type="received", agent=recipient)
        return letter

    def answers(self):
        update_index()
        return {
            address: (answer.status_code, _CLOCKS.sub(b"", answer.getvalue()))
            for address in ADDRESSES
            for answer in [self.client.get(address)]
        }

    def test_no_search_and_no_list_finds_it(self):
        before = self.answers()
        StatedReply.objects.create(
            document=self.second,
            key="r1",
            direction="replies-to",
            letter_date=KNOWN,
            start=0,
            end=30,
            evidence="I thank you for the letter",
        )
        self.assertContains(self.client.get(EXCHANGE), "3 letters known, 2 here")
        for address, answer in self.answers().items():
            with self.subTest(address):
                self.assertEqual(answer, before[address])
        self.assertEqual(Document.objects.count(), 2)

    def test_the_same_addresses_find_it_once_it_arrives(self):
        before = self.answers()
        self.letter("arrived", KNOWN, self.kennedy, self.khrushchev)
        after = self.answers()
        for address in ADDRESSES:
            if "suggest" not in address and "api/1/people" not in address:
                with self.subTest(address):
                    self.assertNotEqual(after[address], before[address])
