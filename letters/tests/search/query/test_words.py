"""Which words are the same, and which are not."""

from unittest import TestCase

from letters.search.query.words import fold, spellings, stem
from letters.tests.search.tokens import tokens_in


def forms(text: str) -> list[tuple[str, int, int]]:
    return [(token.form, token.position, token.width) for token in tokens_in(text)]


class FoldTests(TestCase):
    def test_case_accents_and_apostrophes_are_folded(self):
        cases = {
            "START": "start",
            "naïve": "naive",
            "nai\u0308ve": "naive",
            "Chargé": "charge",
            "d’affaires": "d'affaires",
            "Łódź": "lodz",
            "Gorʹkiy": "gorkiy",
            "ﬁnal": "final",
            "Straße": "strasse",
        }
        for word, expected in cases.items():
            with self.subTest(word=word):
                self.assertEqual(fold(word), expected)


class StemTests(TestCase):
    def test_inflected_forms_share_a_stem(self):
        for first, second in [
            ("forces", "force"),
            ("countries", "country"),
            ("negotiating", "negotiation"),
            ("union's", "union"),
        ]:
            with self.subTest(word=first):
                self.assertEqual(stem(first), stem(second))


class SpellingTests(TestCase):
    def test_a_joined_form_is_one_word_or_its_parts(self):
        cases = {
            "hotline": (("hotline",),),
            "hot-line": (("hotline",), ("hot", "line")),
            "NSC-68": (("NSC68",), ("NSC", "68")),
            "US-soviet": (("ussoviet",), ("US", "soviet")),
            "o'brien-smith": (("obriensmith",), ("o'brien", "smith")),
        }
        for form, expected in cases.items():
            with self.subTest(form):
                self.assertEqual(spellings(form), expected)


class TokenTests(TestCase):
    def test_a_hyphenated_word_is_its_parts_and_the_whole(self):
        self.assertEqual(
            forms("our hot-line is"),
            [
                ("our", 0, 1),
                ("hot", 1, 1),
                ("line", 2, 1),
                ("hotline", 1, 2),
                ("is", 3, 1),
            ],
        )

    def test_two_hyphens_are_a_dash(self):
        tokens = forms("opportunities--indeed")

        self.assertEqual(tokens, [("opportunities", 0, 1), ("indeed", 1, 1)])

    def test_a_possessive_is_also_its_noun(self):
        self.assertEqual(forms("Union’s"), [("union's", 0, 1), ("union", 0, 1)])

    def test_an_elided_article_leaves_the_word_behind_it(self):
        cases = {
            "d’Estaing": {"d'estaing", "destaing", "estaing"},
            "l'Humanité’s": {"l'humanite's", "lhumanite", "humanite's", "humanite"},
            "N’Djamena": {"n'djamena", "ndjamena", "djamena"},
            "dell’Unità": {"dell'unita", "dellunita", "unita"},
            "l’OTAN": {"l'otan", "lotan", "otan", "OTAN"},
        }
        for word, expected in cases.items():
            with self.subTest(word):
                self.assertEqual({form for form, _, _ in forms(word)}, expected)

    def test_an_apostrophe_within_a_name_or_a_contraction_elides_nothing(self):
        for word in ("O’Neill", "Ba’th", "T’ang", "Ch’en", "I’ll", "d’ll", "don’t"):
            with self.subTest(word):
                self.assertLessEqual(len(forms(word)), 2)

    def test_each_sign_of_a_script_without_spaces_is_a_part(self):
        cases = {
            "上海": [("上", 0, 1), ("海", 1, 1)],
            "第7艦": [("第", 0, 1), ("7", 1, 1), ("艦", 2, 1)],
            "NATO軍": [("nato", 0, 1), ("NATO", 0, 1), ("軍", 1, 1)],
            "รักษา": [("รั", 0, 1), ("ก", 1, 1), ("ษ", 2, 1), ("า", 3, 1)],
            # A mark makes another letter, however it is encoded.
            "ガカ": [("ガ", 0, 1), ("カ", 1, 1)],
            "カ\u3099ｶﾞ": [("ガ", 0, 1), ("ガ", 1, 1)],
        }
        for word, expected in cases.items():
            with self.subTest(word):
                self.assertEqual(forms(word), expected)

    def test_quotation_marks_are_not_apostrophes(self):
        self.assertEqual(forms("‘peace’"), [("peace", 0, 1)])

    def test_soft_hyphens_do_not_hide_a_word(self):
        self.assertIn(("negotiations", 0, 2), forms("nego\u00adtiations"))

    def test_offsets_are_those_of_the_text(self):
        text = "“Chargé d’affaires” – 1981-88"
        tokens = {text[token.start : token.end] for token in tokens_in(text)}

        self.assertEqual(tokens, {"Chargé", "d’affaires", "1981", "88", "1981-88"})
