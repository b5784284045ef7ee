"""References find their targets in either order, and after the target is renamed."""

from django.test import TestCase

from letters.ingest.reference_targets import target_fields
from letters.ingest.saving import Edit, save_document
from letters.models import (
    CrossReference,
    Document,
    DocumentStatus,
    Edition,
    ReferenceState,
)
from letters.tei.references import Target
from letters.tei.source import TEI_NAMESPACE
from letters.tests.factories import make_document, make_edition, make_tei

CITING = "Text.[^1]\n\n[^1]: See Document 11."


def cite(words):
    return f"Text.[^1]\n\n[^1]: {words}"


class ResolutionCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()

    def make(self, number, notation="Text.", **fields):
        identifier = f"frus1961-63v06/d{number}"
        return make_document(identifier, notation, edition=self.edition, **fields)

    def rename(self, document, number):
        document.identifier = f"frus1961-63v06/d{number}"
        save_document(document, document.transcription.tei, Edit())
        return document

    def target(self):
        return CrossReference.objects.get().target


class ArrivalOrderTests(ResolutionCase):
    def test_all_references_to_a_document_find_it_when_it_arrives(self):
        for number in (12, 13):
            self.make(number, CITING)
        arrived = self.make(11)
        targets = {reference.target for reference in CrossReference.objects.all()}
        self.assertEqual(targets, {arrived})

    def test_a_draft_is_a_target_too(self):
        self.make(12, CITING)
        draft = self.make(11, status=DocumentStatus.DRAFT)
        self.assertEqual(self.target(), draft)

    def test_a_document_that_is_deleted_is_wanted_again(self):
        self.make(12, CITING)
        self.make(11).delete()
        self.assertIsNone(self.target())
        self.assertEqual(self.make(11), self.target())

    def test_a_document_renamed_to_the_target_is_found(self):
        self.make(12, CITING)
        late = self.rename(self.make(99), 11)
        self.assertEqual(self.target(), late)

    def test_a_corrected_reference_leads_to_the_other_document_at_once(self):
        self.make(11)
        target, citing = self.make(10), self.make(12, CITING)
        save_document(citing, make_tei(cite("See Document 10.")), Edit())
        self.assertEqual(self.target(), target)

    def test_a_reference_to_its_own_document_leads_there(self):
        document = self.make(12, cite("See footnote 2.") + "\n\n[^2]: Other.")
        reference = CrossReference.objects.get()
        self.assertEqual((reference.target, reference.target_footnote), (document, "2"))


class FormerNameTests(ResolutionCase):
    def test_a_former_name_still_means_the_document_to_later_references(self):
        renamed = self.rename(self.make(11), "11a")
        self.make(12, CITING)
        self.assertEqual(self.target(), renamed)

    def test_the_present_owner_of_a_name_precedes_a_former_one(self):
        renamed = self.rename(self.make(11, status=DocumentStatus.DRAFT), "11a")
        present = self.make(11)
        self.make(12, CITING)
        self.assertEqual(self.target(), present)
        self.assertNotEqual(present, renamed)

    def test_a_reference_by_a_former_name_retains_its_target(self):
        citing, target = self.make(12, CITING), self.make(11)
        self.rename(target, "11a")
        save_document(citing, make_tei(f"{CITING} P.S."), Edit())
        self.assertEqual(self.target(), target)


class TargetFieldTests(ResolutionCase):
    def test_each_target_is_named_by_the_identifiers_of_the_archive(self):
        document = self.make(12)
        volume = "frus1961-63v06"
        cases = [
            (Target(document="d11"), (volume, f"{volume}/d11", "", "")),
            (
                Target("frus1977-80v06", "d5"),
                ("frus1977-80v06", "frus1977-80v06/d5", "", ""),
            ),
            (Target(document="d11", footnote="3"), (volume, f"{volume}/d11", "3", "")),
            (Target(footnote="3"), (volume, f"{volume}/d12", "3", "")),
            (Target(page="680"), (volume, "", "", "680")),
            (Target("frus1977-80v06"), ("frus1977-80v06", "", "", "")),
        ]
        for target, expected in cases:
            with self.subTest(target.pointer):
                fields = tuple(target_fields(document, target).values())
                self.assertEqual(fields, (*expected, ""))

    def test_a_letter_of_no_edition_names_nothing_but_itself(self):
        letter = make_document("letter", "Text.")
        cases = [
            (Target(document="d11"), ("", "", "", "")),
            (Target(document="d11", footnote="3"), ("", "", "3", "")),
            (Target(footnote="3"), ("", "letter", "3", "")),
        ]
        for target, expected in cases:
            with self.subTest(target.pointer):
                fields = tuple(target_fields(letter, target).values())
                self.assertEqual(fields, (*expected, ""))

    def test_another_volume_is_wanted_by_its_own_name(self):
        words = "See <hi>Foreign Relations</hi>"
        self.make(
            12,
            cite(
                words.replace("<hi>", "*").replace("</hi>", "*")
                + ", 1977–1980, vol. VI, Soviet Union, Document 5."
            ),
        )
        reference = CrossReference.objects.get()
        self.assertEqual(reference.target_identifier, "frus1977-80v06/d5")
        self.assertFalse(Edition.objects.filter(identifier="frus1977-80v06").exists())


class LongPointerTests(ResolutionCase):
    def test_a_pointer_too_long_for_a_record_is_no_reference(self):
        many = "1" * 200
        for number, pointer in enumerate(
            (f"#d{many}", f"frus{many}", f"#d1fn{many}", f"#pg_{many}")
        ):
            tei = make_tei().replace(
                "I have", f'<ref target="{pointer}">See there</ref> I have'
            )
            document = self.make(f"5{number}")
            save_document(document, tei, Edit())
            with self.subTest(pointer[:5]):
                printed = document.crossreferences.values_list("printed", flat=True)
                self.assertNotIn("See there", printed)
                self.assertIn("See there", document.transcription.text)


class ExternalTests(ResolutionCase):
    def test_an_address_on_the_web_is_stored_and_not_wanted(self):
        address = "https://www.example.org/letter"
        document = make_document()
        tei = f'<div xmlns="{TEI_NAMESPACE}"><p><ref target="{address}">There</ref></p></div>'
        save_document(document, tei, Edit())
        reference = document.crossreferences.get()
        self.assertEqual(
            (reference.target_address, reference.state, reference.target_edition),
            (address, ReferenceState.EXTERNAL, ""),
        )
        page = self.client.get(document.get_absolute_url())
        self.assertContains(page, f'href="{address}"')
        self.assertContains(page, 'rel="noreferrer"')


class WordsAgainstMarkupTests(ResolutionCase):
    """The words name volume XI; the markup, a document of the same number at hand."""

    TEI = (
        f'<div xmlns="{TEI_NAMESPACE}" type="document"><p>Text.<note n="1">See vol. XI, '
        '<ref target="#d11">Document 11</ref>.</note></p></div>'
    )

    def setUp(self):
        self.at_hand = self.make(11)
        self.citing = Document(
            identifier="frus1961-63v06/d12",
            title="Citing",
            edition=self.edition,
            status=DocumentStatus.PUBLISHED,
        )
        save_document(self.citing, self.TEI, Edit())

    def test_the_document_that_the_words_name_is_wanted(self):
        reference = CrossReference.objects.get()
        self.assertEqual(reference.state, ReferenceState.WANTED)
        self.assertEqual(reference.target_identifier, "frus1961-63v11/d11")
        self.assertEqual(reference.overruled_target, "#d11")
        self.assertEqual(self.at_hand.references_from.count(), 0)

    def test_a_reader_is_told_of_both(self):
        page = self.client.get("/documents/frus1961-63v06/d12/references/x1/")
        self.assertContains(
            page, "Document 11, Foreign Relations, 1961–1963, Volume XI"
        )
        self.assertContains(page, "points to <code>#d11</code>")

    def test_an_archivist_finds_it_among_the_problems(self):
        [problem] = self.citing.problems.all()
        self.assertEqual(problem.code, "reference-differs")

    def test_the_text_stays_as_it_was_encoded(self):
        self.assertEqual(self.citing.transcription.tei, self.TEI)
