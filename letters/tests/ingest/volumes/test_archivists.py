"""An archivist's edits of imported documents stay, whatever the file says later."""

from django.db import transaction
from django.test import TestCase

from letters.ingest.deletion import delete_document
from letters.ingest.deriving_again import derive_stored
from letters.ingest.saving import Edit, save_document
from letters.ingest.volumes.planning import ImportOutcome
from letters.models import (
    Agent,
    CorrespondenceEvent,
    Document,
    DocumentStatus,
    Edition,
    ImportedDocument,
    NameVariant,
    Section,
)
from letters.models.events import Origin
from letters.tests.factories import make_agent, make_document, make_edition
from letters.tests.ingest.volumes.files import (
    EDITION,
    FIRST,
    SECOND,
    bring_in,
    held,
    small_volume,
)
from letters.tests.tei.volume.samples import document

CORRECTED = FIRST.replace("I have your letter.", "I have your second letter.")
RETITLED = FIRST.replace("Letter From", "Message From")


def edit(key, *, old="", new="", **fields):
    """Save a document as an archivist does in the admin."""
    document = held(key)
    for name, value in fields.items():
        setattr(document, name, value)
    save_document(document, document.transcription.tei.replace(old, new), Edit())
    return document


class ArchivistCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        bring_in(small_volume())

    def problems(self, report, code):
        return [problem.message for problem in report.problems if problem.code == code]


class EditedTextTests(ArchivistCase):
    def test_an_edited_text_stays_when_the_file_changes_elsewhere(self):
        edit("d1", old="struck", new="struck out")
        report = bring_in(small_volume(second=SECOND.replace("Reply", "An answer")))

        self.assertEqual(
            report.counts,
            {
                ImportOutcome.KEPT: 1,
                ImportOutcome.UPDATED: 1,
                ImportOutcome.UNCHANGED: 1,
            },
        )
        self.assertIn("struck out", held("d1").transcription.tei)

    def test_an_edited_text_that_the_file_changed_too_is_a_conflict(self):
        edit("d1", old="struck", new="struck out")
        report = bring_in(small_volume(first=CORRECTED))

        self.assertEqual(report.counts[ImportOutcome.CONFLICT], 1)
        message = "Changed in the file and here: text. Left as it is here."
        self.assertEqual(self.problems(report, ImportOutcome.CONFLICT), [message])
        self.assertNotIn("second letter", held("d1").transcription.tei)
        self.assertEqual(held("d1").revisions.count(), 2)

    def test_a_conflict_is_reported_when_the_file_changes_and_not_again(self):
        edit("d1", old="struck", new="struck out")
        bring_in(small_volume(first=CORRECTED))
        report = bring_in(small_volume(first=CORRECTED))
        self.assertEqual(report.counts, {ImportOutcome.UNCHANGED: 3})

        report = bring_in(small_volume(first=CORRECTED.replace("second", "third")))
        self.assertEqual(report.counts[ImportOutcome.CONFLICT], 1)

    def test_the_same_correction_here_and_in_the_file_is_no_conflict(self):
        edit("d1", old="I have your letter.", new="I have your second letter.")
        report = bring_in(small_volume(first=CORRECTED))
        self.assertEqual(report.counts, {ImportOutcome.UNCHANGED: 3})

        third = CORRECTED.replace("second", "third")
        report = bring_in(small_volume(first=third))
        self.assertEqual(report.counts[ImportOutcome.UPDATED], 1)
        self.assertIn("third letter", held("d1").transcription.tei)

    def test_an_edit_that_was_taken_back_is_no_conflict(self):
        edit("d1", old="struck", new="struck out")
        edit("d1", old="struck out", new="struck")
        report = bring_in(small_volume(first=CORRECTED))
        self.assertEqual(report.counts[ImportOutcome.UPDATED], 1)


class EditedRecordTests(ArchivistCase):
    def test_a_subject_stays_through_an_import_and_a_derivation(self):
        printed = FIRST.replace("<p>Dear", "<p>Subject: Cuba</p><p>Dear")
        edit("d1", subject="Berlin")
        bring_in(small_volume(first=printed))
        derive_stored(held("d1").pk)

        document = held("d1")
        self.assertEqual(document.subjects, ["Berlin"])
        self.assertEqual(document.printed_subjects, ["Cuba"])
        self.assertEqual(
            document.label, "Chairman Khrushchev to President Kennedy, letter: Berlin"
        )

    def test_an_edited_field_stays_while_the_text_is_updated(self):
        edit("d1", title="Khrushchev to Kennedy", date_edtf="1961-10-27")
        report = bring_in(small_volume(first=CORRECTED))

        self.assertEqual(report.counts[ImportOutcome.UPDATED], 1)
        self.assertEqual(held("d1").title, "Khrushchev to Kennedy")
        self.assertEqual(held("d1").date_edtf, "1961-10-27")
        self.assertIn("second letter", held("d1").transcription.tei)

    def test_a_conflict_in_a_field_leaves_it_and_brings_the_rest(self):
        edit("d1", title="Khrushchev to Kennedy")
        report = bring_in(small_volume(first=RETITLED))

        message = "Changed in the file and here: title. Left as it is here."
        self.assertEqual(self.problems(report, ImportOutcome.CONFLICT), [message])
        self.assertEqual(held("d1").title, "Khrushchev to Kennedy")
        self.assertIn("Message From", held("d1").transcription.tei)

    def test_a_document_stays_in_the_section_it_was_moved_to(self):
        section = Section.objects.get(key="ch2")
        edit("d1", section=section)
        bring_in(small_volume(first=CORRECTED))
        self.assertEqual(held("d1").section, section)

    def test_a_section_of_ones_own_stays_with_its_documents(self):
        section = Section.objects.create(
            edition=held("d1").edition, key="mine", title="Mine", position=9
        )
        edit("d1", section=section)
        bring_in(small_volume(first=CORRECTED))
        self.assertEqual(held("d1").section, section)

    def test_a_withdrawn_document_stays_withdrawn(self):
        edit("d1", status=DocumentStatus.DRAFT)
        report = bring_in(small_volume(first=CORRECTED))
        self.assertEqual(report.counts[ImportOutcome.UPDATED], 1)
        self.assertEqual(held("d1").status, DocumentStatus.DRAFT)

    def test_fields_that_the_file_lacks_are_left_alone(self):
        edit("d1", scope_and_content="About Berlin.")
        bring_in(small_volume(first=RETITLED))
        self.assertEqual(held("d1").scope_and_content, "About Berlin.")


class EditedIdentifierTests(ArchivistCase):
    def test_a_renamed_document_is_updated_under_its_new_name(self):
        renamed = edit("d1", identifier="khrushchev-kennedy-1961")
        report = bring_in(small_volume(first=CORRECTED))

        self.assertEqual(
            report.counts, {ImportOutcome.UPDATED: 1, ImportOutcome.UNCHANGED: 2}
        )
        self.assertEqual(Document.objects.count(), 3)
        renamed.refresh_from_db()
        self.assertEqual(renamed.identifier, "khrushchev-kennedy-1961")
        self.assertIn("second letter", renamed.transcription.tei)

    def test_the_references_to_it_still_find_it(self):
        renamed = edit("d1", identifier="khrushchev-kennedy-1961")
        bring_in(small_volume(second=SECOND.replace("Reply", "Answer")))
        targets = held("d2").crossreferences.values_list("target", flat=True)
        self.assertEqual(set(targets), {renamed.pk})

    def test_a_document_that_was_not_imported_keeps_its_identifier(self):
        edition = make_edition("frus1961-63v05")
        document = make_document("frus1961-63v05/d3", edition=edition)

        report = bring_in(small_volume(), "frus1961-63v05.xml")

        self.assertEqual(
            report.counts, {ImportOutcome.CREATED: 2, ImportOutcome.TAKEN: 1}
        )
        self.assertEqual(
            self.problems(report, "taken"),
            ["Another document, not of this file, has this identifier."],
        )
        self.assertEqual(Document.objects.get(pk=document.pk).title, document.title)
        self.assertFalse(ImportedDocument.objects.filter(document=document).exists())

    def test_a_letter_that_it_transmits_takes_no_address_of_another(self):
        make_document(f"{EDITION}/d4-letter-1")
        carrier = """<head>4. Telegram From the Department of State to the Embassy in the
        Soviet Union</head><p>Following message from President Kennedy to Chairman
        Khrushchev:</p><p>“Dear Mr. Chairman: I have read your letter with great care, and
        I welcome the statement of your wish to seek a prompt solution.</p><p>John F.
        Kennedy”</p>"""

        bring_in(small_volume(document("d4", carrier)))

        self.assertEqual(
            [letter.identifier for letter in held("d4").transmitted_letters.all()],
            [f"{EDITION}/d4-letter-2"],
        )

    def test_it_comes_in_when_the_identifier_is_free_again(self):
        make_document("frus1961-63v05/d3", status=DocumentStatus.DRAFT)
        bring_in(small_volume(), "frus1961-63v05.xml")
        Document.objects.get(identifier="frus1961-63v05/d3").delete()

        report = bring_in(small_volume(), "frus1961-63v05.xml")

        self.assertEqual(
            report.counts, {ImportOutcome.CREATED: 1, ImportOutcome.UNCHANGED: 2}
        )

    def test_an_identifier_that_another_document_had_is_not_given_again(self):
        document = make_document("frus1961-63v05/d3")
        document.identifier = "another"
        save_document(document, document.transcription.tei, Edit())

        report = bring_in(small_volume(), "frus1961-63v05.xml")

        self.assertEqual(
            report.counts, {ImportOutcome.CREATED: 2, ImportOutcome.TAKEN: 1}
        )


class DeletionTests(TestCase):
    def test_a_deleted_draft_is_not_brought_in_again(self):
        for delete in (delete_document, lambda document: document.delete()):
            with self.subTest(delete), transaction.atomic():
                self.assert_not_brought_in_again(delete)
                transaction.set_rollback(True)

    def assert_not_brought_in_again(self, delete):
        bring_in(small_volume(), status=DocumentStatus.DRAFT)
        delete(held("d1"))

        report = bring_in(small_volume(second=SECOND.replace("Reply", "Answer")))

        self.assertEqual(
            report.counts,
            {
                ImportOutcome.DELETED: 1,
                ImportOutcome.UPDATED: 1,
                ImportOutcome.UNCHANGED: 1,
            },
        )
        self.assertFalse(Document.objects.filter(identifier=f"{EDITION}/d1").exists())


class DecidedEventTests(ArchivistCase):
    """A derived signer that an archivist rejected, and a recipient that one corrected."""

    def setUp(self):
        self.event("signed").update(decision="rejected")
        robert = make_agent("kennedy-robert-f", "Kennedy, Robert F.", "Robert Kennedy")
        self.event("received").update(decision="corrected", agent=robert, role="Envoy")

    def event(self, kind):
        return CorrespondenceEvent.with_rejected.filter(
            document=held("d1"), type=kind, origin=Origin.DERIVED
        )

    def assert_decisions_stand(self):
        standing = CorrespondenceEvent.objects.filter(document=held("d1"))
        self.assertFalse(standing.filter(type="signed").exists())
        recipient = standing.get(type="received")
        self.assertEqual(
            (str(recipient.agent), recipient.role, recipient.decision),
            ("Robert Kennedy", "Envoy", "corrected"),
        )

    def test_they_stand_when_the_volume_comes_with_another_text(self):
        report = bring_in(small_volume(first=CORRECTED))
        self.assertEqual(report.counts[ImportOutcome.UPDATED], 1)
        self.assertIn("second letter", held("d1").transcription.tei)
        self.assert_decisions_stand()

    def test_the_same_signer_does_not_come_back_under_another_form_of_the_name(self):
        first = CORRECTED.replace("N. Khrushchev", "Nikita S. Khrushchev")
        bring_in(small_volume(first=first))
        self.assert_decisions_stand()

    def test_a_signature_that_the_file_drops_and_brings_again_stays_rejected(self):
        bring_in(small_volume(first=CORRECTED.replace("N. Khrushchev", "")))
        bring_in(small_volume(first=FIRST))
        self.assert_decisions_stand()

    def test_another_signer_is_a_new_statement(self):
        first = CORRECTED.replace("N. Khrushchev", "Dean Rusk")
        bring_in(small_volume(first=first))
        signer = CorrespondenceEvent.objects.get(document=held("d1"), type="signed")
        self.assertEqual(str(signer.agent), "Dean Rusk")


class SomebodyElseTests(ArchivistCase):
    def test_a_person_whose_name_was_edited_keeps_it(self):
        agent = Agent.objects.get(identifier=f"{EDITION}-RD1")
        agent.authorized_name = "Rusk, Dean (1909–1994)"
        agent.save()

        file = small_volume().replace("Rusk, Dean", "Rusk, David Dean")
        bring_in(file.replace("Secretary of State<", "Secretary<"))

        agent.refresh_from_db()
        self.assertEqual(agent.authorized_name, "Rusk, Dean (1909–1994)")
        self.assertEqual(agent.display_name, "David Dean Rusk")
        self.assertEqual(agent.description, "Secretary")

    def test_names_and_links_given_to_a_person_stay(self):
        agent = Agent.objects.get(identifier=f"{EDITION}-RD1")
        NameVariant.objects.create(agent=agent, name="the Secretary")
        bring_in(small_volume().replace("Rusk, Dean", "Rusk, David Dean"))
        self.assertEqual(agent.name_variants.get().name, "the Secretary")

    def test_a_title_given_to_the_edition_stays_and_is_a_conflict_if_both_changed(self):
        Edition.objects.update(title="Kennedy and Khrushchev")
        bring_in(small_volume(first=CORRECTED))
        self.assertEqual(Edition.objects.get().title, "Kennedy and Khrushchev")

        report = bring_in(small_volume().replace("Kennedy-Khrushchev", "Pen Pals"))

        self.assertEqual(Edition.objects.get().title, "Kennedy and Khrushchev")
        message = "title: changed in the file and here."
        self.assertEqual(self.problems(report, ImportOutcome.CONFLICT), [message])

    def test_an_edition_that_was_here_before_its_file_keeps_what_was_entered(self):
        edition = make_edition("frus1961-63v05")
        report = bring_in(small_volume(), "frus1961-63v05.xml")
        title = Edition.objects.get(pk=edition.pk).title
        self.assertEqual(title, edition.title)
        self.assertTrue(self.problems(report, ImportOutcome.CONFLICT))


class AtTheSameTimeTests(ArchivistCase):
    def test_what_is_saved_while_an_import_goes_on_is_not_overwritten(self):
        corrected = small_volume(second=SECOND.replace("Reply", "Answer"))
        saved = []

        def archivist_saves(_documents):
            if not saved:
                saved.append(edit("d2", old="Reply", new="A reply"))

        report = bring_in(corrected, progress=archivist_saves)

        self.assertIn("A reply", held("d2").transcription.tei)
        self.assertEqual(
            report.counts, {ImportOutcome.FAILED: 1, ImportOutcome.UNCHANGED: 2}
        )
        message = "Revision 2 was saved in the meantime."
        self.assertEqual(self.problems(report, ImportOutcome.FAILED), [message])
        self.assertEqual(bring_in(corrected).counts[ImportOutcome.CONFLICT], 1)
