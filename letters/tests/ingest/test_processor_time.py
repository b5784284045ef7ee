"""What takes too long is interrupted, even in a regular expression."""

import re
from unittest import TestCase

from letters.ingest.processor_time import processor_time_limited
from letters.tei.errors import SourceError


class ProcessorTimeTests(TestCase):
    def test_an_expression_without_end_is_interrupted(self):
        with (
            self.assertRaisesRegex(SourceError, "longer than 0.05 seconds"),
            processor_time_limited(0.05),
        ):
            re.match(r"(a+)+$", "a" * 60 + "b")

    def test_what_ends_in_time_is_left_alone(self):
        with processor_time_limited(60):
            self.assertTrue(re.match("a+", "aaa"))
