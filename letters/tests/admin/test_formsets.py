"""Rows edited beside a text: problems, passages, relations, events."""

from django.test import TestCase

from letters.admin.inlines.problems import CHECK_TOO, SAY_WHY
from letters.models import (
    CorrespondenceEvent,
    Document,
    DocumentRelation,
    IndexRequest,
    SourceFile,
)
from letters.tests.admin.pages import (
    INTAKE,
    change_address,
    errors_of,
    open_form,
    send,
)
from letters.tests.factories import (
    LETTER,
    SEEDS,
    make_agent,
    make_archivist,
    make_document,
)

OPEN = LETTER + "\n\nAn open ( here."
MEMO = "The [bracketed language on page 2]{.condition #condition} only if he agrees."


class RowsCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document()

    def setUp(self):
        self.client.force_login(self.anna)


class ProblemRowTests(RowsCase):
    def test_open_problems_stand_first_with_their_line_of_the_raw_text(self):
        film = (SEEDS / "reagan-andropov-draft-1983.txt").read_text()
        data = {"pasted": film, "identifiers": "memo\nletter", "_save": "x"}
        self.client.post(INTAKE, data)
        letter = Document.objects.get(identifier="letter")

        page = self.client.get(change_address(letter))

        source = SourceFile.objects.get().pk
        line = letter.problems.listed_last()[0].line
        self.assertContains(page, f"{letter.problems.open().count()} open problems")
        self.assertContains(page, 'href="#problems-0"')
        self.assertContains(
            page, f"/admin/letters/sourcefile/{source}/change/#line-{line}"
        )

    def settle(self, draft, **values):
        row = {f"problems-0-{name}": value for name, value in values.items()}
        return send(self.client, draft, **row)

    def test_a_settled_problem_is_open_no_more(self):
        draft = make_document("draft", OPEN)
        self.settle(draft, is_settled="on", reason="As in the original.")

        page = self.client.get(change_address(draft))
        self.assertContains(page, "No open problems")
        self.assertContains(page, 'value="As in the original."')
        self.assertContains(page, "By anna on")
        self.assertEqual(draft.revisions.count(), 1)

    def test_it_is_settled_with_a_reason_and_not_without(self):
        draft = make_document("draft", OPEN)
        for values, error in (
            ({"is_settled": "on"}, SAY_WHY),
            ({"is_settled": "on", "reason": "  "}, SAY_WHY),
            ({"reason": "As in the original."}, CHECK_TOO),
        ):
            with self.subTest(values):
                self.assertIn(error, errors_of(self.settle(draft, **values)))
                self.assertFalse(draft.problems.get().is_settled)

    def test_another_reason_is_stored_and_none_taken_away(self):
        draft = make_document("draft", OPEN)
        self.settle(draft, is_settled="on", reason="As printed.")
        self.settle(draft, is_settled="on", reason="A misprint.")
        self.settle(draft, is_settled="on", reason="")
        self.assertEqual(draft.problems.get().settlement.reason, "A misprint.")

    def test_it_can_be_opened_again(self):
        draft = make_document("draft", OPEN)
        self.settle(draft, is_settled="on", reason="As printed.")
        data = open_form(self.client, draft)
        del data["problems-0-is_settled"]
        self.client.post(change_address(draft), {**data, "_save": "Save"})
        problem = draft.problems.get()
        self.assertEqual((problem.is_settled, problem.settlement), (False, None))
        self.assertEqual(draft.settlements.get().undone_by, self.anna)

    def test_a_preview_settles_nothing(self):
        draft = make_document("draft", OPEN)
        data = open_form(self.client, draft)
        row = {"problems-0-is_settled": "on", "problems-0-reason": "As printed."}
        self.client.post(change_address(draft), {**data, **row, "_preview": "x"})
        self.assertFalse(draft.problems.get().is_settled)


class PassageRowTests(RowsCase):
    def test_an_instruction_elsewhere_is_linked_to_the_passage(self):
        memo = make_document("memo", MEMO)
        make_document("other", MEMO)
        send(
            self.client,
            memo,
            **{
                "relations_to-0-type": "covers",
                "relations_to-0-target": self.document.pk,
            },
        )
        page = self.client.get(change_address(self.document)).content.decode()
        related = page.partition('<optgroup label="Related documents">')[2]

        instruction = memo.instructions.get()
        send(
            self.client,
            self.document,
            **{"conditionalpassages-0-instruction": instruction.pk},
        )

        self.assertTrue(related.strip().startswith(f'<option value="{instruction.pk}"'))
        passage = self.document.conditionalpassages.get()
        self.assertEqual(passage.instruction, instruction)
        self.assertContains(self.client.get("/documents/memo/"), "khrushchev-kennedy")

    def test_what_is_known_of_it_stays_when_the_text_is_corrected(self):
        agent = make_agent()
        send(
            self.client,
            self.document,
            text=LETTER.replace("withdraw them", "withdraw those"),
            **{
                "conditionalpassages-0-condition": "if he agrees",
                "conditionalpassages-0-authority": agent.pk,
            },
        )

        passage = self.document.conditionalpassages.get()
        self.assertEqual(
            (passage.condition, passage.authority), ("if he agrees", agent)
        )
        self.assertIn("withdraw those", passage.text)

    def test_rows_alone_make_no_revision_and_ask_for_indexing(self):
        IndexRequest.objects.all().delete()
        send(self.client, self.document, **{"conditionalpassages-0-condition": "if"})

        self.assertEqual(self.document.revisions.count(), 1)
        self.assertEqual(IndexRequest.objects.count(), 1)


class RelationRowTests(RowsCase):
    def test_a_target_can_be_typed_where_there_is_no_script(self):
        make_document("memo", MEMO)
        send(
            self.client,
            self.document,
            **{
                "relations_to-0-type": "replies-to",
                "relations_to-0-target-identifier": "memo",
            },
        )
        self.assertEqual(DocumentRelation.objects.get().target.identifier, "memo")

    def test_what_is_no_target_is_refused_beside_the_field(self):
        for value, expected in (
            (str(self.document.pk), "not related to itself"),
            ("99999999999999999999", "valid choice"),
            ("\0", "Null characters are not allowed"),
            ("<script>", "valid choice"),
        ):
            for name in ("relations_to-0-target", "relations_to-0-target-identifier"):
                row = {"relations_to-0-type": "covers", name: value}
                with self.subTest(value, name=name):
                    response = send(self.client, self.document, **row)
                    self.assertIn(expected, " ".join(errors_of(response)))
                    self.assertNotContains(response, "<script>")

    def test_the_same_relation_twice_is_refused(self):
        memo = make_document("memo", MEMO)
        row = {"relations_to-0-type": "covers", "relations_to-0-target": memo.pk}
        send(self.client, self.document, **row)
        again = {"relations_to-1-type": "covers", "relations_to-1-target": memo.pk}

        response = send(self.client, self.document, **again)

        self.assertTrue(errors_of(response))
        self.assertEqual(DocumentRelation.objects.count(), 1)


class EventRowTests(RowsCase):
    def test_of_a_derived_event_the_words_stay_and_the_agent_is_chosen(self):
        event = self.document.correspondence_events.first()
        make_agent("khrushchev", "Khrushchev, N.", "Nikita Khrushchev", ())
        prefix = "correspondence_events-0"
        send(
            self.client,
            self.document,
            **{
                f"{prefix}-agent-identifier": "khrushchev",
                f"{prefix}-evidence": "forged",
                f"{prefix}-type": "cleared",
                f"{prefix}-DELETE": "on",
            },
        )

        stored = CorrespondenceEvent.objects.get(pk=event.pk)
        self.assertEqual(stored.agent.identifier, "khrushchev")
        self.assertEqual((stored.type, stored.evidence), (event.type, event.evidence))
        self.assertEqual(stored.decision, "corrected")

    def test_a_rejected_statement_is_told_to_nobody_and_can_be_restored(self):
        event = self.document.correspondence_events.first()
        address = self.document.get_absolute_url()
        for decision, times in (("rejected", 0), ("confirmed", 1)):
            with self.subTest(decision):
                row = {"correspondence_events-0-decision": decision}
                response = send(self.client, self.document, **row)
                self.assertEqual(response.status_code, 302, errors_of(response))
                events = self.document.correspondence_events.filter(pk=event.pk)
                self.assertEqual(events.count(), times)
                dt = f"<dt>{event.step}</dt>"
                self.assertContains(self.client.get(address), dt, times, html=True)

    def test_an_event_can_be_entered(self):
        count = self.document.correspondence_events.count()
        prefix = f"correspondence_events-{count}"
        row = {
            f"{prefix}-type": "delivered",
            f"{prefix}-name_as_written": "Ambassador Dobrynin",
            f"{prefix}-date_edtf": "1962-10-27",
        }
        response = send(self.client, self.document, **row)

        self.assertEqual(response.status_code, 302)
        event = self.document.correspondence_events.get(type="delivered")
        self.assertEqual((event.origin, event.date_edtf), ("entered", "1962-10-27"))

    def test_an_event_without_anybody_or_with_a_false_date_is_refused(self):
        prefix = f"correspondence_events-{self.document.correspondence_events.count()}"
        response = send(
            self.client,
            self.document,
            **{f"{prefix}-type": "sent", f"{prefix}-date_edtf": "soon"},
        )
        errors = " ".join(errors_of(response))
        self.assertIn("Say who", errors)
        self.assertIn("soon", errors)


class ForgedRowTests(RowsCase):
    def test_forged_counts_and_keys_are_no_server_error(self):
        for values in (
            {"problems-TOTAL_FORMS": "x"},
            {"relations_to-INITIAL_FORMS": "99999999"},
            {"relations_to-TOTAL_FORMS": "-1"},
            {"relations_to-INITIAL_FORMS": "5"},
            {"page_images-INITIAL_FORMS": "-1"},
            {"conditionalpassages-0-id": "99999999999999999999"},
            {"conditionalpassages-0-id": "\0"},
            {"correspondence_events-0-document": "0"},
            {"rows_seen": "\0", "taken_over": "\0"},
        ):
            with self.subTest(values):
                response = send(self.client, self.document, **values)
                self.assertIn(response.status_code, (200, 302))
