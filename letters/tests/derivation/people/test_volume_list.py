"""Whom of a volume's list a printed name means: only one person, or nobody."""

from unittest import TestCase

from letters.derivation.people.volume_list import VolumeList

PERSONS = VolumeList(
    [
        ("p_TLE1", "Thompson, Llewellyn E."),
        ("p_RD1", "Rusk, Dean"),
        ("p_KJF1", "Kennedy, John F."),
        ("p_KRF1", "Kennedy, Robert F."),
        ("p_OBR1", "O’Brien, Lawrence F."),
        ("p_AKJ1", "al-Khayyal, Abdullah"),
        ("p_GC1", "de Gaulle, Charles"),
        ("p_MAO1", "Mao Tse-tung"),
        ("p_MLJ1", "Meeker, Leonard J."),
    ]
)


class VolumeListTests(TestCase):
    def test_a_name_of_one_person_is_known_with_and_without_titles(self):
        for printed, key in (
            ("Thompson", "p_TLE1"),
            ("Llewellyn Thompson", "p_TLE1"),
            ("Ambassador Thompson", "p_TLE1"),
            ("Secretary Rusk", "p_RD1"),
            ("the Ambassador in the Soviet Union (Thompson)", "p_TLE1"),
            ("Dean Rusk", "p_RD1"),
            ("Robert F. Kennedy", "p_KRF1"),
            ("O'Brien", "p_OBR1"),
            ("General de Gaulle", "p_GC1"),
            ("MEEKER", "p_MLJ1"),
        ):
            with self.subTest(printed):
                self.assertEqual(PERSONS.find(printed), key)

    def test_a_name_of_two_persons_is_of_nobody(self):
        for printed in ("Kennedy", "President Kennedy"):
            with self.subTest(printed):
                self.assertEqual(PERSONS.find(printed), "")

    def test_another_forename_is_another_person(self):
        for printed in ("Tyler Thompson", "R. Meeker", "Edward Kennedy"):
            with self.subTest(printed):
                self.assertEqual(PERSONS.find(printed), "")

    def test_what_is_no_name_is_of_nobody(self):
        for printed in ("", "the Department of State", "Thompson " * 20, "Jr."):
            with self.subTest(printed[:20]):
                self.assertEqual(PERSONS.find(printed), "")

    def test_three_initials_of_one_person_are_known(self):
        for printed, key in (
            ("JFK", "p_KJF1"),
            ("R.F.K.", "p_KRF1"),
            ("DR", ""),
            ("XYZ", ""),
            ("Kennedy", ""),
        ):
            with self.subTest(printed):
                self.assertEqual(PERSONS.find_initials(printed), key)

    def test_initials_of_two_persons_are_of_nobody(self):
        persons = VolumeList([("a", "Kennedy, John F."), ("b", "Kent, James F.")])
        self.assertEqual(persons.find_initials("JFK"), "")
