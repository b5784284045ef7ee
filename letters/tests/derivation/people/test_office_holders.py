"""Who held an office on a day, as a volume's list of persons says."""

from datetime import date
from unittest import TestCase

from letters.derivation.people.office_holders import OfficeHolders

LIST = OfficeHolders(
    [
        ("kennedy", "President of the United States until November 22, 1963"),
        (
            "johnson",
            "Vice President of the United States until November 22, 1963; thereafter "
            "President",
        ),
        ("rusk", "Secretary of State from January 21, 1961"),
        ("herter", "Secretary of State until January 20, 1961"),
        ("nasser", "President of the United Arab Republic"),
        ("bernau", "Secretary of State Dulles’ Personal Assistant"),
        ("gilpatric", "Deputy Secretary of Defense"),
    ]
)


class OfficeHolderTests(TestCase):
    def test_the_only_holder_of_that_day_is_meant(self):
        for office, day, key in (
            ("the President", date(1962, 10, 26), "kennedy"),
            ("President", date(1963, 12, 1), "johnson"),
            ("the Vice President", date(1962, 10, 26), "johnson"),
            ("Secretary of State", date(1962, 10, 26), "rusk"),
            ("the Secretary of State", date(1960, 5, 1), "herter"),
        ):
            with self.subTest(office, day=day):
                self.assertEqual(LIST.find(office, day), key)

    def test_without_a_day_or_a_holder_nobody_is_meant(self):
        for office, day in (
            ("the President", None),
            ("the Secretary of Defense", date(1962, 10, 26)),
            ("the Acting Secretary of State", date(1962, 10, 26)),
            ("President Kennedy", date(1962, 10, 26)),
            ("the Department of State", date(1962, 10, 26)),
        ):
            with self.subTest(office):
                self.assertEqual(LIST.find(office, day), "")

    def test_of_two_holders_neither_is_meant(self):
        both = OfficeHolders([("a", "Secretary of State"), ("b", "Secretary of State")])
        self.assertEqual(both.find("the Secretary of State", date(1959, 4, 1)), "")
