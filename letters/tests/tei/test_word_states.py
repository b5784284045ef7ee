"""A word that was changed within is found as it was, and as it is."""

from unittest import TestCase

from letters.tei.body import read_document
from letters.tei.notation import parse_notation, write_notation
from letters.tei.writer import write_document
from letters.tests.derivation.texts import records_of, records_of_tei
from letters.tests.tei.test_plain_text import body_of

STATES = {
    "arrive <del>to</del><add hand='#m'>yester</add>day, she": "today → yesterday",
    "he dis<del>agree</del>likes it": "disagreelikes → dislikes",
    "very agree<add place='above'>able</add> weather": "agree → agreeable",
    "the <hi rend='italic'>w<del>a</del></hi><add hand='#m'>o</add>rd is": "ward → word",
    "the <del>i</del><add>wa</add><del>s</del><add>r</add> end": "is → war",
}
SEVERAL = {
    "<subst><del>rec</del><add>dec</add></subst>eive"
    "<subst><del>s</del><add>d</add></subst>": ["receives", "receives"],
    "<del>un</del>bear<add>ab</add>l<del>y</del><add>e</add>": [
        "unbearly → bearable",
        "unbearly",
    ],
    "dis<choice><sic>a</sic><corr>ar</corr></choice>"
    "m<choice><sic>e</sic><corr>ament</corr></choice>": ["disarmament", "disarmament"],
}
WHOLE = (
    "the <del>first</del> <add>second</add> of May",
    "Thank you <del rend='strikethrough'>very</del> much",
    "(<add>so</add>)<del>not</del>.",
    "a <restore><del>wh</del></restore>ole",
    "a whole <add/> word<del/>",
    "a line<del><lb/></del>",
)


class WordStatesTests(TestCase):
    def test_first_and_last_state_of_a_word_stand_beside_it(self):
        for markup, states in STATES.items():
            with self.subTest(markup):
                (note,) = records_of_tei(f"<p>{markup}</p>").footnotes
                self.assertEqual(
                    (note.names.name, note.text), ("First, last state", states)
                )

    def test_several_changes_of_one_word_make_one_first_state(self):
        for markup, states in SEVERAL.items():
            with self.subTest(markup):
                notes = records_of_tei(f"<p>{markup}</p>").footnotes
                self.assertEqual([note.text for note in notes], states)

    def test_a_note_stands_behind_the_whole_word(self):
        records = records_of_tei(
            "<p>arrive <del>to</del><add hand='#m'>yester</add>day</p>"
        )
        (note,) = records.footnotes
        self.assertTrue(records.text[: note.anchor].endswith("yesterday"))

    def test_words_struck_or_added_as_a_whole_have_no_states(self):
        for markup in WHOLE:
            with self.subTest(markup):
                self.assertEqual(records_of_tei(f"<p>{markup}</p>").footnotes, [])

    def test_each_of_two_words_that_one_deletion_joins_has_its_states(self):
        records = records_of_tei("<p>ab<del>cd ef</del>gh</p>")
        states = [note.text for note in records.footnotes]
        self.assertEqual(states, ["abcd → ab", "efgh → gh"])

    def test_in_a_note_as_in_the_text(self):
        records = records_of_tei("<p>a<note n='1'>dis<del>agree</del>like</note></p>")
        texts = [note.text for note in records.footnotes]
        self.assertEqual(texts, ["disagreelike", "disagreelike → dislike"])

    def test_they_are_read_anew_and_never_written(self):
        for markup in STATES:
            with self.subTest(markup):
                body = body_of(f"<p>{markup}</p>")
                written = write_document(body)
                self.assertNotIn("→", written)
                self.assertEqual(read_document(written), body)

    def test_the_notation_has_them_too(self):
        notation = "arrive ~~to~~[yester]{.hand by=m}day"
        (note,) = records_of(notation).footnotes
        self.assertEqual(note.text, "today → yesterday")
        self.assertEqual(write_notation(parse_notation(notation)).strip(), notation)

    def test_a_mark_that_touches_a_word_is_no_part_of_it(self):
        records = records_of("~~[SECRET]{.classification}~~BY [anf]{.hand}")
        self.assertEqual(records.footnotes, [])
