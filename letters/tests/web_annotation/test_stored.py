"""The check of anchors reads what a save has stored: see `stored`."""

from __future__ import annotations

from django.test import TestCase

from letters.tests.factories import LETTER, make_tei
from letters.tests.web_annotation.stored import store
from letters.tests.web_annotation.tagged import read_noted


class StoredTests(TestCase):
    def test_it_is_what_is_read_without_a_database(self):
        tei = make_tei()
        noted = store("letter")(tei)
        self.assertEqual(noted, read_noted(tei))
        self.assertEqual(noted.texts["1"], "See Document 11.")

    def test_it_is_the_text_of_the_last_save(self):
        save = store("letter")
        before = save(make_tei())
        after = save(make_tei(LETTER.replace("[^1]", "").replace("11", "12")))
        self.assertIn("1", before.calls)
        self.assertNotIn("1", after.calls)
