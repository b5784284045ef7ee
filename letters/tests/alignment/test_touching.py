"""Of many ranges, those that touch a place are found, and no others."""

from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from letters.alignment import TouchingRanges

places = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(
    lambda one: (one[0], one[0] + one[1])
)


class TouchingTests(TestCase):
    @given(st.lists(places, max_size=12), places)
    def test_they_are_those_that_going_through_all_would_find(self, ranges, place):
        found = TouchingRanges(ranges, lambda one: one).at(place)
        expected = [one for one in ranges if one[0] < place[1] and one[1] > place[0]]
        self.assertEqual(list(found), sorted(expected))

    def test_a_long_one_before_short_ones_is_found(self):
        ranges = [(0, 100), (5, 6), (7, 8)]
        self.assertEqual(
            TouchingRanges(ranges, lambda one: one).at((50, 60)), [(0, 100)]
        )
