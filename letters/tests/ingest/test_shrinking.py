"""How much of a text is lost, and when that is grave."""

from unittest import TestCase

from letters.ingest.shrinking import Shrinkage


class ShrinkageTests(TestCase):
    def test_half_of_a_text_is_grave(self):
        for before, after, is_grave in (
            (100, 50, True),
            (100, 51, False),
            (100, 0, True),
            (100, 200, False),
            # Nothing public was there, or it is public no more.
            (0, 0, False),
        ):
            with self.subTest(before=before, after=after):
                self.assertEqual(Shrinkage(before, after, "").is_grave, is_grave)

    def test_all_is_lost_only_if_nothing_is_left(self):
        for before, after, percent in ((5343, 6, 99), (5343, 0, 100), (0, 0, 0)):
            with self.subTest(before=before, after=after):
                self.assertEqual(Shrinkage(before, after, "").lost_percent, percent)
