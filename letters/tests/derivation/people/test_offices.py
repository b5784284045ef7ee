"""Offices in the lines of lists, compared, and put in order."""

from unittest import TestCase

from letters.derivation.people.offices import compare_offices, read_offices
from letters.derivation.people.offices_held import list_offices


class ComparisonTests(TestCase):
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
                ("Secretary of State from 1973", ["b", "c"]),
                ("Assistant from January 1969", ["b"]),
            ],
        )

    def test_nothing_is_said_of_an_empty_line(self):
        self.assertEqual(list_offices([("", "v1", "a")]), [])
