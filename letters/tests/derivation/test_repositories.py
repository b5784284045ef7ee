"""The keepers and the collections that source notes name."""

from django.test import SimpleTestCase

from letters.derivation.description.repositories import folded, keeping_of

STATE = "Department of State"
ARCHIVES = "National Archives"
CONGRESS = "Library of Congress"
NOTES = (
    (STATE, ("Central Files", "611.74/11–2857"), STATE, "Central Files"),
    (STATE, ("Central Foreign Policy Files",), STATE, "Central Files"),
    (STATE, ("S/S Files: Lot 63 D 351", "NSC 5422"), STATE, "Lot 63 D 351"),
    (STATE, ("S/S–NSC Files", "lot 63D351"), STATE, "Lot 63 D 351"),
    (f"{STATE} Atomic Energy Files", (), STATE, "Atomic Energy Files"),
    (ARCHIVES, ("RG 59", "Central Files 1970–73"), ARCHIVES, "RG 59"),
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
    ("", ("S/S–NSC files", "lot 63 D 351"), "", ""),
)


class KeepingTests(SimpleTestCase):
    def test_it_names_the_keeper_and_the_collection(self):
        for cited, location, *keeping in NOTES:
            with self.subTest(cited, location=location):
                self.assertEqual([*keeping_of(cited, location)], keeping)

    def test_it_folds_what_differs_in_case_and_number(self):
        self.assertEqual(folded("Whitman File"), folded("Whitman files"))
        self.assertNotEqual(folded("Dulles Papers"), folded("Dulles Files"))
