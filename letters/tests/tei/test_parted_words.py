"""The sign that parts a word at the end of a line is no letter of it, if the word goes on."""

from unittest import TestCase

from letters.derivation.model import TextProblemCode
from letters.tei.body import read_document
from letters.tei.writer import write_document
from letters.tests.derivation.texts import records_of_tei
from letters.tests.tei.test_plain_text import body_of

GOES_ON = {
    "agree-<lb break='no'/>ment": "agreement",
    "agree- <lb break='no'/> ment": "agreement",
    "Beobach¬<lb break='no'/>tung": "Beobachtung",
    "ange=<lb break='no'/>kommen": "angekommen",
    "wer-<pb n='2' break='no'/>den": "werden",
    "disarma<lb break='no'/>ment": "disarmament",
}
ENDS = {
    "fort-<lb/>schritt": "fort-\u2028schritt",
    "1 -<lb break='no'/>2": "1 -2",
    "<lb break='no'/>a": "a",
}


class PartedWordTests(TestCase):
    def test_a_word_that_goes_on_is_one_word(self):
        for markup, text in GOES_ON.items():
            with self.subTest(markup):
                self.assertEqual(records_of_tei(f"<p>{markup}</p>").text, text)

    def test_any_other_sign_stays(self):
        for markup, text in ENDS.items():
            with self.subTest(markup):
                records = records_of_tei(f"<p>{markup}</p>")
                self.assertEqual(records.text, text)
                self.assertEqual(records.problems, [])

    def test_the_signs_are_counted(self):
        markup = "agree-<lb break='no'/>ment wer-<pb n='2' break='no'/>den"
        problems = records_of_tei(f"<p>{markup}</p>").problems
        (problem,) = [p for p in problems if p.code == TextProblemCode.HYPHENS_LEFT_OUT]
        self.assertIn("2 signs of parted words", problem.message)

    def test_they_are_written_as_they_were(self):
        for markup in GOES_ON:
            with self.subTest(markup):
                body = body_of(f"<p>{markup}</p>")
                written = write_document(body)
                self.assertEqual(read_document(written), body)
                self.assertEqual("-<" in written, "-" in markup)


class PartsOfAddressTests(TestCase):
    def test_parts_that_nothing_parts_are_words_of_their_own(self):
        for markup, text in {
            "<address><street>Hill Road</street><settlement>Reston</settlement></address>": (
                "Hill Road Reston"
            ),
            "<persName><forename>Ann</forename><surname>Lee</surname></persName>": "Ann Lee",
            "<persName><nameLink>d’</nameLink><surname>Alba</surname></persName>": "d’Alba",
        }.items():
            with self.subTest(markup):
                self.assertEqual(records_of_tei(f"<p>{markup}</p>").text, text)
