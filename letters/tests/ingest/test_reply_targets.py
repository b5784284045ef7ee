"""A letter that states what it answers leads there, whichever came in first."""

from django.test import TestCase

from letters.derivation.description.document_kinds import DocumentKind
from letters.models import StatedReply
from letters.tests.factories import make_document, make_edition

ASKED = """\
::: heading
62. Letter From President Kennedy to Chairman Khrushchev
:::

::: dateline
Washington, October 23, 1962
:::

Dear Mr. Chairman: I have a question.
"""
ANSWER = """\
::: heading
63. Letter From Chairman Khrushchev to President Kennedy
:::

::: dateline
Moscow, October 24, 1962
:::

Dear Mr. President: I have received your letter of October 23, and am answering you.
"""


class ReplyCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()

    def make(self, number, notation, day, **fields):
        values = {"kind": DocumentKind.LETTER, "date_edtf": day, **fields}
        identifier = f"frus1961-63v06/d{number}"
        return make_document(identifier, notation, edition=self.edition, **values)

    def ask(self, **fields):
        return self.make(62, ASKED, "1962-10-23", **fields)

    def answer(self):
        return self.make(63, ANSWER, "1962-10-24")

    def targets(self):
        replies = StatedReply.objects.select_related("target").order_by("pk")
        return [reply.target and reply.target.identifier for reply in replies]


class ResolutionTests(ReplyCase):
    def test_the_letter_of_the_day_between_the_same_two_people_is_the_target(self):
        self.ask()
        self.answer()
        self.assertEqual(self.targets(), ["frus1961-63v06/d62"])

    def test_it_is_found_when_it_comes_later(self):
        self.answer()
        self.assertEqual(self.targets(), [None])
        self.ask()
        self.assertEqual(self.targets(), ["frus1961-63v06/d62"])

    def test_a_letter_of_another_day_is_not_the_target(self):
        self.make(62, ASKED, "1962-10-22")
        self.answer()
        self.assertEqual(self.targets(), [None])

    def test_a_conversation_of_that_day_is_not_the_target(self):
        self.ask(kind=DocumentKind.CONVERSATION)
        self.answer()
        self.assertEqual(self.targets(), [None])

    def test_of_two_letters_of_the_day_neither_is_taken(self):
        self.ask()
        self.make(61, ASKED, "1962-10-23")
        self.answer()
        self.assertEqual(self.targets(), [None])

    def test_a_telegram_that_transmits_an_answer_names_the_recipient(self):
        self.make(63, ANSWER, "1962-10-24")
        telegram = """\
::: heading
64. Telegram From the Department of State to the Embassy in the Soviet Union
:::

997. Following message from President to Khrushchev delivered.

Dear Mr. Chairman: I have received your letter of October 24.
"""
        self.make(64, telegram, "1962-10-25", kind=DocumentKind.TELEGRAM)
        self.assertEqual(self.targets()[-1], "frus1961-63v06/d63")

    def test_a_letter_between_other_people_is_not_the_target(self):
        letter = ASKED.replace("Chairman Khrushchev", "Prime Minister Macmillan")
        self.make(62, letter, "1962-10-23")
        self.answer()
        self.assertEqual(self.targets(), [None])
