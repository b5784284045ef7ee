"""What archivists decide about statements that are read from a text stands for good."""

from django.core.management import call_command
from django.db import transaction
from django.test import TestCase
from lxml import html

from letters.ingest.deciding import Choice, decide
from letters.ingest.saving import Edit, save_document
from letters.ingest.stated_and_decided import statements_of
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


DATED = """\
::: dateline
Moscow, October 26, 1962.
:::

The talks began.
"""


CABLE = """\
::: heading
Telegram to the Embassy in the Soviet Union[^0]
:::

1015. Following message from President Kennedy to Chairman Khrushchev should be \
delivered as soon as possible:

Dear Mr. Chairman:

I have read your letter with great care and welcome it. The first thing that needs to
be done is for work to cease on the bases in Cuba.

John F. Kennedy

End text.

[^0]: Source: Kennedy Library, National Security Files, Box 1. Secret; Niact.
"""


class DateTests(DecidingCase):
    """The date of the record is that of the text, confirmed, corrected or rejected."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.document = make_document("letter", DATED, date_edtf="1962-10-26")

    def date(self):
        self.derive_again()
        return self.stored().date_edtf

    def record(self):
        page = self.client.get(self.document.get_absolute_url())
        return html.fromstring(page.content).xpath(
            "normalize-space(//dt[.='Date']/following-sibling::dd)"
        )

    def test_it_is_listed_with_the_words_that_it_is_read_from(self):
        statement = self.statement(StatementKind.DATE)
        told = (statement.stated, statement.words, statement.doubt)
        self.assertEqual(told, ("1962-10-26", "October 26, 1962", ""))
        self.assertEqual(statement.in_words, "October 26, 1962")

    def test_a_record_that_has_another_is_a_doubt(self):
        for date, doubt in (
            ("1962-10-27", "the record has October 27, 1962"),
            ("", "the record has no date"),
        ):
            with self.subTest(date):
                Document.objects.filter(pk=self.document.pk).update(date_edtf=date)
                self.assertEqual(self.statement(StatementKind.DATE).doubt, doubt)

    def test_a_confirmed_one_is_put_into_the_record(self):
        document = self.stored()
        document.date_edtf, document.date_reason = "1962-10-27", "From the envelope."
        save_document(document, document.transcription.tei, Edit())
        self.decide(StatementKind.DATE, CONFIRMED)
        self.assertEqual(self.date(), "1962-10-26")
        self.assertEqual(self.stored().date_reason, "")

    def test_a_corrected_one_stands_and_readers_see_what_the_text_has(self):
        self.decide(StatementKind.DATE, CORRECTED, "1962-10-27")
        self.assertEqual(self.date(), "1962-10-27")
        self.assertEqual(
            self.record(), "October 27, 1962 The text has “October 26, 1962”."
        )

    def test_a_rejected_one_is_told_no_more(self):
        self.decide(StatementKind.DATE, REJECTED)
        self.assertEqual((self.date(), self.stored().stated_date), ("", ""))
        self.assertEqual(self.record(), "Undated")

    def test_a_date_that_was_typed_stays_when_that_of_the_text_is_rejected(self):
        Document.objects.filter(pk=self.document.pk).update(date_edtf="1962-10-27")
        self.decide(StatementKind.DATE, REJECTED)
        self.assertEqual(self.record(), "October 27, 1962")

    def test_left_to_the_rules_again_it_is_that_of_the_text(self):
        for decision, correction in ((REJECTED, ""), (CORRECTED, "1962-10-27")):
            with self.subTest(decision):
                self.decide(StatementKind.DATE, decision, correction)
                self.decide(StatementKind.DATE, "")
                self.assertEqual(self.date(), "1962-10-26")

    def test_what_was_typed_since_is_not_overwritten_by_it(self):
        self.decide(StatementKind.DATE, CONFIRMED)
        for typed in ("1962-10-28", ""):
            with self.subTest(typed):
                Document.objects.filter(pk=self.document.pk).update(date_edtf=typed)
                self.decide(StatementKind.DATE, "")
                self.assertEqual(self.stored().date_edtf, typed)
                self.decide(StatementKind.DATE, CONFIRMED)

    def test_the_history_has_it(self):
        self.decide(StatementKind.DATE, CORRECTED, "1962-10-27")
        revision = self.stored().revisions.first()
        told = (revision.number, revision.record["date_edtf"], revision.editor)
        self.assertEqual(told, (2, "1962-10-27", self.anna))

    def test_what_somebody_saved_since_the_page_was_shown_is_kept(self):
        shown = self.stored()
        Document.objects.filter(pk=shown.pk).update(title="Another title")
        choice = Choice(self.statement(StatementKind.DATE), CORRECTED, "1962-10-27")
        decide(shown, [choice], self.anna)
        self.assertEqual(self.stored().title, "Another title")


class CorrectedMarkingTests(DecidingCase):
    def test_it_is_told_as_the_word_of_an_archivist(self):
        self.decide(StatementKind.LEVEL, CORRECTED, "confidential")
        self.derive_again()
        page = self.client.get(self.document.get_absolute_url())
        (row,) = html.fromstring(page.content).xpath("//div[dt[.='Markings']]")
        told = " ".join(row.text_content().split())
        self.assertIn("As printed Niact", told)
        self.assertIn(
            "“Confidential” is an archivist’s correction; the text has “Secret”.", told
        )
        self.assertEqual(self.stored().markings, "Niact; Confidential")

    def test_it_is_no_statement_of_the_text(self):
        self.decide(StatementKind.LEVEL, CORRECTED, "confidential")
        levels = [s.stated for s in statements_of(self.stored()) if s.kind == "level"]
        self.assertEqual(levels, ["secret"])

    def test_what_was_typed_is_not_called_printed(self):
        Document.objects.update(classification_marking="Top Secret")
        self.derive_again()
        page = self.client.get(self.document.get_absolute_url())
        self.assertContains(page, "As an archivist gives them")
        self.assertNotContains(page, "As printed")


class DecidedLetterTests(TestCase):
    """What a document transmits has a date and markings of its own to be decided on."""

    def setUp(self):
        self.carrier = make_document(
            "cable", CABLE, kind="telegram", date_edtf="1962-10-26"
        )

    @property
    def letter(self):
        return Document.objects.get(carrier=self.carrier)

    def decide(self, document, kind, decision, correction=""):
        statements = [s for s in statements_of(document) if s.kind == kind]
        return decide(document, [Choice(statements[0], decision, correction)])

    def derive_again(self):
        call_command("derive_documents", "--all", verbosity=0)

    def test_it_has_the_markings_that_the_source_note_states(self):
        self.assertEqual(
            (self.letter.level, self.letter.precedence), ("secret", ["niact"])
        )

    def test_a_marking_is_rejected_for_it_alone(self):
        self.decide(self.letter, StatementKind.LEVEL, REJECTED)
        self.derive_again()
        self.assertEqual((self.letter.level, self.letter.markings), ("", "Niact"))
        carrier = Document.objects.get(pk=self.carrier.pk)
        self.assertEqual((carrier.level, carrier.markings), ("secret", "Secret; Niact"))

    def test_what_is_decided_of_the_carrier_holds_for_it_too(self):
        carrier = Document.objects.get(pk=self.carrier.pk)
        self.decide(carrier, StatementKind.LEVEL, CORRECTED, "confidential")
        self.assertEqual(self.letter.level, "confidential")
        levels = [s for s in statements_of(self.letter) if s.kind == "level"]
        self.assertEqual(levels, [])

    def test_but_not_where_it_was_decided_otherwise(self):
        carrier = Document.objects.get(pk=self.carrier.pk)
        self.decide(self.letter, StatementKind.LEVEL, CONFIRMED)
        self.decide(carrier, StatementKind.LEVEL, REJECTED)
        self.assertEqual(
            (self.letter.level, self.letter.markings), ("secret", "Secret; Niact")
        )

    def test_its_date_is_corrected_and_rejected_for_good(self):
        for decision, correction in ((CORRECTED, "1962-10-25"), (REJECTED, "")):
            with self.subTest(decision):
                self.decide(self.letter, StatementKind.DATE, decision, correction)
                self.derive_again()
                self.assertEqual(self.letter.date_edtf, correction)

    def test_left_to_the_rules_again_it_is_that_of_the_carrier(self):
        self.decide(self.letter, StatementKind.DATE, CORRECTED, "1962-10-25")
        self.assertEqual(self.letter.date_reason, "")
        self.decide(self.letter, StatementKind.DATE, "")
        self.assertEqual(self.letter.date_edtf, "1962-10-26")
        self.assertIn("transmits it", self.letter.date_reason)


class ImportedTests(TestCase):
    def test_a_file_with_another_date_does_not_overwrite_a_decided_one(self):
        other = FIRST.replace("1961-10-26", "1961-10-29").replace(
            "October 26", "October 29"
        )
        for decision, correction, date in (
            (CONFIRMED, "", "1961-10-26"),
            (CORRECTED, "1961-10-27", "1961-10-27"),
            (REJECTED, "", ""),
        ):
            with self.subTest(decision), transaction.atomic():
                bring_in(small_volume())
                statement = statements_of(held("d1"))[0]
                decide(held("d1"), [Choice(statement, decision, correction)])
                report = bring_in(small_volume(first=other))
                self.assertEqual(held("d1").date_edtf, date)
                self.assertEqual(report.counts[ImportOutcome.CONFLICT], 1)
                transaction.set_rollback(True)

    def test_a_corrected_one_outlasts_a_file_that_has_it_and_then_another(self):
        bring_in(small_volume())
        statement = statements_of(held("d1"))[0]
        decide(held("d1"), [Choice(statement, CORRECTED, "1961-10-27")])
        for day in ("27", "29"):
            changed = FIRST.replace("1961-10-26", f"1961-10-{day}")
            bring_in(
                small_volume(first=changed.replace("October 26", f"October {day}"))
            )
        self.assertEqual(held("d1").date_edtf, "1961-10-27")

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
