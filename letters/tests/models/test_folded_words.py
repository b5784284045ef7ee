"""Words found whatever their case, accents, hyphens and apostrophes."""

from django.db import connection
from django.test import TestCase

from letters.derivation.people.person_names import fold_name
from letters.models import Agent, NameVariant
from letters.models.folded_words import has_words, holds_words
from letters.tests.factories import make_agent

# The Latin, Greek and Cyrillic letters of the languages that wrote to each other.
ALPHABETS = (
    *map(chr, range(0x30, 0x180)),
    *map(chr, range(0x386, 0x3CF)),
    *map(chr, range(0x400, 0x460)),
)

SAME = (
    ("laufer", "Läufer"),
    ("LÄUFER", "la\u0308ufer"),
    ("Strasse", "Hauptstraße"),
    ("straße", "STRASSE"),
    ("aether", "Æther"),
    ("łodz", "Łódź"),
    ("oneill", "O’Neill"),
    ("O'Neill", "ONeill"),
    ("hotline", "Hot-line"),
    ("хрущев", "ХРУЩЁВ"),
    ("(12)", "No. (12)"),
    ("北京", "北京市"),
    ("m²", "300 m²"),
    ("50%", "By 50% less"),
    ("a_b", "a_bc"),
    ("\\n", "a \\n b"),
)
OTHERS = (
    ("laufer", "Loufer"),
    ("a.c", "abc"),
    ("1", "l"),
    ("s", "B"),
    ("50%", "By 5000 less"),
    ("a_b", "axb"),
)


def is_found(condition, name):
    agent = make_agent("somebody", authorized_name=name, display_name="")
    found = Agent.objects.filter(condition).exists()
    agent.delete()
    return found


class TextPatternTests(TestCase):
    """As texts are searched, of which nothing folded is kept."""

    def test_they_are_found_in_each_way_of_writing(self):
        for word, name in (*SAME, ("’", "O’Neill")):
            with self.subTest(word, name=name):
                self.assertTrue(is_found(has_words([word], "authorized_name"), name))

    def test_other_letters_are_others(self):
        for word, name in OTHERS:
            with self.subTest(word):
                self.assertFalse(is_found(has_words([word], "authorized_name"), name))


class FoldedColumnTests(TestCase):
    """As names and titles are searched, which the database keeps folded."""

    def test_they_are_found_in_each_way_of_writing(self):
        for word, name in SAME:
            with self.subTest(word, name=name):
                self.assertTrue(is_found(holds_words([word]), name))

    def test_other_letters_are_others(self):
        for word, name in OTHERS:
            with self.subTest(word):
                self.assertFalse(is_found(holds_words([word]), name))

    def test_a_sign_that_stands_between_letters_says_nothing(self):
        for words, found in ((["-"], False), (["’", "-"], False), (["-", "o"], True)):
            with self.subTest(words):
                self.assertEqual(is_found(holds_words(words), "O’Neill-Smith"), found)

    def test_no_word_goes_over_two_names(self):
        make_agent("somebody", authorized_name="Dean", display_name="Rusk")
        for word, found in (("dean", True), ("rusk", True), ("deanrusk", False)):
            with self.subTest(word):
                agents = Agent.objects.filter(holds_words([word]))
                self.assertEqual(agents.exists(), found)

    def test_whatever_writes_a_name_it_is_folded(self):
        agent = make_agent("somebody", authorized_name="Grüner")
        NameVariant.objects.bulk_create([NameVariant(agent=agent, name="Der Größte")])
        Agent.objects.update(display_name="Señor")
        for rows, word in ((Agent, "senor"), (Agent, "grun"), (NameVariant, "grosste")):
            with self.subTest(word):
                self.assertTrue(rows.objects.filter(holds_words([word])).exists())

    def test_letters_are_folded_as_names_of_people_are(self):
        signs = [sign for sign in ALPHABETS if sign.isalnum()]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT letters_folded(sign) FROM unnest(%s) AS sign", [signs]
            )
            folded = [row[0] for row in cursor]
        pairs = zip(signs, folded, strict=True)
        self.assertEqual(
            {sign: here for sign, here in pairs if here != fold_name(sign)}, {}
        )
