"""Two names of one side of a correspondence."""

from unittest import TestCase

from letters.derivation.correspondence.sides.parties import same_party


class SamePartyTests(TestCase):
    def test_names_of_one_side_are_the_same_party(self):
        for first, second in (
            ("President Kennedy", "Kennedy"),
            ("Chairman Khrushchev", "N. Khrushchev"),
            ("the Embassy in Japan", "The Embassy in Japan"),
            ("the Ambassador in Japan (Allison)", "the Embassy in Japan"),
            ("Joseph E. Johnson, Jr.", "Mr. Johnson"),
        ):
            with self.subTest(first=first, second=second):
                self.assertTrue(same_party(first, second))

    def test_names_of_two_are_not(self):
        for first, second in (
            ("President Kennedy", "Chairman Khrushchev"),
            ("the Department of State", "the Department of Defense"),
            ("", ""),
            ("(Allison)", "(Allison)"),
        ):
            with self.subTest(first=first, second=second):
                self.assertFalse(same_party(first, second))
