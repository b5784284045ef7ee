"""Offices in the lines of lists, compared, and put in order."""

from unittest import TestCase

from letters.derivation.people.offices import compare_offices, read_offices
from letters.derivation.people.offices_held import list_offices


class OfficeComparisonTests(TestCase):
    def test_other_words_can_say_the_same_office(self):
        cases = [
            ("President of Yugoslavia", "Yugoslav President", True),
            ("Soviet Foreign Minister", "Minister of Foreign Affairs, USSR", True),
            ("Senator (D–Ohio)", "Democratic Senator from Ohio", True),
            ("Foreign Minister of Iran", "Deputy Foreign Minister of Iran", False),
            ("Ambassador to Iran", "Ambassador to Iraq", False),
            ("Department of State", "Department of State", False),
            ("", "", False),
        ]
        for first, second, is_same in cases:
            with self.subTest(first=first, second=second):
                agreement = compare_offices(read_offices(first), read_offices(second))
                self.assertIs(agreement.is_same, is_same)


class OfficesHeldTests(TestCase):
    def test_each_office_stands_once_in_order_with_all_that_name_it(self):
        lines = [
            ("Secretary of State from 1973; Assistant from January 1969", "v2", "b"),
            ("Secretary of State", "frus1969-76v38p1", "c"),
            ("informal adviser", "frus1964-68v07", "a"),
        ]
        held = [(office.printed, office.sources) for office in list_offices(lines)]
        self.assertEqual(
            held,
            [
                ("informal adviser", ["a"]),
                ("Assistant from January 1969", ["b"]),
                ("Secretary of State from 1973", ["b", "c"]),
            ],
        )

    def test_each_term_has_only_the_sources_that_say_its_dates(self):
        first, second = (
            "Ambassador to the Soviet Union until July 1962",
            "Ambassador to the Soviet Union from January 23, 1967 to January 14, 1969",
        )
        lines = [
            ("Ambassador to the Soviet Union", "frus1958-60v08", "a"),
            (first, "frus1961-63v06", "b"),
            (
                "Ambassador to the Soviet Union until July 27, 1962",
                "frus1961-63v08",
                "c",
            ),
            (second, "frus1964-68v29p2", "d"),
            ("Ambassador to the Soviet Union from January 1967", "frus1964-68v12", "e"),
            (
                "Ambassador to the Soviet Union until March 14, 1969",
                "frus1969-76v12",
                "f",
            ),
        ]
        held = [(office.printed, office.sources) for office in list_offices(lines)]
        self.assertEqual(
            held,
            [
                ("Ambassador to the Soviet Union", ["a"]),
                (first.replace("July", "July 27,"), ["c", "b"]),
                (second, ["d", "e"]),
                (lines[-1][0], ["f"]),
            ],
        )

    def test_without_dates_it_is_of_no_term_in_other_years(self):
        lines = [
            ("Ambassador to Japan, 1966–1969", "frus1964-68v29p2", "a"),
            ("Ambassador to Japan", "frus1955-57v23p1", "b"),
        ]
        held = [office.sources for office in list_offices(lines)]
        self.assertEqual(held, [["b"], ["a"]])

    def test_what_ends_a_name_is_no_office(self):
        [held] = list_offices([("Jr., Ambassador at Large", "frus1964-68v02", "a")])
        self.assertEqual(held.printed, "Ambassador at Large")

    def test_nothing_is_said_of_an_empty_line(self):
        self.assertEqual(list_offices([("", "v1", "a")]), [])
