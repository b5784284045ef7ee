"""Problems are settled with a reason, and stay so when they come back."""

from django.test import TestCase

from letters.ingest.saving import Edit, save_document
from letters.ingest.settlements import change_reason, reopen, settle
from letters.models import Settlement
from letters.tests.factories import make_archivist, make_document, make_tei

UNBALANCED = f"An open ( here, {'and much after it ' * 3}."


class SettlementTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document(notation=UNBALANCED)
        settle(cls.document.problems.all(), "As in the original.", cls.anna)

    def save(self, notation):
        save_document(self.document, make_tei(notation), Edit())

    def test_it_stores_who_settled_it_and_why(self):
        settlement = self.document.problems.get().settlement
        self.assertEqual(
            (settlement.editor, settlement.reason), (self.anna, "As in the original.")
        )

    def test_what_is_settled_is_not_settled_by_somebody_else(self):
        self.assertEqual(settle(self.document.problems.all(), "Again."), 0)
        self.assertEqual(Settlement.objects.get().editor, self.anna)

    def test_a_problem_that_comes_back_in_the_same_words_is_settled(self):
        self.save("A closed () here.")
        self.save(UNBALANCED)
        problem = self.document.problems.get()
        self.assertTrue(problem.is_settled)
        self.assertEqual(problem.settlement.reason, "As in the original.")

    def test_one_of_other_words_is_open(self):
        self.save("Nothing of it was left but this (one, which is another.")
        self.assertEqual(
            list(self.document.problems.values_list("is_settled", flat=True)), [False]
        )

    def test_one_that_was_opened_again_comes_back_open(self):
        reopen(self.document.problems.all(), self.anna)
        self.save("A closed () here.")
        self.save(UNBALANCED)
        self.assertFalse(self.document.problems.get().is_settled)

    def test_opening_it_again_leaves_the_decision_in_the_history(self):
        self.assertEqual(reopen(self.document.problems.all(), self.anna), 1)
        settlement = Settlement.objects.get()
        self.assertEqual(settlement.undone_by, self.anna)
        self.assertFalse(self.document.problems.get().is_settled)

    def test_another_reason_is_another_decision(self):
        bert = make_archivist("bert")
        change_reason(self.document.problems.get(), "A misprint.", bert)
        settlement = self.document.problems.get().settlement
        self.assertEqual((settlement.reason, settlement.editor), ("A misprint.", bert))
        self.assertEqual(Settlement.objects.filter(undone=None).count(), 1)
