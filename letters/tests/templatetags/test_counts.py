"""Numbers of things in sentences."""

from unittest import TestCase

from letters.templatetags.counts import counted


class CountedTests(TestCase):
    def test_thousands_are_parted_and_one_has_no_s(self):
        for number, words in ((0, "0 documents"), (1, "1 document")):
            with self.subTest(number):
                self.assertEqual(counted(number, "document"), words)
        self.assertEqual(counted(16299, "document"), "16,299 documents")
