"""Names in Cyrillic letters find their Latin forms, and back."""

from __future__ import annotations

from unittest import TestCase

from django.test import TestCase as DatabaseTestCase

from letters.search.query.cyrillic import in_english, in_latin
from letters.search.query.parser import parse_query
from letters.tests.search.documents import (
    forget_index,
    make_document,
    page_for,
    search_for,
    update_index,
)


class NameSpellingTests(TestCase):
    def test_a_name_in_cyrillic_is_written_as_each_language_does(self):
        for name, spellings in (
            ("Хрущёв", {"khrushchev", "chruschtschow", "khrouchtchev"}),
            ("Хрущев", {"khrushchev", "chruschtschow", "khrouchtchev"}),
            ("Громыко", {"gromyko"}),
            ("Кеннеди", {"kennedy"}),
            ("Малиновский", {"malinovsky", "malinovskii"}),
            ("Брежнев", {"brezhnev", "breschnew", "brejnev"}),
            ("Горбачёв", {"gorbachev", "gorbatschow", "gorbatchev"}),
        ):
            with self.subTest(name):
                self.assertLessEqual(spellings, {*in_latin(name)})

    def test_a_name_in_another_case_is_that_name(self):
        for name in ("Хрущёва", "Хрущёву", "Хрущёвым"):
            with self.subTest(name):
                self.assertIn("khrushchev", in_latin(name))
        self.assertIn("dobrynin", in_latin("Добрыниным"))

    def test_german_and_french_spellings_of_russian_names_are_english_ones(self):
        for name, english in (
            ("Chruschtschow", "khrushchev"),
            ("Breschnew", "brezhnev"),
            ("Gorbatschow", "gorbachev"),
            ("Khrouchtchev", "khrushchev"),
        ):
            with self.subTest(name):
                self.assertIn(english, in_english(name))

    def test_other_words_are_left_alone(self):
        for word in ("Moscow", "Churchill", "chruschtschow", "New", "Deutschland", ""):
            with self.subTest(word):
                self.assertEqual(in_english(word), [])


class FoundNameTests(DatabaseTestCase):
    @classmethod
    def setUpTestData(cls):
        make_document("We answered Khrushchev at once.", identifier="english")
        make_document("Письмо от Хрущёва пришло в Москву.", identifier="russian")
        make_document("Chruschtschow schrieb an Kennedy.", identifier="german")
        make_document("They spoke of the harvest.", identifier="other")
        update_index()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        forget_index()

    def test_each_way_to_write_a_name_finds_the_others(self):
        for query, expected in (
            ("Хрущев", ["english", "german", "russian"]),
            ("Хрущёв", ["english", "german", "russian"]),
            ("Khrushchev", ["english", "russian"]),
            ("khrushchev", ["english", "russian"]),
            ("Chruschtschow", ["english", "german", "russian"]),
            ("Кеннеди", ["german"]),
            ("Хрущев Кеннеди", ["german"]),
            ("-Хрущев harvest", ["other"]),
        ):
            with self.subTest(query):
                self.assertEqual(search_for(query), expected)

    def test_the_name_is_marked_where_it_stands(self):
        hits = {hit.document.identifier: hit for hit in page_for("Khrushchev").hits}
        self.assertIn("Хрущёва", str(hits["russian"]))
        hits = {hit.document.identifier: hit for hit in page_for("Хрущев").hits}
        self.assertIn("Khrushchev", str(hits["english"]))

    def test_the_query_is_shown_as_it_was_typed(self):
        for query in (
            "Хрущев",
            "Chruschtschow harvest",
            "Хрущев OR Кеннеди",
            "-Хрущев",
        ):
            self.assertEqual(str(parse_query(query).root), query)

    def test_it_may_be_near_another_word(self):
        self.assertEqual(search_for("Хрущева NEAR/3 Письмо"), ["russian"])
