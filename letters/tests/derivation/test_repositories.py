"""The keepers and the collections that source notes name."""

from django.test import SimpleTestCase

from letters.derivation.description.misspellings import is_misspelling
from letters.derivation.description.repositories import (
    Keeping,
    folded,
    keeping_of,
)

STATE = "Department of State"
ARCHIVES = "National Archives"
CIA = "Central Intelligence Agency"
CONGRESS = "Library of Congress"
NOTES = (
    (STATE, ("Central Files", "611.74/11–2857"), STATE, "Central Files", "RG 59"),
    (STATE, ("Central Foreign Policy Files",), STATE, "Central Files", "RG 59"),
    (STATE, ("S/S Files: Lot 63 D 351", "NSC 5422"), STATE, "Lot 63 D 351"),
    (STATE, ("S/S–NSC Files", "lot 63D351"), STATE, "Lot 63 D 351"),
    (f"{STATE} Atomic Energy Files", (), STATE, "Atomic Energy Files"),
    (ARCHIVES, ("RG 59", "Central Files 1970–73"), ARCHIVES, "Central Files", "RG 59"),
    (ARCHIVES, ("RG 330", "Central Files"), ARCHIVES, "RG 330"),
    (ARCHIVES, ("Record Group 59", "Box 3"), ARCHIVES, "RG 59"),
    (
        "National Archives and Records Administration",
        ("Nixon Presidential Materials", "NSC Files"),
        ARCHIVES,
        "Nixon Presidential Materials",
    ),
    (
        "John F. Kennedy Library",
        ("National Security Files", "Box 77"),
        "Kennedy Library",
        "National Security Files",
    ),
    ("Kennedy Library", ("Box 77",), "Kennedy Library", ""),
    (
        "Washington National Records Center",
        ("RG 330", "OASD/ISA Files: FRC 65 A 3501"),
        "Washington National Records Center",
        "RG 330",
    ),
    (
        CONGRESS,
        ("Manuscript Division", "Kissinger Papers", "Box CL 284"),
        CONGRESS,
        "Kissinger Papers",
    ),
    ("Department of Treasury", (), "Department of the Treasury", ""),
    ("National Security Council", ("Box 1",), "", ""),
    ("", ("Public Papers: Carter",), "", ""),
    ("", (), "", ""),
    ("Eiserhower Library", ("Herter Papers",), "Eisenhower Library", "Herter Papers"),
    ("Central Intellience Agency", ("Box 1",), CIA, ""),
    (CIA, ("Job 79–01025A", "Box 6"), CIA, "Job 79-01025A"),
    (CIA, ("DCI (McCone) Files: Job 80-B01285A",), CIA, "Job 80-B01285A"),
)
BARE = (
    (("851G.01/6–1349",), "Central Files", "RG 59", "851G.01/6–1349"),
    (("501.BB Korea/6–1149",), "Central Files", "RG 59", "501.BB Korea/6–1149"),
    (("123 Jessup", "Philip C./8–2349"), "Central Files", "RG 59", "Philip C./8–2349"),
    (("S/S–NSC files", "lot 63 D 351"), "Lot 63 D 351", "", "Lot 63 D 351"),
)


class KeepingTests(SimpleTestCase):
    def test_it_names_the_keeper_and_the_collection(self):
        for cited, location, *named in NOTES:
            with self.subTest(cited, location=location):
                self.assertEqual(keeping_of(cited, location), Keeping(*named))

    def test_bare_numbers_are_the_departments_and_it_says_why(self):
        for location, collection, fonds, words in BARE:
            with self.subTest(location):
                keeping = keeping_of("", location)
                self.assertEqual(keeping[:3], (STATE, collection, fonds))
                self.assertIn(words, keeping.inferred)

    def test_a_short_name_is_not_taken_for_a_misprint(self):
        self.assertEqual(
            keeping_of("Johnston Library", ()).repository, "Johnston Library"
        )

    def test_two_slips_are_the_most(self):
        for printed, expected in (
            ("Central Intelligence Agency", False),
            ("Central Intellgience Agency", True),
            ("Central Inteligence Agencies", False),
            ("Central Inteligence Agencv", True),
        ):
            with self.subTest(printed):
                self.assertEqual(is_misspelling(printed, CIA), expected)

    def test_it_folds_what_differs_in_case_and_number(self):
        self.assertEqual(folded("Whitman File"), folded("Whitman files"))
        self.assertNotEqual(folded("Dulles Papers"), folded("Dulles Files"))
