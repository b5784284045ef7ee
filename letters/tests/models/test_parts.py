"""The targets of references in words and addresses, and the names of parts."""

from django.test import SimpleTestCase

from letters.models import CrossReference, Footnote, Mark

ELSEWHERE = "https://history.state.gov/historicaldocuments/frus1961-63v06"


class CrossReferenceTests(SimpleTestCase):
    def test_it_describes_its_target_in_full(self):
        edition = "frus1961-63v06"
        cases = [
            (
                {"target_identifier": f"{edition}/d12"},
                "Document 12, Foreign Relations, 1961–1963, Volume VI",
            ),
            (
                {"target_identifier": f"{edition}/d12", "target_footnote": "3"},
                "Footnote 3, Document 12, Foreign Relations, 1961–1963, Volume VI",
            ),
            ({"target_page": "45"}, "Page 45, Foreign Relations, 1961–1963, Volume VI"),
            ({}, "Foreign Relations, 1961–1963, Volume VI"),
        ]
        for fields, words in cases:
            with self.subTest(words):
                reference = CrossReference(target_edition=edition, **fields)
                self.assertEqual(reference.description, words)

    def test_without_an_edition_it_says_what_is_printed(self):
        self.assertEqual(
            CrossReference(printed="Document 11").description, "Document 11"
        )

    def test_the_series_is_at_the_state_department(self):
        edition = "frus1961-63v06"
        cases = [
            ({"target_identifier": f"{edition}/d12"}, f"{ELSEWHERE}/d12"),
            (
                {"target_identifier": f"{edition}/d12", "target_footnote": "3"},
                f"{ELSEWHERE}/d12#fn3",
            ),
            ({"target_page": "45"}, f"{ELSEWHERE}/pg_45"),
            ({}, ELSEWHERE),
        ]
        for fields, address in cases:
            with self.subTest(address):
                reference = CrossReference(target_edition=edition, **fields)
                self.assertEqual(reference.elsewhere, address)

    def test_a_target_outside_the_series_has_no_address_elsewhere(self):
        self.assertEqual(CrossReference(target_edition="letters-1").elsewhere, "")


class WordsTests(SimpleTestCase):
    def test_a_note_has_its_printed_mark_and_a_source_note_its_name(self):
        for note, mark, is_source_note in (
            (Footnote(number="4"), "4", False),
            (Footnote(number="1", kind="source"), "1", True),
            (Footnote(number="", kind="source"), "Source", True),
            (Footnote(number="0", text="Lot 66 D 204. Secret."), "Source", True),
            (Footnote(text="[Source: Johnson Library.]"), "Source", True),
            (Footnote(text="a Does not include the National Guard."), "*", False),
        ):
            with self.subTest(note.text or note.number):
                self.assertEqual(
                    (note.mark, note.is_source_note), (mark, is_source_note)
                )

    def test_an_unknown_place_is_said_to_be_not_recorded(self):
        self.assertEqual(Mark().place_in_words, "not recorded")
        self.assertEqual(Mark(place="margin").place_in_words, "margin")
