"""Texts that are much alike are found among many, and formulas make none alike."""

from unittest import TestCase

from letters.derivation.words.near_copies import find_near_copies


def text(seed: int, words: int = 600) -> str:
    return " ".join(f"w{(seed * 7919 + at * 104729) % 99991}" for at in range(words))


class NearCopyTests(TestCase):
    def test_a_corrected_copy_is_found_among_others(self):
        draft = text(1)
        sent = draft.replace(" w", ", W", 9)
        texts = [("a", draft), ("b", text(2)), ("c", sent), ("d", text(3))]
        found = find_near_copies(texts)
        self.assertEqual([(one.first, one.second) for one in found], [("a", "c")])
        self.assertGreater(found[0].share, 0.8)

    def test_a_letter_within_a_telegram_is_found(self):
        letter = text(4)
        found = find_near_copies(
            [("a", letter), ("b", f"{text(5)} {letter} {text(6)}")]
        )
        self.assertEqual(len(found), 1)
        self.assertGreater(found[0].share, 0.9)

    def test_what_very_many_have_makes_none_alike(self):
        formula = text(7)
        texts = [(str(number), formula) for number in range(20)]
        self.assertEqual(find_near_copies(texts), [])

    def test_short_texts_and_none_are_nothing(self):
        self.assertEqual(find_near_copies([]), [])
        self.assertEqual(find_near_copies([("a", "Dear Sir"), ("b", "Dear Sir")]), [])
