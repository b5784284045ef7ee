"""The list of problems: what it shows, and settling from it."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from letters.ingest.deletion import delete_document
from letters.ingest.settlements import settle
from letters.models import Document, DocumentStatus, Problem
from letters.tests.admin.pages import errors_of
from letters.tests.admin.test_pages import make_staff
from letters.tests.factories import LETTER, make_archivist, make_document

ADDRESS = "/admin/letters/problem/"
OPEN = LETTER + "\n\nAn open ( here."


class ProblemCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document("first", OPEN)
        make_document("second", OPEN, status=DocumentStatus.DRAFT)

    def setUp(self):
        self.client.force_login(self.anna)

    def act(self, action, **values):
        keys = list(Problem.objects.values_list("pk", flat=True))
        data = {"action": action, "_selected_action": keys, **values}
        return self.client.post(f"{ADDRESS}?state=all", data, follow=True)


class ListTests(ProblemCase):
    def test_it_shows_kind_document_words_and_state(self):
        page = self.client.get(ADDRESS)
        for words in ("Unbalanced", "first", "second", "Open", "In the text"):
            self.assertContains(page, words)

    def test_it_shows_open_ones_unless_others_are_asked_for(self):
        settle(self.document.problems.all(), "As printed.", self.anna)
        for query, listed, absent in (
            ("", "second", "first"),
            ("?state=settled", "first", "second"),
            ("?state=settled&kind=unbalanced", "As printed.", "second"),
            ("?q=second", "second", "first"),
            ("?kind=date-differs", "0 problems", "second"),
        ):
            with self.subTest(query):
                page = self.client.get(ADDRESS + query)
                self.assertContains(page, listed)
                self.assertNotContains(page, f"<br>{absent}")

    def test_what_was_read_and_set_apart_is_no_open_problem(self):
        Problem.objects.create(
            document=self.document,
            origin=Problem.Origin.IMPORT,
            code="page-turn",
            message="Page 2 begins here, as “- 2 -” says.",
        )
        for query, is_shown in (("", False), ("?state=listed", True)):
            with self.subTest(query):
                page = self.client.get(ADDRESS + query)
                self.assertEqual(b"Page 2 begins" in page.content, is_shown)
        settle(self.document.problems.asking(), "As printed.")
        self.assertIn(self.document, Document.objects.without_open_problems())
        self.assertNotIn(self.document, Document.objects.with_open_problems())

    def test_its_queries_do_not_grow_with_the_list(self):
        counts = []
        for size in (3, 12):
            while Problem.objects.count() < size:
                make_document(f"more-{Problem.objects.count()}", OPEN)
            with CaptureQueriesContext(connection) as queries:
                self.client.get(ADDRESS)
            counts.append(len(queries))
        # Session, user, kinds, the count, and the problems.
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], 6)

    def test_each_opens_to_be_read(self):
        problem = self.document.problems.get()
        page = self.client.get(f"{ADDRESS}{problem.pk}/change/")
        self.assertContains(page, "Unbalanced")
        self.assertNotContains(page, 'name="_save"')

    def test_what_is_deleted_has_none(self):
        delete_document(Document.objects.get(identifier="second"))
        self.assertContains(self.client.get(f"{ADDRESS}?state=all"), "1 problem")
        self.assertNotContains(self.client.get("/admin/"), "<b>2</b>")

    def test_it_is_for_those_who_see_drafts(self):
        self.client.force_login(make_staff("nobody"))
        self.assertEqual(self.client.get(ADDRESS).status_code, 403)


class SettlingTests(ProblemCase):
    def test_it_asks_for_the_reason_first(self):
        page = self.act("settle_selected")
        self.assertContains(page, "2 open problems are to be settled")
        self.assertContains(page, 'name="reason"')
        self.assertFalse(Problem.objects.filter(is_settled=True).exists())

    def test_without_a_reason_nothing_is_settled(self):
        page = self.act("settle_selected", _settle="Settle", reason=" ")
        self.assertEqual(errors_of(page), ["This field is required."])
        self.assertFalse(Problem.objects.filter(is_settled=True).exists())

    def test_all_chosen_are_settled_with_the_reason_and_the_editor(self):
        page = self.act("settle_selected", _settle="Settle", reason="As printed.")
        self.assertContains(page, "2 problems are settled.")
        self.assertContains(page, "By anna on")
        self.assertContains(page, "As printed.", 2)

    def test_all_matches_are_settled_beyond_the_page(self):
        data = {"action": "settle_selected", "select_across": "1", "index": "0"}
        values = {"_settle": "x", "reason": "As printed.", "_selected_action": ["1"]}
        self.client.post(f"{ADDRESS}?q=second", {**data, **values})
        settled = Problem.objects.filter(is_settled=True)
        self.assertEqual([p.document.identifier for p in settled], ["second"])

    def test_it_says_which_were_settled_before(self):
        settle(self.document.problems.all(), "As printed.")
        page = self.act("settle_selected", _settle="Settle", reason="Another.")
        self.assertContains(page, "1 problem is settled.")
        self.assertContains(page, "1 of those chosen had been so before")

    def test_they_are_opened_again(self):
        settle(Problem.objects.all(), "As printed.", self.anna)
        page = self.act("reopen_selected")
        self.assertContains(page, "2 problems are open again.")
        self.assertFalse(Problem.objects.filter(is_settled=True).exists())

    def test_who_may_only_look_has_no_such_action(self):
        self.client.force_login(make_staff("reader", "view_document"))
        self.act("settle_selected", _settle="Settle", reason="As printed.")
        self.assertFalse(Problem.objects.filter(is_settled=True).exists())
