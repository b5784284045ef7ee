"""Lists of documents as files: which documents, in which form, to how many at once."""

from __future__ import annotations

import csv
import json
from io import BytesIO
from unittest import mock
from zipfile import ZipFile

from django.contrib.auth.models import AnonymousUser
from django.core.signals import request_finished
from django.db import close_old_connections, connection
from django.test import RequestFactory, TestCase
from django.test.utils import CaptureQueriesContext
from lxml import etree

from letters.models import CorrespondenceEvent, Document, DocumentStatus
from letters.models.document_queries import TOLD_TO_READERS
from letters.models.locks import AdvisoryLock
from letters.reader.taking import selection
from letters.tests.factories import make_agent, make_document, make_edition
from letters.tests.views.search.searches import PAGE, SearchTestCase
from letters.views.documents.document_list import list_download

FIRST = "frus1961-63v06/d12"


class ListDownloadTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_document(FIRST, edition=make_edition(), number="12")
        make_document("later", "Later.", title="Later", date_edtf="1963-01-02")
        make_document("draft", "Hidden.", title="D", status=DocumentStatus.DRAFT)

    def content(self, suffix: str, **parameters: str) -> bytes:
        response = self.client.get(f"/documents.{suffix}", parameters)
        self.assertEqual(response.status_code, 200)
        return response.getvalue()

    def zipped(self, **parameters: str) -> ZipFile:
        return ZipFile(BytesIO(self.content("zip", **parameters)))

    def test_a_zip_has_text_and_tei_of_each_and_what_is_made_of_all(self):
        archive = self.zipped()

        self.assertIsNone(archive.testzip())
        self.assertEqual(
            archive.namelist(),
            [
                f"text/{FIRST}.txt",
                f"tei/{FIRST}.xml",
                "text/later.txt",
                "tei/later.xml",
                "documents.csv",
                "citations.ris",
                "citations.bib",
                "citations.json",
            ],
        )

    def test_files_in_it_are_those_of_the_document(self):
        archive = self.zipped()

        for folder, suffix, name in (("text", "txt", "text"), ("tei", "xml", "tei")):
            with self.subTest(folder):
                alone = self.client.get(f"/documents/{FIRST}/{name}/").content
                self.assertEqual(archive.read(f"{folder}/{FIRST}.{suffix}"), alone)

    def test_a_document_without_a_text_is_told_of(self):
        Document.objects.create(
            identifier="described", title="Described", status=DocumentStatus.PUBLISHED
        )

        left_out = self.zipped().read("LEFT-OUT.txt").decode()
        self.assertEqual(left_out, "described: it has no text yet.\n")

    def test_each_line_of_json_is_a_document_with_its_text_and_notes(self):
        first, later = map(json.loads, self.content("jsonl").splitlines())

        self.assertEqual(first["identifier"], FIRST)
        self.assertEqual(first["address"], f"http://testserver/documents/{FIRST}/")
        self.assertEqual(first["from"], ["Chairman Khrushchev"])
        self.assertIn("I have received your letter of October 25. I got", first["text"])
        self.assertEqual(first["notes"], [{"mark": "1", "text": "See Document 11."}])
        self.assertEqual(later["text"], "Later.")

    def test_a_table_has_a_row_for_each(self):
        lines = self.content("csv").decode().splitlines()
        identifiers = [row["identifier"] for row in csv.DictReader(lines)]

        self.assertEqual(identifiers, [FIRST, "later"])

    def test_citations_of_all_are_in_one_file(self):
        ris = self.content("ris").decode()
        items = json.loads(self.content("csl"))
        bibtex = self.content("bib").decode()

        self.assertEqual(ris.count("\r\nER  - \r\n"), 2)
        self.assertEqual([item["id"] for item in items], [FIRST, "later"])
        self.assertEqual(bibtex.count("\n}\n"), 2)

    def test_the_citation_of_one_document_is_the_same_alone(self):
        for suffix, name in (("ris", "ris"), ("bib", "bibtex")):
            with self.subTest(suffix):
                alone = self.client.get(f"/documents/{FIRST}/cite/{name}/").content
                self.assertIn(alone, self.content(suffix))

    def test_a_file_has_what_the_list_is_narrowed_to_in_its_order(self):
        newest = [
            json.loads(line)["identifier"]
            for line in self.content("jsonl", sort="newest").splitlines()
        ]
        narrowed = self.content("csv", from_year="1963").decode()

        self.assertEqual(newest, ["later", FIRST])
        self.assertNotIn(FIRST, narrowed)

    def test_nothing_hidden_is_in_any_file(self):
        for suffix in ("zip", "csv", "jsonl", "ris", "bib", "csl"):
            with self.subTest(suffix):
                self.assertNotIn(b"draft", self.content(suffix))

    def test_an_empty_list_is_an_empty_file(self):
        for suffix, empty in (("ris", b""), ("jsonl", b""), ("csl", b"[]\n")):
            with self.subTest(suffix):
                self.assertEqual(self.content(suffix, from_year="1999"), empty)

    def test_who_asks_for_no_such_list_gets_none(self):
        for query in ("kind=nonsense", "from_year=1964&to_year=1961"):
            with self.subTest(query):
                response = self.client.get(f"/documents.zip?{query}")
                self.assertEqual(response.status_code, 404)

    def test_it_is_a_file_that_nobody_keeps(self):
        response = self.client.get("/documents.zip")
        response.getvalue()

        self.assertEqual(response["Content-Type"], "application/zip")
        self.assertEqual(
            response["Content-Disposition"], 'attachment; filename="documents.zip"'
        )
        self.assertEqual(response["Cache-Control"], "no-store")

    def test_only_the_first_are_in_a_file_and_it_says_so(self):
        with mock.patch.object(selection, "MOST_DOCUMENTS", 1):
            table = self.content("csv").decode()
            left_out = self.zipped().read("LEFT-OUT.txt").decode()

        told = "Only the first 1 of 2 documents found are listed."
        self.assertEqual(table.splitlines()[-1], told)
        self.assertEqual(left_out, f"{told}\n")

    def test_the_page_says_how_many_a_file_has_before_the_click(self):
        self.assertContains(
            self.client.get("/documents/"), "the first 2,000 documents of the list"
        )

    def test_queries_grow_with_twenties_alone(self):
        numbers = []
        for more in ("a", "b"):
            with CaptureQueriesContext(connection) as counted:
                self.content("jsonl")
            numbers.append(len(counted))
            for number in range(5):
                make_document(f"{more}-{number}", "More.")
        # The lock and the keys; documents, pages, notes and events; the lock again.
        self.assertEqual(numbers[0], 7)
        self.assertEqual(numbers[0], numbers[1])

    def test_no_text_is_read_for_citations(self):
        for suffix in ("ris", "bib", "csl"):
            with self.subTest(suffix), CaptureQueriesContext(connection) as counted:
                self.content(suffix)
            asked = "".join(query["sql"] for query in counted)
            for part in ('"html"', '"tei"', '"letters_footnote"."text"'):
                self.assertNotIn(part, asked)

    def test_problems_of_all_are_one_query(self):
        numbers = []
        for name in (FIRST, "later"):
            document = Document.objects.get(identifier=name)
            document.problems.create(code=TOLD_TO_READERS[0], message="Look.")
            with CaptureQueriesContext(connection) as counted:
                self.content("ris")
            numbers.append(len(counted))
        self.assertEqual(numbers[0], numbers[1])


class FewStreamsTests(TestCase):
    """Each file takes one of a few places until it is sent."""

    @classmethod
    def setUpTestData(cls):
        make_document()

    def take_the_only_place(self) -> None:
        other = connection.copy()
        self.addCleanup(other.close)
        lock = [AdvisoryLock.DOWNLOAD_BEING_SENT]
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, 0)", lock)

    def test_only_so_many_are_sent_at_once_by_all_processes(self):
        self.take_the_only_place()
        with self.settings(LETTERS_DOWNLOADS_AT_ONCE=1):
            refused = self.client.get("/documents.zip")
        self.assertContains(refused, "try again", status_code=503)
        self.assertEqual(refused["Retry-After"], "10")

        with self.settings(LETTERS_DOWNLOADS_AT_ONCE=2):
            self.assertEqual(self.client.get("/documents.csv").status_code, 200)

    def test_a_place_is_taken_until_the_file_is_closed(self):
        # The connection is the test's.
        request_finished.disconnect(close_old_connections)
        self.addCleanup(request_finished.connect, close_old_connections)
        with self.settings(LETTERS_DOWNLOADS_AT_ONCE=1):
            response = self.client.get("/documents.csv")
            self.assertEqual(self.places_taken(), 1)
            # Read or not: many a reader leaves.
            response.close()
            self.assertEqual(self.places_taken(), 0)

    def test_nothing_is_made_for_who_asks_for_the_headers_alone(self):
        # The client of the tests would take the file away itself.
        request = RequestFactory().head("/documents.zip")
        request.user = AnonymousUser()
        with CaptureQueriesContext(connection) as counted:
            response = list_download(request, "zip")
            self.assertEqual(list(response.streaming_content), [])
            response._resource_closers[-1]()
        self.assertEqual(response["Content-Type"], "application/zip")
        # The lock, the keys, the lock again.
        self.assertEqual(len(counted), 3)
        self.assertEqual(self.places_taken(), 0)

    def test_a_place_is_free_after_an_error(self):
        broken = mock.patch(
            "letters.views.documents.document_list.download_response",
            side_effect=ValueError,
        )
        with broken, self.assertRaises(ValueError):
            self.client.get("/documents.csv")
        self.assertEqual(self.places_taken(), 0)

    def places_taken(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' "
                "AND classid = %s AND pid = pg_backend_pid()",
                [AdvisoryLock.DOWNLOAD_BEING_SENT],
            )
            return cursor.fetchone()[0]


class PersonDownloadTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.agent = make_agent(known_as=())
        sent, received = make_document("sent"), make_document("received")
        for document, kind in ((sent, "sent"), (received, "received")):
            CorrespondenceEvent.objects.create(
                document=document, type=kind, agent=cls.agent
            )

    def identifiers(self, **parameters: str) -> list[str]:
        address = f"{self.agent.get_absolute_url()}documents.jsonl"
        content = self.client.get(address, parameters).getvalue()
        return [json.loads(line)["identifier"] for line in content.splitlines()]

    def test_the_documents_of_a_person_are_files_too(self):
        self.assertEqual(self.identifiers(), ["received", "sent"])
        self.assertEqual(self.identifiers(**{"as": "sent"}), ["sent"])

    def test_who_is_hidden_has_none(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        response = self.client.get("/people/kennedy-john/documents.zip")
        self.assertEqual(response.status_code, 404)

    def test_the_page_leads_to_them_as_it_is_narrowed(self):
        page = self.client.get(self.agent.get_absolute_url(), {"as": "sent"})
        self.assertContains(page, "documents.zip?as=sent")


class SearchDownloadTests(SearchTestCase):
    def test_what_is_found_is_a_file_in_the_order_of_the_search(self):
        response = self.client.get("/search.jsonl", {"q": "hotline", "sort": "newest"})
        lines = response.getvalue().splitlines()
        identifiers = [json.loads(line)["identifier"] for line in lines]

        self.assertEqual(identifiers, ["third", "second", "first", "fourth"])

    def test_a_zip_has_well_formed_tei_of_each(self):
        response = self.client.get("/search.zip", {"q": "hotline"})
        archive = ZipFile(BytesIO(response.getvalue()))
        tei = [name for name in archive.namelist() if name.startswith("tei/")]

        self.assertEqual(len(tei), 4)
        for name in tei:
            self.assertTrue(etree.fromstring(archive.read(name)).tag.endswith("TEI"))

    def test_the_page_leads_to_each_file_above_the_results(self):
        page = self.page_of(q="hotline")
        links = page.xpath("//*[contains(@class, 'list-downloads__files')]//a/@href")

        expected = [
            f"/search.{suffix}?q=hotline"
            for suffix in ("zip", "csv", "jsonl", "ris", "bib", "csl")
        ]
        self.assertEqual(links, expected)
        above = page.xpath(
            "//*[contains(@class, 'list-downloads')]"
            "/following::*[contains(@class, 'search-hits')]"
        )
        self.assertTrue(above)

    def test_front_matter_is_a_table_alone(self):
        response = self.client.get("/search.zip", {"q": "hotline in:front"})
        self.assertContains(response, "table alone", status_code=400)

    def test_all_of_a_page_is_added_to_a_list_at_once(self):
        (link,) = self.page_of(q="hotline").xpath(
            "//*[contains(@class, 'search-saving')]//a[@class='add-to-list']/@href"
        )
        listed = self.client.get(link)
        self.assertContains(listed, "4 documents")

    def test_the_page_of_search_has_one_box(self):
        page = self.client.get(PAGE, {"q": "hotline"})
        self.assertContains(page, 'role="search"', count=1)
