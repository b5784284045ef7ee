"""Persons and terms that a text points to."""

from unittest import TestCase

from letters.derivation.description.mentions import count_mentions
from letters.tests.derivation.texts import records_of_tei


def mentions(markup):
    return dict(count_mentions(records_of_tei(markup).flows.values()))


class MentionTests(TestCase):
    def test_the_text_and_its_notes_are_counted_together(self):
        person = '<persName corresp="#p_KNS1">Khrushchev</persName>'
        counts = mentions(
            f'<p>{person} saw <gloss target="#t_NSC1">NSC</gloss>.'
            f'<note n="1">{person}</note></p>'
        )
        self.assertEqual(counts, {"p_KNS1": 2, "t_NSC1": 1})

    def test_what_stands_before_the_key_is_a_slip(self):
        for pointer in ("^#p_FGR_1", "#$p_FGR_1", ".#p_FGR_1", "p_FGR_1"):
            with self.subTest(pointer):
                counts = mentions(
                    f'<p><persName corresp="{pointer}">Gray</persName></p>'
                )
                self.assertEqual(counts, {"p_FGR_1": 1})

    def test_a_name_that_points_to_nobody_is_not_counted(self):
        for pointer in ("", "#ch1"):
            with self.subTest(pointer):
                counts = mentions(
                    f'<p><persName corresp="{pointer}">Gray</persName></p>'
                )
                self.assertEqual(counts, {})
