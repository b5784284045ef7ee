"""Short forms of names and sentences, as labels of documents have them."""

from unittest import TestCase

from letters.derivation.description.short_names import (
    bounded,
    listed_surnames,
    opening_clause,
    short_name,
    surname,
)


class NameTests(TestCase):
    def test_a_person_behind_an_office_is_named_and_an_office_stays(self):
        cases = {
            "the President’s Special Assistant (Kissinger)": "Kissinger",
            "the Chargé in Korea (Mayer, Jr.)": "Mayer, Jr.",
            "Chief of the Advisory Group (O’Daniel)": "O’Daniel",
            "Acting Secretary of State Herter": "Acting Secretary of State Herter",
            "the Director (USIA)": "the Director (USIA)",
            "Winston Lord of the National Security Staff": "Winston Lord",
            "Henry Owen of the Policy Planning Council": "Henry Owen",
            "the Department of State": "the Department of State",
            "President Kennedy": "President Kennedy",
        }
        for name, short in cases.items():
            with self.subTest(name):
                self.assertEqual(short_name(name), short)

    def test_a_surname_is_what_people_are_called_by(self):
        cases = {
            "Secretary Dean Rusk": "Rusk",
            "Ambassador Llewellyn E. Thompson, Jr.": "Thompson",
            "Mr. William R. Tyler, EUR": "Tyler",
            "General Charles de Gaulle": "de Gaulle",
            "Premier Chou En-lai": "Chou En-lai",
            "Mr. En-lai": "En-lai",
            "King Hussein": "King Hussein",
            "The Secretary": "The Secretary",
            "Acting Secretary of State Herter": "Herter",
            "The Secretary of State": "The Secretary",
            "Secretary of Defense": "Secretary of Defense",
            "The Honorable John M. Allison": "Allison",
            "Soviet Ambassador": "Soviet Ambassador",
        }
        for name, expected in cases.items():
            with self.subTest(name):
                self.assertEqual(surname(name), expected)

    def test_of_two_sides_the_first_of_each_are_named(self):
        people = [
            *((name, "US") for name in ("Dean Rusk", "Mr. Ball", "Mr. Tyler")),
            *((name, "USSR") for name in ("Mr. Gromyko", "Mr. Semenov", "Mr. Smirnov")),
        ]
        self.assertEqual(
            listed_surnames(people), "Rusk, Ball, Gromyko, Semenov and others"
        )

    def test_where_room_is_short_fewer_are_named(self):
        people = [(name, "") for name in ("Dean Rusk", "Mr. Ball", "Mr. Gromyko")]
        self.assertEqual(listed_surnames(people, 18), "Rusk and others")

    def test_a_number_of_a_paper_is_nobody(self):
        self.assertEqual(listed_surnames([("SecDel/USMC/4", ""), ("Rusk", "")]), "Rusk")

    def test_all_of_a_few_are_named_once(self):
        people = [("Dean Rusk", ""), ("Mr. Gromyko", ""), ("Secretary Rusk", "")]
        self.assertEqual(listed_surnames(people), "Rusk, Gromyko")


class ClauseTests(TestCase):
    def test_it_ends_with_the_first_sentence(self):
        words = "On March 5 the President met with Gen. Taylor at 9 a.m. today. He said"
        self.assertEqual(
            opening_clause(words),
            "On March 5 the President met with Gen. Taylor at 9 a.m. today",
        )

    def test_it_is_cut_behind_a_word(self):
        self.assertEqual(bounded("One two three", 10), "One two …")

    def test_it_is_never_cut_within_a_quotation_or_parentheses(self):
        self.assertEqual(bounded("He said: “One two three”", 16), "He said …")
        self.assertEqual(bounded("The Office (of the one)", 18), "The Office …")
        self.assertEqual(bounded("“One two three” four", 12), "")
