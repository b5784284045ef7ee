"""Items are moved one step at a time, in the order that the teacher saw."""

from django.test import TestCase

from letters.teaching.ordering import move_item, next_position, order_of
from letters.tests.factories import make_document, make_reading


class OrderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        document = make_document()
        cls.reading = make_reading(document, document, document)
        cls.first, cls.second, cls.third = cls.reading.items.all()

    def keys(self, *items):
        return [item.pk for item in items]

    def move(self, item, steps):
        return move_item(item, steps, order_of(self.reading))

    def test_one_step_up_or_down(self):
        self.assertTrue(self.move(self.third, -1))
        expected = self.keys(self.first, self.third, self.second)
        self.assertEqual(order_of(self.reading), expected)
        self.assertTrue(self.move(self.first, 1))
        expected = self.keys(self.third, self.first, self.second)
        self.assertEqual(order_of(self.reading), expected)

    def test_nothing_is_before_the_first_or_after_the_last(self):
        order = order_of(self.reading)
        self.assertTrue(self.move(self.first, -1))
        self.assertTrue(self.move(self.third, 1))
        self.assertEqual(order_of(self.reading), order)

    def test_another_order_than_the_one_that_was_seen_is_left_alone(self):
        seen = order_of(self.reading)
        self.move(self.third, -1)
        self.assertFalse(move_item(self.first, 1, seen))

    def test_deleted_items_have_no_place_and_keep_their_position(self):
        self.second.put_away()
        self.assertTrue(self.move(self.third, -1))
        self.assertEqual(order_of(self.reading), self.keys(self.third, self.first))

    def test_equal_positions_are_told_apart(self):
        self.reading.items.update(position=0)
        self.assertTrue(self.move(self.third, -1))
        expected = self.keys(self.first, self.third, self.second)
        self.assertEqual(order_of(self.reading), expected)

    def test_a_new_item_comes_after_all(self):
        self.assertEqual(next_position(self.reading), 3)
        self.assertEqual(next_position(make_reading()), 0)
