"""Words of a text are marked as what an archivist says they are."""

from django.test import SimpleTestCase

from letters.tei.errors import NotationError
from letters.tei.notation import parse_notation
from letters.tei.notation.marking import Marked, mark_words
from letters.tei.plain_text import read_text

MEMO = (
    "Attached is your reply. Include the bracketed\nparagraph only if asked.\n\n"
    "The *reply* is a draft."
)
LETTER = "We agree.\n\n[We shall come in May.] We shall see."


def marked(notation, words, what, **options):
    return mark_words(notation, words, Marked(what), **options)


class MarkedWordsTests(SimpleTestCase):
    def test_a_reference_has_its_target(self):
        self.assertIn(
            "Attached is [your reply]{see=doc:reagan-orlov}. Include",
            marked(MEMO, "your reply", "reference", target="doc:reagan-orlov"),
        )

    def test_words_of_two_lines_are_an_instruction(self):
        words = "the bracketed paragraph only if asked"
        self.assertIn(
            "Include [the bracketed\nparagraph only if asked]{.condition #condition}.",
            marked(MEMO, words, "condition"),
        )

    def test_a_passage_takes_the_brackets_that_stand_around_it(self):
        expected = "[We shall come in May.]{.conditional #passage effect=include} We"
        for words in ("We shall come in May.", "[We shall come in May.]"):
            with self.subTest(words):
                self.assertIn(expected, marked(LETTER, words, "passage"))

    def test_a_passage_without_brackets_gets_none(self):
        self.assertIn(
            "[We agree]{.conditional .unbracketed #passage effect=include}.",
            marked(LETTER, "We agree", "passage"),
        )

    def test_identifiers_differ(self):
        once = marked(MEMO, "your reply", "condition")
        self.assertIn("{.condition #condition-2}", marked(once, "draft", "condition"))

    def test_no_word_of_the_text_changes(self):
        for what in Marked:
            for words in ("your reply", "the bracketed paragraph", "draft.", "*reply*"):
                with self.subTest(what=what, words=words):
                    text = mark_words(MEMO, words, what, target="#d5")
                    self.assertNotEqual(text, MEMO)
                    self.assertEqual(plain(text), plain(MEMO))

    def test_of_words_that_stand_twice_the_selected_ones_are_marked(self):
        at = LETTER.rindex("We shall")
        self.assertIn(
            "] [We shall]{.condition #condition} see.",
            marked(LETTER, "We shall", "condition", at=at),
        )

    def test_what_cannot_be_marked_is_refused_with_the_reason(self):
        for text, words, reason in (
            (MEMO, "your answer", "does not stand so in the text"),
            (MEMO, " ", "does not stand so"),
            (LETTER, "We shall", "stands 2 times"),
            (MEMO, "asked. The", "several paragraphs"),
            (MEMO, "The *reply", "half of another mark"),
            (LETTER, "[We shall come", "half of another mark"),
            ("[a b]{.stamp}", "stamp", "half of another mark"),
            ("::: salute\nDear\n:::\n\nYes.", "salute", "half of another mark"),
            ("Yes [x]{.nothing}.", "Yes", "needs one word of these"),
        ):
            with self.subTest(words), self.assertRaises(NotationError) as refusal:
                marked(text, words, "condition")
            self.assertIn(reason, str(refusal.exception))


def plain(notation):
    return read_text(parse_notation(notation)).text
