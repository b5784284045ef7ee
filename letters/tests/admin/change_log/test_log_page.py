"""Who changed what, and when, in all records."""

from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from lxml import html

from letters.admin.change_log import log_page
from letters.ingest.people import distinguish_agents
from letters.ingest.saving import Edit, save_document
from letters.ingest.settlements import reopen, settle
from letters.models import DocumentStatus
from letters.tests.admin.pages import change_address, form_of
from letters.tests.admin.test_pages import make_staff
from letters.tests.factories import (
    LETTER,
    make_agent,
    make_archivist,
    make_document,
    make_tei,
    merge_agents,
)

LOG = "/admin/letters/document/log/"
OPEN = LETTER + "\n\nAn open ( here."


class LogCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.bert = make_archivist("bert")
        cls.document = make_document("letter", OPEN, Edit(cls.anna, "Typed."))

    def setUp(self):
        self.client.force_login(self.anna)

    def rows(self, query=""):
        page = html.fromstring(self.client.get(f"{LOG}?{query}").content)
        return [
            " ".join(row.text_content().split())
            for row in page.cssselect(".change-log tbody tr")
        ]


class EntryTests(LogCase):
    def test_a_revision_is_told_with_who_and_why(self):
        (row,) = self.rows()
        for words in ("anna", "Revision 1, published", "(letter)", "Typed."):
            self.assertIn(words, row)

    def test_publishing_and_withdrawing_are_told(self):
        self.document.status = DocumentStatus.WITHDRAWN
        save_document(self.document, make_tei(OPEN), Edit(self.bert))
        save_document(self.document, make_tei(LETTER), Edit(self.bert))
        rows = self.rows("kind=publishing")
        self.assertEqual(len(rows), 2)
        self.assertIn("Revision 2, withdrawn", rows[0])

    def test_changed_words_are_offered_where_words_were_changed(self):
        self.document.status = DocumentStatus.WITHDRAWN
        save_document(self.document, make_tei(OPEN), Edit(self.bert))
        save_document(self.document, make_tei(LETTER), Edit(self.bert))
        corrected, withdrawn, typed = self.rows()
        self.assertIn("Changed words", corrected)
        self.assertNotIn("Changed words", withdrawn)
        self.assertIn("Changed words", typed)

    def test_decisions_on_problems_are_told(self):
        settle(self.document.problems.all(), "As printed.", self.bert)
        reopen(self.document.problems.all(), self.anna)
        opened, settled = self.rows("kind=problem")
        self.assertIn("anna Problem opened again", opened)
        self.assertIn("bert Problem settled", settled)
        self.assertIn("As printed.", settled)

    def test_merges_and_distinctions_are_told(self):
        kept, merged, other = (
            make_agent(name, name.title(), "", ()) for name in ("one", "two", "three")
        )
        merge_agents(kept, merged, self.bert, "The same man.")
        distinguish_agents([kept, other], self.anna)
        apart, merge = self.rows("kind=person")
        self.assertIn("bert Merged: two One (one) The same man.", merge)
        self.assertIn("anna Told apart from three", apart)

    def test_deletions_and_other_records_are_told(self):
        address = "/admin/letters/repository/add/"
        data = form_of(self.client.get(address), "repository_form")
        self.client.post(address, {**data, "identifier": "nara", "name": "NARA"})
        draft = make_document("draft", status=DocumentStatus.DRAFT)
        address = change_address(draft).replace("change", "delete")
        self.client.post(address, {"post": "yes"})

        self.assertIn("Deleted: document", self.rows("kind=deletion")[0])
        (record,) = self.rows("kind=record")
        self.assertIn("Repository: Added. NARA", record)

    def test_rows_of_a_document_that_make_no_revision_are_told(self):
        address = change_address(self.document)
        data = form_of(self.client.get(address))
        row = {"correspondence_events-0-decision": "confirmed", "_save": "x"}
        self.client.post(address, {**data, **row})
        (record,) = self.rows("kind=record")
        self.assertIn("correspondence event", record)


class FilterTests(LogCase):
    def test_it_shows_what_one_editor_changed(self):
        make_document("hers", edit=Edit(self.bert, "Another."))
        self.assertEqual(len(self.rows()), 2)
        (row,) = self.rows("editor=bert")
        self.assertIn("Another.", row)

    def test_it_is_filtered_by_days(self):
        for days, number in (("1962", 0), ("2000 to 2100", 1), ("2000..", 1)):
            with self.subTest(days):
                self.assertEqual(len(self.rows(f"days={days}")), number)

    def test_it_is_read_page_by_page(self):
        for number in range(3):
            make_document(f"more-{number}")
        with mock.patch.object(log_page, "PER_PAGE", 2):
            first, second = self.rows(), self.rows("page=2")
            page = self.client.get(LOG)
        self.assertEqual((len(first), len(second)), (2, 2))
        self.assertFalse({*first} & {*second})
        self.assertContains(page, "?page=2")
        self.assertNotContains(page, "Newer")

    def test_what_is_not_understood_shows_nothing(self):
        for query in ("days=soon", "editor=x", "kind=x", "page=0", "page=9999999"):
            with self.subTest(query):
                self.assertContains(self.client.get(f"{LOG}?{query}"), "Nothing so")

    def test_its_queries_do_not_grow(self):
        counts = []
        for size in (1, 9):
            for number in range(size):
                make_document(f"more-{size}-{number}", OPEN, Edit(self.bert))
            with CaptureQueriesContext(connection) as queries:
                self.client.get(LOG)
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], 15)

    def test_it_is_for_those_who_see_drafts(self):
        self.client.force_login(make_staff("changer", "change_document"))
        self.assertEqual(self.client.get(LOG).status_code, 403)
