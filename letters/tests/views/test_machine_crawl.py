"""No address for programs has a word of what is hidden, wherever its links lead."""

import re
from html import unescape

from django.test import TestCase

from letters.ingest.deletion import delete_document
from letters.ingest.saving import Edit, save_document
from letters.models import DocumentRelation, DocumentStatus
from letters.tests.factories import (
    LETTER,
    load_collection,
    make_agent,
    make_archivist,
    make_document,
    make_edition,
    make_entry,
    make_tei,
)
from letters.tests.search.documents import forget_index, update_index

SECRET = "Zqxcanary"
SITE = "http://testserver"
_ADDRESS = re.compile(r'http://testserver(/[^"<>\s]*)')
STARTS = (
    *("/api/1/", "/api/1/openapi.json", "/api/1/documents/?limit=2"),
    *("/api/1/people/?limit=2", "/api/1/editions/?limit=1", "/api/1/search/?q=letter"),
    *("/api/1/search/?q=in:front+letter", f"/api/1/search/?q={SECRET}x"),
    *("/oai?verb=Identify", "/oai?verb=ListSets", "/oai?verb=ListMetadataFormats"),
    *(f"/oai?verb=ListRecords&metadataPrefix={name}" for name in ("oai_dc", "tei")),
    "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc",
    *("/cmif.xml", "/opds/", "/opensearch.xml", "/sitemap.xml", "/documents.atom"),
)
# Made at some length, and crawled elsewhere.
_LEFT_OUT = re.compile(r"/documents/.*/(?:pdf|cite/\w+)/|.*/epub/|/search")
# Far more than there are.
MOST_ANSWERS = 300


class MachineCrawlTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        edition = make_edition()
        letter = make_document("frus1961-63v06/d1", edition=edition)
        hidden_edition = make_edition("frus1941")
        hidden_edition.title = hidden_edition.editors = SECRET
        hidden_edition.save()
        person = make_agent("secret", SECRET, SECRET, (SECRET,))
        make_entry(hidden_edition, name=SECRET, agent=person)
        for status in ("draft", "in-review", "published"):
            hidden = make_document(
                f"hidden-{status}",
                f"{SECRET} text.\n\n{LETTER}",
                title=SECRET,
                status=status,
                edition=hidden_edition if status == "draft" else None,
            )
            hidden.correspondence_events.create(type="sent", agent=person)
            DocumentRelation.objects.create(
                source=hidden, target=letter, type="replies-to"
            )
        hidden.status = DocumentStatus.WITHDRAWN
        save_document(hidden, make_tei(f"{SECRET} text.\n\n{LETTER}"), Edit())
        # What the letter refers to.
        make_document(
            "frus1961-63v06/d11",
            title=SECRET,
            edition=edition,
            status=DocumentStatus.DRAFT,
        )
        delete_document(make_document("gone", title=SECRET, status="draft"))

    def setUp(self):
        forget_index()
        self.addCleanup(forget_index)
        update_index()

    def crawl(self):
        """The answers that the starts lead to, by their addresses."""
        waiting, answers = [*STARTS], {}
        while waiting and len(answers) < MOST_ANSWERS:
            address = waiting.pop()
            if address in answers or _LEFT_OUT.match(address):
                continue
            response = self.client.get(address)
            self.assertLess(response.status_code, 400, address)
            answers[address] = response.getvalue().decode()
            is_page = response.get("Content-Type", "").startswith("text/html")
            found = [] if is_page else _ADDRESS.findall(answers[address])
            waiting += [unescape(path) for path in found if "{" not in path]
        return answers

    def assert_tells_nothing(self):
        answers = self.crawl()
        self.assertLess(len(answers), MOST_ANSWERS)
        self.assertGreater(len(answers), 40)
        telling = [
            address
            for address, answer in answers.items()
            if SECRET in answer and SECRET not in address
        ]
        self.assertEqual(telling, [])

    def test_they_tell_nothing_to_strangers(self):
        self.assert_tells_nothing()

    def test_archivists_get_no_more_of_them(self):
        self.client.force_login(make_archivist())
        programs = [start for start in STARTS if start != "/documents.atom"]
        for address in programs:
            with self.subTest(address):
                answer = self.client.get(address).getvalue().decode()
                self.assertNotIn(SECRET, answer.replace(f"{SECRET}x", ""))
