"""Who is likely one person, with the likeliest first."""

from unittest import TestCase

from letters.derivation.people.identities import group_people
from letters.derivation.people.likely import propose_likely, rank_likely
from letters.tests.derivation.people.test_identities import lines_of


def proposed(*lines):
    groups = group_people(lines_of(*lines))
    return [tuple(sorted(identity.people)) for identity in propose_likely(groups)]


class LikelyTests(TestCase):
    def test_names_and_offices_that_are_alike_are_proposed(self):
        cases = [
            (
                ("Peurifoy, John E.", "Ambassador to Guatemala", "frus1952-54Guat"),
                ("Peurifoy, John H.", "Ambassador to Greece", "frus1964-68v16"),
            ),
            (
                ("Huang Zhen", "Chief of the PRC Liaison Office", "frus1969-76v38"),
                ("Huang Chen", "PRC Ambassador to France", "frus1969-76v13"),
            ),
            (
                ("Qadhafi, Mu'ammar al-", "Chairman in Libya", "frus1969-76v05"),
                ("Qaddafi, Muammar", "Colonel", "frus1977-80v01"),
            ),
            (
                ("Boggs, Hale", "Representative from Louisiana", "frus1964-68v02"),
                ("Boggs, Thomas Hale", "House (D–Louisiana)", "frus1969-76v38"),
            ),
            (
                ("Dueng Van Minh", "Commander of the Army", "frus1961-63v01"),
                ("Duong Van Minh", "General, Army Command", "frus1958-60v01"),
            ),
        ]
        for first, second in cases:
            with self.subTest(first=first[0], second=second[0]):
                self.assertEqual(proposed(first, second), [("0", "1")])

    def test_a_reference_without_its_line_leads_to_another_volume(self):
        lines = [
            ("Harlech", "see Ormsby Gore, David", "v1"),
            ("Ormsby Gore, David", "British Ambassador", "v2"),
        ]
        self.assertEqual(proposed(*lines), [("0", "1")])

    def test_the_likeliest_comes_first(self):
        lines = lines_of(
            ("Trevelyan, Humphrey", "British Ambassador to Iraq", "frus1961-63v17"),
            ("Trevelyan, Hugh", "British Ambassador to Iraq", "frus1958-60v12"),
            ("Trevelyan, Hugo", "Painter", "frus1917-72PubDip"),
        )
        best = rank_likely(group_people(lines))[0]
        self.assertEqual({best.first, best.second}, {"0", "1"})

    def test_who_has_another_surname_or_is_a_wife_is_not_proposed(self):
        cases = [
            (("Gaitskell, Hugh", "Leader", "v1"), ("Trevelyan, Hugh", "Leader", "v2")),
            (("Mao, Mrs. Anna", "Guest", "v1"), ("Mao, Anna", "Guest", "v2")),
            (("Rusk, Dean", "Secretary", "v1"), ("Rusk, Dean", "Secretary", "v1")),
        ]
        for first, second in cases:
            with self.subTest(first=first, second=second):
                self.assertEqual(proposed(first, second), [])
