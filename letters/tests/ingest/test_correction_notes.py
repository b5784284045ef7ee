"""What was corrected in a public text is noted; nothing else ever is."""

from django.test import TestCase

from letters.ingest.correction_notes import record_missing_corrections
from letters.ingest.saving import Edit, save_document
from letters.models import DocumentStatus, TextCorrection
from letters.tests.factories import make_document

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

    def test_another_title_is_no_correction_of_the_text(self):
        self.save()
        self.save(title="Another")
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
