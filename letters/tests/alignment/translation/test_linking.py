"""Which paragraphs of a translation are proposed for which of the original."""

from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from letters.alignment.translation import link_translation, sounds_of
from letters.tests.alignment.translation.russian_letter import ENGLISH, ROWS, RUSSIAN
from letters.tests.bounds import bounded

paragraphs = st.lists(
    st.sampled_from(("Да.", "3 мая", "Berlin", "long words " * 9)), max_size=9
)


def linked(original, translation):
    """Numbers from 1, as the truth is written."""
    links = link_translation(original, translation)
    return [tuple(tuple(at + 1 for at in side) for side in link) for link in links]


class RussianLetterTests(TestCase):
    def test_nine_of_ten_proposed_rows_are_right(self):
        proposed = linked(RUSSIAN, ENGLISH)
        right = [row for row in proposed if row in ROWS]
        self.assertGreaterEqual(len(right), 0.9 * max(len(ROWS), len(proposed)))

    def test_from_the_translation_to_the_original_they_are_the_same(self):
        back = [(one, other) for other, one in linked(ENGLISH, RUSSIAN)]
        right = [row for row in back if row in ROWS]
        self.assertGreaterEqual(len(right), 0.9 * len(ROWS))

    def test_one_paragraph_less_of_the_original_spoils_few_of_the_others(self):
        right = count = 0
        for gone in range(len(RUSSIAN)):
            truth = [row for row in ROWS if gone + 1 not in row[0]]
            less = [one for at, one in enumerate(RUSSIAN) if at != gone]
            rows = [
                (tuple(at + (at > gone) for at in old), new)
                for old, new in linked(less, ENGLISH)
            ]
            right += sum(1 for row in truth if row in rows)
            count += len(truth)
        self.assertGreaterEqual(right, 0.9 * count)

    def test_one_paragraph_less_spoils_few_of_the_others(self):
        right = count = 0
        for gone in range(len(ENGLISH)):
            truth = [row for row in ROWS if gone + 1 not in row[1]]
            less = [one for at, one in enumerate(ENGLISH) if at != gone]
            rows = [
                (old, tuple(at + (at > gone) for at in new))
                for old, new in linked(RUSSIAN, less)
            ]
            right += sum(1 for row in truth if row in rows)
            count += len(truth)
        self.assertGreaterEqual(right, 0.9 * count)


class LinkingTests(TestCase):
    @given(paragraphs, paragraphs)
    def test_every_paragraph_is_in_one_row_in_order(self, original, translation):
        rows = link_translation(original, translation)
        for side, text in enumerate((original, translation)):
            self.assertEqual(
                [at for row in rows for at in row[side]], [*range(len(text))]
            )

    def test_without_a_translation_each_paragraph_stands_alone(self):
        self.assertEqual(linked(RUSSIAN[:2], ()), [((1,), ()), ((2,), ())])

    def test_names_and_dates_say_which_of_two_is_left_out(self):
        both = ("Мы говорили о Берлине. " * 9, "Ноту от 17 июля вы видели. " * 8)
        original = (*RUSSIAN[:4], *both, *RUSSIAN[-4:])
        for words, expected in (
            ("We spoke about Berlin. " * 9, [((5,), (5,)), ((6,), ())]),
            ("The note of July 17 you saw. " * 7, [((5,), ()), ((6,), (5,))]),
        ):
            with self.subTest(words[:20]):
                translation = (*ENGLISH[:4], words, *ENGLISH[-4:])
                self.assertEqual(linked(original, translation)[4:6], expected)

    def test_long_texts_take_little_time(self):
        for texts in ((RUSSIAN * 25, ENGLISH * 25), (["a"] * 500, ["b"] * 400)):
            with bounded():
                link_translation(*texts)


class SoundTests(TestCase):
    def test_a_name_sounds_alike_in_either_alphabet(self):
        for names in (
            ("Хрущёв", "Хрущева", "Khrushchev", "Chruschtschow", "Khrouchtchev"),
            ("Громыко", "Gromyko"),
            ("Кеннеди", "Kennedy"),
            ("Добрынин", "Dobrynin", "Dobrinin"),
            ("Берлин", "Berlin"),
        ):
            with self.subTest(names[0]):
                self.assertEqual(len({sounds_of(name) for name in names}), 1)

    def test_other_names_sound_otherwise(self):
        names = ("Громыко", "Khrushchev", "Rusk", "Kohler", "Dobrynin")
        self.assertEqual(len({sounds_of(name) for name in names}), len(names))
