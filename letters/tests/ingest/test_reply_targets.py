"""A letter that states what it answers leads there, whichever came in first."""

from django.test import TestCase

from letters.derivation.description.document_kinds import DocumentKind
from letters.models import StatedReply
from letters.tests.factories import make_agent, make_document, make_edition

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


UNNAMED = ANSWER.replace(
    "I have received your letter of October 23, and am answering you.",
    "I have received your message and thank you.",
)


class InferredTests(ReplyCase):
    def answer(self):
        return self.make(63, UNNAMED, "1962-10-24")

    def test_the_latest_letter_of_the_other_is_the_target(self):
        self.make(61, ASKED, "1962-10-20")
        self.ask()
        answer = self.answer()
        self.assertEqual(self.targets(), ["frus1961-63v06/d62"])
        self.assertContains(self.client.get(answer.get_absolute_url()), "(inferred)")

    def test_a_letter_of_long_before_is_not(self):
        self.make(62, ASKED, "1962-08-23")
        self.answer()
        self.assertEqual(self.targets(), [None])

    def test_a_later_letter_is_not(self):
        self.make(62, ASKED, "1962-10-26")
        self.answer()
        self.assertEqual(self.targets(), [None])

    def test_one_that_was_not_found_is_not_told(self):
        answer = self.answer()
        self.assertFalse(StatedReply.objects.standing().exists())
        page = self.client.get(answer.get_absolute_url())
        self.assertNotContains(page, "not in this archive")


TOLD = """\
::: heading
113. Telegram From Secretary of State Rusk to the Department of State
:::

Chairman Khrushchev telephoned and asked me to convey his condolences to you.

::: signature
Rusk
:::
"""
THANKS = """\
::: heading
114. Letter From President Kennedy to Chairman Khrushchev
:::

I send you many thanks for your generous message of sympathy.[^1]

[^1]: See Document 113.
"""


class TellingTelegramTests(ReplyCase):
    def test_a_telegram_that_only_tells_of_a_message_is_not_the_letter(self):
        self.make(113, TOLD, "1963-08-10", kind=DocumentKind.TELEGRAM)
        self.make(114, THANKS, "1963-08-16")
        self.assertNotIn("frus1961-63v06/d113", self.targets())


class SettledPartyTests(ReplyCase):
    def test_a_surname_that_several_have_is_of_whom_the_answered_letter_went_to(self):
        kennedy = make_agent()
        asked = self.make(62, ANSWER.replace("October 23", "May 1"), "1962-10-23")
        asked.correspondence_events.filter(type="received").update(agent=kennedy)
        text = ASKED.replace("President Kennedy", "Kennedy").replace(
            "I have a question.", "I have your letter of October 23."
        )
        answer = self.make(64, text, "1962-10-25")
        sent = answer.correspondence_events.get(type="sent")
        self.assertEqual((sent.agent, sent.certainty), (kennedy, "inferred"))
        self.assertIn("answers", sent.evidence)
