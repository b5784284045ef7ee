"""The processes that import volumes."""

import gc
from unittest import TestCase

from letters.ingest.volumes.workers import garbage_sought_less


class GarbageTests(TestCase):
    def test_the_search_for_garbage_is_afterwards_as_it_was(self):
        before = gc.get_threshold()
        with garbage_sought_less():
            self.assertGreater(gc.get_threshold()[0], before[0])
        self.assertEqual(gc.get_threshold(), before)
