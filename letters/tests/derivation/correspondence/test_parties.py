"""Two names of one side of a correspondence."""

from unittest import TestCase

from letters.derivation.correspondence.parties import same_party


class SamePartyTests(TestCase):
    def test_names_of_one_side_are_the_same_party(self):
        for one, other in (
            ("President Kennedy", "Kennedy"),
            ("Chairman Khrushchev", "N. Khrushchev"),
            ("the Embassy in Japan", "The Embassy in Japan"),
            ("the Ambassador in Japan (Allison)", "the Embassy in Japan"),
            ("Joseph E. Johnson, Jr.", "Mr. Johnson"),
        ):
            with self.subTest(one=one, other=other):
                self.assertTrue(same_party(one, other))

    def test_names_of_two_are_not(self):
        for one, other in (
            ("President Kennedy", "Chairman Khrushchev"),
            ("the Department of State", "the Department of Defense"),
            ("", ""),
            ("(Allison)", "(Allison)"),
        ):
            with self.subTest(one=one, other=other):
                self.assertFalse(same_party(one, other))
