"""Readers' reports in the admin: the list, one beside its words, and what is decided."""

from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from letters.ingest.saving import Edit, save_document
from letters.models import (
    Document,
    DocumentStatus,
    MistakeReport,
    ReportState,
    SectionText,
)
from letters.tests.admin.pages import errors_of, form_of
from letters.tests.factories import (
    LETTER,
    make_archivist,
    make_document,
    make_edition,
    make_report,
    make_section,
    make_tei,
)

LIST = "/admin/letters/mistakereport/"
State = ReportState


def address_of(report):
    return f"{LIST}{report.pk}/change/"


class ReportsCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document()
        cls.report = make_report(
            cls.document, name="Ada Reader", email="ada@example.org", may_be_named=True
        )

    def setUp(self):
        self.client.force_login(self.anna)

    def decide(self, **typed):
        address = address_of(self.report)
        values = form_of(self.client.get(address), "mistakereport_form")
        response = self.client.post(address, {**values, "_save": "Save", **typed})
        self.report.refresh_from_db()
        return response

    def act(self, action, *reports, **typed):
        chosen = [report.pk for report in reports or [self.report]]
        values = {"action": action, "_selected_action": chosen, **typed}
        return self.client.post(f"{LIST}?state=all", values, follow=True)


class ReportListTests(ReportsCase):
    def test_it_has_those_that_wait(self):
        make_report(self.document, message="A closed one", state=State.SETTLED)
        page = self.client.get(LIST)
        self.assertContains(page, "The paper has another word.")
        self.assertContains(page, "some understanding")
        self.assertNotContains(page, "A closed one")

    def test_it_is_narrowed_by_state_person_document_and_day(self):
        for query, is_there in (
            ("state=open", True),
            ("state=spam", False),
            ("state=all", True),
            ("assigned=nobody", True),
            ("assigned=me", False),
            ("document=khrushchev-kennedy-1962", True),
            ("document=other", False),
            ("received__gte=2100-01-01+00:00:00%2B00:00", False),
            ("q=another+word", True),
        ):
            page = self.client.get(f"{LIST}?{query}").content.decode()
            with self.subTest(query):
                self.assertEqual("The paper has another word." in page, is_there)

    def test_its_queries_do_not_grow_with_the_list(self):
        counts = []
        for size in (1, 6):
            while MistakeReport.objects.count() < size:
                make_report(self.document, assigned_to=self.anna)
            with CaptureQueriesContext(connection) as queries:
                self.client.get(LIST)
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])

    def test_those_of_deleted_documents_wait_for_their_return(self):
        Document.objects.update(status=DocumentStatus.DELETED)
        self.assertNotContains(self.client.get(LIST), "The paper has another word.")

    def test_the_first_page_counts_them(self):
        make_report(self.document, assigned_to=self.anna, state=State.TAKEN)
        page = self.client.get("/admin/")
        self.assertContains(page, "<b>2</b> reported by readers as wrong")
        self.assertContains(page, f"{LIST}?assigned=me")


class OneReportTests(ReportsCase):
    def test_it_shows_the_report_its_words_and_its_reader(self):
        page = self.client.get(address_of(self.report))
        for text in (
            "The paper has another word.",
            "The text has these words still.",
            "mailto:ada@example.org",
            "May be thanked by name",
        ):
            self.assertContains(page, text)

    def test_it_says_that_the_words_have_changed(self):
        corrected = LETTER.replace("some understanding", "some undertaking")
        save_document(self.document, make_tei(corrected), Edit())
        page = self.client.get(address_of(self.report))
        self.assertContains(page, "The words have changed since.")
        self.assertContains(page, "<blockquote>some undertaking</blockquote>")

    def test_it_says_that_a_section_was_read_in_again_with_other_words(self):
        section = make_section(make_edition(), "preface")
        content = SectionText.objects.create(
            section=section, tei="", text="some thanks", html="", derivation_version=1
        )
        report = make_report(self.document)
        MistakeReport.objects.filter(pk=report.pk).update(
            document=None,
            section=section,
            words="some thanks",
            words_now="some thanks",
        )
        address = address_of(report)
        self.assertContains(self.client.get(address), "has these words still")

        SectionText.objects.filter(pk=content.pk).update(text="no thanks")
        self.assertContains(self.client.get(address), "has other words now")

    def test_settled_it_has_an_answer_and_forgets_the_reader(self):
        self.decide(decision="settled", answer="The film has the same.")
        self.assertEqual(self.report.state, State.SETTLED)
        self.assertEqual(self.report.closed_by, self.anna)
        self.assertEqual((self.report.name, self.report.email), ("", ""))
        self.assertContains(
            self.client.get(f"{LIST}?state=settled"),
            "Settled by anna: The film has the same.",
        )

    def test_without_an_answer_it_is_not_settled_or_rejected(self):
        for decision in ("settled", "rejected"):
            response = self.decide(decision=decision)
            with self.subTest(decision):
                self.assertIn("Say in a few words why", errors_of(response)[0])
                self.assertTrue(self.report.is_waiting)

    def test_it_is_assigned_and_so_taken(self):
        self.decide(assigned_to=self.anna.pk)
        self.assertEqual(self.report.state, State.TAKEN)
        self.decide(assigned_to="")
        self.assertEqual(self.report.state, State.OPEN)

    def test_it_can_be_opened_again(self):
        self.decide(decision="spam")
        self.decide(decision="open-again")
        self.assertEqual((self.report.state, self.report.closed), (State.OPEN, None))

    def test_what_a_colleague_decided_meanwhile_is_told_and_nothing_is_lost(self):
        stale = {"based_on": self.report.version}
        self.decide(assigned_to=self.anna.pk)
        response = self.decide(decision="rejected", answer="It is so.", **stale)
        self.assertIn("it is “Taken” now", errors_of(response)[0])
        self.assertContains(response, "It is so.")
        again = form_of(response, "mistakereport_form")
        self.client.post(address_of(self.report), {**again, "_save": "Save"})
        self.report.refresh_from_db()
        self.assertEqual(self.report.state, State.REJECTED)

    def test_hostile_values_are_refused(self):
        for typed in (
            {"decision": "x"},
            {"answer": "a\0"},
            {"correction": "99999999999999999999", "decision": "settled"},
            {"based_on": "9" * 30},
        ):
            with self.subTest(typed):
                self.assertTrue(errors_of(self.decide(**typed)))
        for query in ("correction=x", f"correction={'9' * 30}", "report=%00"):
            page = self.client.get(f"{address_of(self.report)}?{query}")
            self.assertEqual(page.status_code, 200)


class ManyTests(ReportsCase):
    def test_they_are_settled_with_one_answer(self):
        other = make_report(self.document)
        asked = self.act("settle_reports", self.report, other)
        self.assertContains(asked, "2 reports that wait")
        self.assertContains(asked, "mailto:ada@example.org")

        done = self.act(
            "settle_reports", self.report, other, answer="All so.", _close="Settle"
        )
        self.assertContains(done, "2 reports are settled.")
        self.assertFalse(MistakeReport.objects.waiting().exists())

    def test_the_log_of_changes_has_those_that_were_changed(self):
        closed = make_report(self.document, state=State.SETTLED)
        self.act("mark_as_spam", self.report, closed)
        entry = LogEntry.objects.get()
        self.assertEqual(entry.object_id, str(self.report.pk))
        self.assertEqual(entry.get_change_message(), "Marked as spam.")

    def test_without_an_answer_none_is_closed(self):
        response = self.act("reject_reports", answer=" ", _close="Reject")
        self.assertContains(response, "This field is required")
        self.assertTrue(MistakeReport.objects.waiting().exists())

    def test_spam_taken_and_opened_again(self):
        for action, state in (
            ("take_selected", State.TAKEN),
            ("mark_as_spam", State.SPAM),
            ("reopen_reports", State.TAKEN),
        ):
            self.act(action)
            self.report.refresh_from_db()
            with self.subTest(action):
                self.assertEqual(self.report.state, state)


class CorrectionTests(ReportsCase):
    def follow_link(self):
        page = self.client.get(address_of(self.report)).content.decode()
        start = page.index(f"/admin/letters/document/{self.document.pk}/words/")
        return page[start : page.index('"', start)]

    def correct(self, words="some undertaking"):
        address = self.follow_link()
        form = self.client.get(address)
        self.assertContains(form, "The paper has another word.")
        old = form.context["form"].initial["words"]
        values = {
            "words": old.replace("some understanding", words),
            "seen": old,
            "reason": "Misread",
            "report": self.report.pk,
        }
        return self.client.post(address.partition("?")[0], values)

    def test_a_correction_leads_back_and_proposes_to_settle_it(self):
        response = self.correct()
        self.assertRedirects(response, f"{address_of(self.report)}?correction=2")
        form = self.client.get(response["Location"]).context["adminform"].form
        self.assertEqual(form["decision"].value(), "settled")
        self.assertEqual(form["correction"].value(), self.revision.pk)

    @property
    def revision(self):
        return self.document.revisions.first()

    def test_the_public_history_thanks_who_allowed_it(self):
        self.correct()
        self.decide(decision="settled", correction=self.revision.pk)
        self.client.logout()
        history = reverse("letters:revision-list", args=[self.document.identifier])
        self.assertContains(
            self.client.get(history), "Corrected after a report by Ada Reader."
        )

    def test_an_archivist_sees_the_name_and_can_take_it_out(self):
        self.correct()
        form = self.client.get(address_of(self.report)).context["adminform"].form
        self.assertIn("“Ada Reader”", form["names_reader"].label)
        self.decide(decision="settled", correction=self.revision.pk, names_reader="")
        self.assertEqual(self.report.thanked_name, "")

    def test_no_other_name_is_told(self):
        MistakeReport.objects.update(may_be_named=False)
        self.correct()
        self.decide(decision="settled", correction=self.revision.pk)
        history = reverse("letters:revision-list", args=[self.document.identifier])
        page = self.client.get(history)
        self.assertContains(page, "Corrected after a report by a reader.")
        self.assertNotContains(page, "Ada")

    def test_a_report_on_another_document_is_not_carried(self):
        other = make_document("other")
        part = other.segments.first().key
        page = self.client.get(
            f"/admin/letters/document/{other.pk}/words/text/{part}/"
            f"?report={self.report.pk}"
        )
        self.assertNotContains(page, "The paper has another word.")


class RightsTests(ReportsCase):
    def user(self, role):
        user = get_user_model().objects.create_user(role, is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        self.client.force_login(user)
        return user

    def test_a_contributor_sees_those_on_what_he_handed_in_without_the_reader(self):
        user = self.user("contributor")
        self.assertNotContains(self.client.get(LIST), "The paper has another word.")

        Document.objects.update(handed_in_by=user)
        self.assertContains(self.client.get(LIST), "The paper has another word.")
        page = self.client.get(address_of(self.report))
        self.assertContains(page, "The text has these words still.")
        self.assertNotContains(page, "ada@example.org")
        self.assertNotContains(page, 'name="decision"')

    def test_he_closes_none(self):
        Document.objects.update(handed_in_by=self.user("contributor"))
        self.act("mark_as_spam")
        self.assertTrue(MistakeReport.objects.waiting().exists())

    def test_an_editor_decides(self):
        self.user("editor")
        self.decide(decision="rejected", answer="The film has the same.")
        self.assertEqual(self.report.state, State.REJECTED)
