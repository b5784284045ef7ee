"""Questions tell a browser whether an answer is right, not which one is."""

from hashlib import sha256
from unittest import TestCase

from letters.models import Annotation
from letters.reader.readings.questions import make_question


def question(passages=(), **fields):
    kind = Annotation.Kind.QUESTION
    annotation = Annotation(item_id=5, number=7, kind=kind, **fields)
    return make_question(annotation, "slug", passages)


def digest(answer):
    return sha256(f"slug:5:7:{answer}".encode()).hexdigest()


class QuestionTests(TestCase):
    def test_a_note_that_asks_nothing_is_none(self):
        self.assertIsNone(make_question(Annotation(kind="term"), "slug"))

    def test_words_have_no_right_answer(self):
        self.assertEqual((question().asks, question().solution), ("text", ""))

    def test_a_choice_is_right_with_all_its_numbers(self):
        several = question(asks="choice", choices=["a", "b", "c"], solution=[2, 0])
        self.assertEqual(several.solution, digest("0,2"))
        self.assertTrue(several.takes_several)

    def test_where_opinions_differ_nothing_is_right(self):
        self.assertEqual(question(asks="choice", choices=["a", "b"]).solution, "")

    def test_things_are_never_shown_in_the_right_order(self):
        for count in range(2, 9):
            words = [f"thing {number}" for number in range(count)]
            with self.subTest(count):
                asked = question(asks="order", choices=words)
                shown = [choice.words for choice in asked.choices]
                self.assertNotEqual(shown, words)
                self.assertCountEqual(shown, words)

    def test_an_order_is_right_by_what_the_page_calls_the_things(self):
        words = ["first", "second", "third"]
        asked = question(asks="order", choices=words)
        values = {choice.words: choice.value for choice in asked.choices}
        right = ",".join(str(values[word]) for word in words)
        self.assertEqual(asked.solution, digest(right))

    def test_a_passage_may_be_found_in_any_of_its_paragraphs(self):
        asked = question(["p3", "p4"], asks="passage")
        self.assertEqual(asked.solution, f"{digest('p3')} {digest('p4')}")
