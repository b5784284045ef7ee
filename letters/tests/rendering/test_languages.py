from unittest import TestCase

from letters.rendering.languages import attributes_of_language, language_code


class LanguageTests(TestCase):
    def test_the_one_language_that_is_named_has_its_code(self):
        for described, code in (
            ("Russian", "ru"),
            (" persian ", "fa"),
            ("ru", "ru"),
            ("zh-Hant", "zh-Hant"),
            ("Russian; English", ""),
            ("Old Church Slavonic", ""),
            ("English translation", ""),
            ("No", ""),
            ("", ""),
        ):
            with self.subTest(described):
                self.assertEqual(language_code(described), code)

    def test_a_language_has_its_direction(self):
        for code, direction in (
            ("ru", "ltr"),
            ("ar", "rtl"),
            ("ar-Latn", "ltr"),
            ("az-Arab", "rtl"),
        ):
            with self.subTest(code):
                expected = {"lang": code, "dir": direction}
                self.assertEqual(attributes_of_language(code), expected)

    def test_what_is_no_code_has_none(self):
        for code in ("", "r", '"><script>', "русский"):
            with self.subTest(code):
                self.assertEqual(attributes_of_language(code), {})
