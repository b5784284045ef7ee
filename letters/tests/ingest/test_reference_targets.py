"""References and their targets find each other in whatever order they arrive."""

from django.test import TestCase

from letters.ingest.saving import Edit, save_document
from letters.models import CrossReference
from letters.tests.factories import LETTER, make_document, make_edition, make_tei


class ReferenceTargetTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()

    def make(self, number, notation=LETTER):
        return make_document(
            f"frus1961-63v06/d{number}",
            notation,
            edition=self.edition,
            number=str(number),
        )

    def test_a_target_that_is_not_held_is_wanted(self):
        self.make(12)
        reference = CrossReference.objects.get()

        self.assertEqual(reference.target_identifier, "frus1961-63v06/d11")
        self.assertIsNone(reference.target)

    def test_a_wanted_target_resolves_by_itself_when_it_arrives(self):
        self.make(12)
        target = self.make(11, "Text.")
        self.assertEqual(CrossReference.objects.get().target, target)

    def test_a_target_that_is_held_already_is_found(self):
        target = self.make(11, "Text.")
        self.make(12)
        self.assertEqual(CrossReference.objects.get().target, target)

    def test_a_corrected_reference_loses_its_old_target(self):
        self.make(11, "Text.")
        citing = self.make(12)

        corrected = LETTER.replace("See Document 11.", "See Document 10.")
        save_document(citing, make_tei(corrected), Edit())

        self.assertIsNone(CrossReference.objects.get(document=citing).target)

    def test_a_reference_follows_its_target_when_that_is_renamed(self):
        self.make(12)
        target = self.make(11, "Text.")
        target.identifier = "frus1961-63v06/d11a"
        save_document(target, make_tei("Text."), Edit())
        citing = CrossReference.objects.get().document
        save_document(citing, make_tei(LETTER + "\n\nP.S."), Edit())

        self.assertEqual(CrossReference.objects.get().target, target)

    def test_a_letter_of_no_edition_wants_no_document(self):
        make_document()
        self.assertEqual(CrossReference.objects.get().target_identifier, "")
