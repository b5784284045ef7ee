"""What archivists decide about statements that are read from a text stands for good."""

from django.core.management import call_command
from django.test import TestCase
from lxml import html

from letters.ingest.deciding import Choice, decide, statements_of
from letters.ingest.saving import Edit, save_document
from letters.ingest.volumes.planning import ImportOutcome
from letters.models import (
    CrossReference,
    Document,
    ReferenceState,
    StatementDecision,
    StatementKind,
)
from letters.tests.factories import (
    make_archivist,
    make_document,
    make_edition,
    make_tei,
)
from letters.tests.ingest.volumes.files import FIRST, bring_in, held, small_volume

MEMO = """\
Secret

Niact

SUBJECT: Missiles in Cuba

The talks began.[^1]

[^1]: See Document 11.
"""
CONFIRMED, CORRECTED, REJECTED = StatementDecision.Decision.values


class DecidingCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.edition = make_edition()
        cls.document = make_document(
            "frus1961-63v06/d12", MEMO, edition=cls.edition, number="12"
        )

    def stored(self):
        return Document.objects.select_related("transcription").get(pk=self.document.pk)

    def statement(self, kind):
        return next(each for each in statements_of(self.stored()) if each.kind == kind)

    def decide(self, kind, decision, correction=""):
        choice = Choice(self.statement(kind), decision, correction)
        return decide(self.stored(), [choice], self.anna)

    def derive_again(self):
        call_command("derive_documents", "--all", verbosity=0)

    def save_text(self, notation):
        save_document(self.stored(), make_tei(notation), Edit())


class ListedTests(DecidingCase):
    def test_each_statement_has_the_words_that_it_is_read_from(self):
        told = [(s.kind, s.stated, s.words) for s in statements_of(self.stored())]
        self.assertEqual(
            told,
            [
                ("subject", "Missiles in Cuba", "Missiles in Cuba"),
                ("level", "secret", "Secret"),
                ("precedence", "niact", "Niact"),
                ("reference", "frus1961-63v06/d11", "Document 11"),
            ],
        )

    def test_what_may_be_doubted_says_why(self):
        self.assertIn("not hold", self.statement(StatementKind.REFERENCE).doubt)

    def test_what_the_record_overrules_is_not_listed(self):
        Document.objects.update(subject="Cuba", classification_marking="Top Secret")
        kinds = {each.kind for each in statements_of(self.stored())}
        self.assertEqual(kinds, {"reference"})


class RejectedTests(DecidingCase):
    """Each kind, once it was rejected, derived again, and stated anew."""

    def test_a_subject_is_told_no_more(self):
        self.decide(StatementKind.SUBJECT, REJECTED)
        self.derive_again()
        self.assertEqual(self.stored().subjects, [])

    def test_neither_is_a_marking(self):
        self.decide(StatementKind.LEVEL, REJECTED)
        self.decide(StatementKind.PRECEDENCE, REJECTED)
        self.derive_again()
        self.assertEqual((self.stored().level, self.stored().precedence), ("", []))

    def test_the_printed_words_of_a_marking_are_no_statement_either(self):
        note = "\n\n[^0]: Source: Kennedy Library, Box 1. Secret; Niact."
        self.save_text(MEMO + note)
        self.assertIn("Secret", self.stored().markings)
        self.decide(StatementKind.LEVEL, REJECTED)
        self.derive_again()
        self.assertEqual(self.stored().markings, "Niact")
        self.assertEqual(self.stored().printed_markings, "Niact")
        self.assertIn("Secret", self.stored().text)
        page = self.client.get(self.document.get_absolute_url())
        record = html.fromstring(page.content).xpath(
            "string(//*[@aria-labelledby='record-label'])"
        )
        self.assertIn("Niact", record)
        self.assertNotIn("Secret", record)

    def test_a_cross_reference_is_none(self):
        self.decide(StatementKind.REFERENCE, REJECTED)
        self.derive_again()
        self.assertFalse(CrossReference.objects.exists())
        page = self.client.get(self.document.get_absolute_url())
        self.assertNotContains(page, "reference--wanted")
        self.assertNotContains(self.client.get("/wanted/"), "d11")

    def test_its_key_stays_its_own(self):
        key = CrossReference.objects.get().key
        self.decide(StatementKind.REFERENCE, REJECTED)
        self.derive_again()
        self.decide(StatementKind.REFERENCE, "")
        self.assertEqual(CrossReference.objects.get().key, key)

    def test_what_the_text_drops_and_states_again_is_still_rejected(self):
        self.decide(StatementKind.SUBJECT, REJECTED)
        self.decide(StatementKind.REFERENCE, REJECTED)
        self.save_text("The talks began.")
        self.save_text(MEMO)
        self.assertEqual(self.stored().subjects, [])
        self.assertFalse(CrossReference.objects.exists())

    def test_another_statement_is_not(self):
        self.decide(StatementKind.LEVEL, REJECTED)
        self.save_text(MEMO.replace("Secret", "Top Secret"))
        self.assertEqual(self.stored().level, "top secret")

    def test_it_is_still_listed_and_can_be_left_to_the_rules_again(self):
        self.decide(StatementKind.LEVEL, REJECTED)
        statement = self.statement(StatementKind.LEVEL)
        self.assertEqual((statement.stated, statement.decision), ("secret", REJECTED))
        self.decide(StatementKind.LEVEL, "")
        self.assertEqual(self.stored().level, "secret")


class CorrectedTests(DecidingCase):
    def test_the_correction_is_told_instead(self):
        self.decide(StatementKind.SUBJECT, CORRECTED, "Soviet missiles in Cuba")
        self.decide(StatementKind.LEVEL, CORRECTED, "confidential")
        self.derive_again()
        document = self.stored()
        self.assertEqual(document.subjects, ["Soviet missiles in Cuba"])
        self.assertEqual(document.level, "confidential")

    def test_a_cross_reference_leads_to_the_target_that_was_given(self):
        target = make_document("memo", "Text.")
        self.decide(StatementKind.REFERENCE, CORRECTED, "memo")
        self.derive_again()
        reference = CrossReference.objects.get()
        self.assertEqual((reference.target, reference.state), (target, "resolved"))
        self.assertEqual(reference.how_found, "corrected by an archivist")

    def test_a_target_may_be_wanted(self):
        self.decide(StatementKind.REFERENCE, CORRECTED, "frus1961-63v06/d99")
        self.assertEqual(CrossReference.objects.get().state, ReferenceState.WANTED)
        make_document("frus1961-63v06/d99", "Text.", edition=self.edition)
        self.assertEqual(CrossReference.objects.get().state, ReferenceState.RESOLVED)

    def test_what_was_read_is_still_listed(self):
        self.decide(StatementKind.REFERENCE, CORRECTED, "frus1961-63v06/d99")
        (statement,) = [
            each for each in statements_of(self.stored()) if each.kind == "reference"
        ]
        self.assertEqual(
            (statement.stated, statement.correction),
            ("frus1961-63v06/d11", "frus1961-63v06/d99"),
        )


class ConfirmedTests(DecidingCase):
    def test_nothing_changes_but_that_it_is_confirmed(self):
        self.assertEqual(self.decide(StatementKind.LEVEL, CONFIRMED), 1)
        self.assertEqual(self.decide(StatementKind.LEVEL, CONFIRMED), 0)
        self.assertEqual(self.stored().level, "secret")
        self.assertEqual(StatementDecision.objects.get().editor, self.anna)

    def test_it_is_listed_only_as_long_as_the_text_states_it(self):
        self.decide(StatementKind.LEVEL, CONFIRMED)
        self.save_text(MEMO.replace("Secret\n", ""))
        kinds = {each.kind for each in statements_of(self.stored())}
        self.assertNotIn("level", kinds)


class ImportedTests(TestCase):
    def test_a_decision_stands_when_the_volume_comes_with_another_text(self):
        bring_in(small_volume())
        document = held("d1")
        statements = statements_of(document)
        (statement,) = [each for each in statements if each.words == "Document 3"]
        decide(document, [Choice(statement, REJECTED)])

        changed = FIRST.replace("I have your letter.", "I have your second letter.")
        report = bring_in(small_volume(first=changed))

        self.assertEqual(report.counts[ImportOutcome.UPDATED], 1)
        standing = CrossReference.objects.filter(document=held("d1"))
        self.assertFalse(standing.filter(printed="Document 3").exists())
        self.assertTrue(standing.filter(printed="Document 2").exists())
