"""Which document answers which, seen from both sides."""

from django.test import TestCase

from letters.models import Document, DocumentStatus, StatedReply
from letters.tests.factories import make_document

REPLIES_TO, ANSWERED_BY = StatedReply.Direction


class AnswerTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.letter = make_document("letter", "Text.", title="The letter")
        cls.reply = make_document("reply", "Text.", title="The reply")

    def state(self, direction=REPLIES_TO, target=True, **fields):
        return StatedReply.objects.create(
            document=self.reply,
            key=f"r{StatedReply.objects.count() + 1}",
            direction=direction,
            start=0,
            end=4,
            evidence="In reply to your letter",
            target=self.letter if target else None,
            **fields,
        )

    def lines(self, document):
        page = self.client.get(document.get_absolute_url()).content.decode()
        panel = page.partition('id="answers-label"')[2].partition("</section>")[0]
        return " ".join(panel.split())

    def test_each_side_says_it_in_its_own_words(self):
        self.state()
        link = '<a href="/documents/letter/">The letter, October 26, 1962</a>'
        self.assertIn(f"Answers {link}", self.lines(self.reply))
        link = '<a href="/documents/reply/">The reply, October 26, 1962</a>'
        self.assertIn(f"Answered by {link}", self.lines(self.letter))

    def test_the_other_direction_is_the_other_way_round(self):
        self.state(ANSWERED_BY)
        self.assertIn("Answered by <a", self.lines(self.reply))
        self.assertIn("Answers <a", self.lines(self.letter))

    def test_the_words_that_say_so_are_quoted_with_their_note(self):
        self.state(footnote_key="2")
        self.assertIn("“In reply to your letter”", self.lines(self.reply))
        self.assertIn('href="#note-2"', self.lines(self.reply))
        self.assertNotIn('href="#note-2"', self.lines(self.letter))

    def test_a_letter_that_is_not_held_is_told_by_its_date(self):
        self.state(target=False, letter_date="1962-10-25")
        self.assertIn("a letter of October 25, 1962", self.lines(self.reply))

    def test_a_draft_is_named_on_neither_side(self):
        self.state()
        Document.objects.filter(pk=self.letter.pk).update(status=DocumentStatus.DRAFT)
        self.assertIn("a letter that is not in this archive", self.lines(self.reply))
        self.assertNotIn("The letter", self.lines(self.reply))

        Document.objects.update(status=DocumentStatus.PUBLISHED)
        Document.objects.filter(pk=self.reply.pk).update(status=DocumentStatus.DRAFT)
        self.assertEqual(self.lines(self.letter), "")

    def test_what_both_say_is_said_once(self):
        self.state()
        StatedReply.objects.create(
            document=self.letter,
            key="r1",
            direction=ANSWERED_BY,
            start=0,
            end=4,
            evidence="For the reply, see",
            target=self.reply,
        )
        self.assertEqual(self.lines(self.letter).count("The reply"), 1)

    def test_without_any_there_is_no_panel(self):
        self.assertEqual(self.lines(self.letter), "")
