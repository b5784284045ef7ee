"""The admin's first page says what waits, and leads to it."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from letters.models import DocumentStatus, ImportRun
from letters.tests.admin.test_pages import make_staff
from letters.tests.factories import (
    LETTER,
    load_collection,
    make_archivist,
    make_document,
)

INDEX = "/admin/"


class WaitingWorkTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()

    def setUp(self):
        self.client.force_login(self.anna)

    def test_where_nothing_waits_it_says_so(self):
        page = self.client.get(INDEX)
        self.assertContains(page, "Every document is published.")
        self.assertContains(page, "<p>None.</p>", html=True)

    def test_each_number_leads_to_its_list(self):
        make_document("draft", LETTER + "\n\nAn open ( here.", status="draft")
        page = self.client.get(INDEX).content.decode()
        for address, words in (
            ("document/?status=draft", "<b>1</b> draft"),
            ("document/?without=page-scans", "<b>1</b> with pages that have no scan"),
            ("document/?without=people", "<b>1</b> that name somebody"),
            ("problem/?kind=unbalanced", "<b>1</b> Unbalanced"),
        ):
            with self.subTest(address):
                self.assertIn(f'href="/admin/letters/{address}"', page)
                self.assertIn(words, " ".join(page.split()))
                listed = self.client.get(f"/admin/letters/{address}")
                self.assertContains(listed, "draft")
                self.assertRegex(listed.content.decode(), r"\b1 (document|problem)\b")

    def test_it_tells_what_published_documents_wait_for(self):
        draft = make_document("draft", status=DocumentStatus.DRAFT)
        make_document("citing").crossreferences.update(target=draft)
        page = self.client.get(INDEX)
        self.assertContains(page, "/admin/letters/document/?cited=awaited")

    def test_it_tells_imports_with_refusals_until_a_later_one_has_none(self):
        run = ImportRun.objects.create(paths=["/volumes"])
        run.volumes.create(name="v06.xml", state="imported", counts={"failed": 2})
        address = "/admin/letters/volumeimport/?refusals=yes"
        self.assertContains(self.client.get(INDEX), address)
        self.assertContains(self.client.get(address), "1 volume import")
        run.volumes.create(name="v06.xml", state="imported", counts={"updated": 2})
        self.assertNotContains(self.client.get(INDEX), address)

    def test_its_queries_do_not_grow_with_the_archive(self):
        counts = []
        for size in (1, 4):
            for number in range(size):
                make_document(
                    f"more-{size}-{number}", LETTER + "\n\nOpen (.", status="draft"
                )
            with CaptureQueriesContext(connection) as queries:
                self.client.get(INDEX)
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], 15)

    def test_who_does_not_see_drafts_is_told_nothing_of_them(self):
        load_collection()
        make_document("draft", status=DocumentStatus.DRAFT)
        self.client.force_login(make_staff("changer", "change_document"))
        self.assertNotContains(self.client.get(INDEX), "What waits")
