"""Where names stand on a circle."""

from unittest import TestCase

from letters.reader.network.circle import in_circle_order, spots


class CircleTests(TestCase):
    def test_those_with_strong_ties_stand_together(self):
        weights = {(1, 4): 9, (4, 1): 9, (2, 3): 5, (3, 2): 5, (3, 4): 1, (4, 3): 1}
        self.assertEqual(in_circle_order([1, 2, 3, 4], weights), [1, 4, 3, 2])

    def test_without_ties_their_order_stays(self):
        self.assertEqual(in_circle_order([3, 1, 2], {}), [3, 1, 2])
        self.assertEqual(in_circle_order([], {}), [])

    def test_the_first_is_at_the_top_and_the_others_follow_clockwise(self):
        places = [(round(s.x), round(s.y)) for s in spots(4, 50, 40)]
        self.assertEqual(places, [(50, 10), (90, 50), (50, 90), (10, 50)])

    def test_names_on_the_left_are_known(self):
        on_the_left = [spot.is_on_the_left for spot in spots(4, 50, 40)]
        self.assertEqual(on_the_left, [False, False, False, True])
