"""What was corrected in a public text is noted; nothing else ever is."""

from django.db import transaction
from django.test import TestCase

from letters.ingest.correction_notes import record_missing_corrections
from letters.ingest.party_corrections import parties_noted
from letters.ingest.saving import Edit, save_document
from letters.models import Agent, DocumentStatus, TextCorrection
from letters.tests.factories import make_document, make_tei

CABLE = """\
::: heading
Telegram From the Department of State to the Embassy in the Soviet Union
:::

The talks began.
"""
PLACE = "some understanding"
DRAFT, PUBLISHED, WITHDRAWN = (
    DocumentStatus.DRAFT,
    DocumentStatus.PUBLISHED,
    DocumentStatus.WITHDRAWN,
)


class NotingTests(TestCase):
    def setUp(self):
        self.document = make_document(status=DRAFT)
        self.tei = self.document.transcription.tei

    def save(self, words=PLACE, status=PUBLISHED, **fields):
        self.document.status = status
        for name, value in fields.items():
            setattr(self.document, name, value)
        tei = self.tei.replace(PLACE, words)
        save_document(self.document, tei, Edit(reason="Private"))

    def noted(self):
        rows = TextCorrection.objects.order_by("pk")
        return [(row.revision.number, row.former_number, row.extent) for row in rows]

    def test_drafts_and_the_first_publication_are_no_corrections(self):
        self.save("one draft", DRAFT)
        self.save("another draft")
        self.assertEqual(self.noted(), [])

    def test_a_corrected_public_text_is(self):
        self.save()
        self.save("some feeling")
        self.assertEqual(self.noted(), [(3, 2, "words")])
        self.assertEqual(
            TextCorrection.objects.get().parts, [["paragraph 1", 1, "corrected"]]
        )

    def test_another_title_or_date_is_one_of_the_record(self):
        self.save()
        self.save(title="Another", date_edtf="1962-10-27")
        self.assertEqual(self.noted(), [(3, 2, "record")])
        title = ["title", "Khrushchev to Kennedy", "Another"]
        date = ["date", "1962-10-26", "1962-10-27"]
        self.assertEqual(TextCorrection.objects.get().record, [title, date])

    def test_what_readers_are_not_told_is_none(self):
        self.save()
        self.save(subject="Cuba")
        self.assertEqual(self.noted(), [])

    def test_markup_alone_says_so(self):
        self.save()
        self.save(f"<w>{PLACE}</w>")
        self.assertEqual(self.noted(), [(3, 2, "markup")])

    def test_what_was_withdrawn_in_between_is_compared_with_nothing(self):
        self.save()
        self.save("a secret", WITHDRAWN)
        self.save("another secret", WITHDRAWN)
        self.save("some feeling")
        self.assertEqual(self.noted(), [(5, 2, "words")])

    def test_published_again_as_it_was_is_no_correction(self):
        self.save()
        self.save("a secret", WITHDRAWN)
        self.save()
        self.assertEqual(self.noted(), [])

    def test_what_was_saved_before_this_was_noted_can_be_found(self):
        self.save()
        self.save("some feeling")
        TextCorrection.objects.all().delete()
        self.assertEqual(len(list(record_missing_corrections())), 1)
        self.assertEqual(self.noted(), [(3, 2, "words")])
        self.assertEqual(list(record_missing_corrections()), [])


class PartyTests(TestCase):
    def setUp(self):
        self.document = make_document()
        self.sender = Agent.objects.create(
            identifier="mikoyan", authorized_name="Mikoyan", kind=Agent.Kind.PERSON
        )

    def save(self, edit=None):
        with transaction.atomic(), parties_noted(self.document, edit or Edit()):
            self.document.correspondence_events.update_or_create(
                type="sent", defaults={"agent": self.sender, "decision": "corrected"}
            )

    def test_another_sender_is_a_revision_of_its_own(self):
        self.save(Edit(public_reason="The signature was misread."))
        correction = TextCorrection.objects.get()
        told = (correction.revision.number, correction.extent)
        self.assertEqual(told, (2, "record"))
        self.assertEqual(correction.record[0][0], "sender")
        self.assertEqual(correction.record[0][2], "Mikoyan")
        self.document.refresh_from_db()
        self.assertEqual(self.document.revision_number, 2)

    def test_the_same_parties_are_none(self):
        self.save()
        self.save()
        self.assertEqual(TextCorrection.objects.count(), 1)

    def test_of_a_draft_nothing_is_told(self):
        self.document.status = DRAFT
        save_document(self.document, self.document.transcription.tei, Edit())
        self.save()
        self.assertFalse(TextCorrection.objects.exists())

    def test_a_corrected_text_with_another_signature_tells_of_both(self):
        document = make_document("cable", CABLE, kind="telegram")
        other = CABLE.replace("to the Embassy in", "to the Mission to")
        save_document(document, make_tei(other), Edit())
        correction = TextCorrection.objects.get(revision__document=document)
        self.assertEqual(correction.extent, "words")
        names = [name for name, _, _ in correction.record]
        self.assertEqual(names, ["recipient"])
