"""Doubts of a sitting: looked at, put right, or left open."""

from django.test import TestCase
from lxml import html

from letters.models import Document
from letters.tests.admin.transcriptions.sittings import (
    LETTER_LINE,
    MEMO_AND_LETTER,
    SIX_PAGES,
    Sitting,
)
from letters.tests.factories import make_archivist

BOXES = "found-right"


class DoubtTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()

    def setUp(self):
        self.client.force_login(self.anna)
        self.sitting = Sitting(self.client)
        self.sitting.hand_in(SIX_PAGES)

    @property
    def page(self):
        return html.fromstring(self.sitting.answer.content.decode())

    def boxes(self, state=""):
        return self.page.xpath(f"//input[@name='{BOXES}'{state}]/@value")

    def to_look_at(self):
        (told,) = self.page.xpath("//p[contains(., 'to look at')]")
        return int(told.text_content().split()[0])

    def saved(self):
        self.sitting.press("_save")
        return Document.objects.get()

    def test_each_has_a_box_that_its_words_describe(self):
        self.assertEqual(len(self.boxes()), self.to_look_at())
        for key in self.boxes():
            (said,) = self.page.xpath(f"//*[@id='doubt-{key}']")
            self.assertTrue(said.text_content())

    def test_one_that_is_right_stays_so_and_is_settled(self):
        first, *others = self.boxes()
        before = self.to_look_at()
        self.sitting.press("_propose", **{BOXES: [first]})
        self.assertEqual(self.boxes("][@checked"), [first])
        self.assertEqual(self.to_look_at(), before - 1)
        document = self.saved()
        self.assertEqual(document.problems.open().count(), len(others))
        (settled,) = document.problems.filter(is_settled=True)
        self.assertEqual(settled.settlement.editor, self.anna)

    def test_one_whose_words_are_corrected_is_told_so_and_settled(self):
        text = self.sitting.fields["draft-1-text"]
        self.assertIn(" [Page 3]{.inferred cert=medium} ", text)
        corrected = text.replace(" [Page 3]{.inferred cert=medium} ", " [Page 3] ")
        before = self.to_look_at()
        self.sitting.press("_propose", **{"draft-1-text": corrected})
        self.assertContains(self.sitting.answer, "the text was changed here")
        self.assertEqual(self.to_look_at(), before - 1)
        document = self.saved()
        self.assertEqual(document.problems.open().count(), before - 1)

    def test_one_is_put_right_by_a_typed_name(self):
        recipients = self.page.xpath("//textarea[@name='draft-1-recipients']")
        self.assertTrue(recipients)
        before = self.to_look_at()
        self.sitting.press("_propose", **{"draft-1-recipients": "Ernest Hale"})
        self.assertContains(self.sitting.answer, "the recipient was typed")
        document = self.saved()
        self.assertEqual(document.problems.open().count(), before - 1)

    def test_nothing_is_settled_where_nothing_was_touched(self):
        before = self.to_look_at()
        document = self.saved()
        self.assertEqual(document.problems.open().count(), before)
        self.assertFalse(document.problems.filter(is_settled=True).exists())

    def test_boxes_stay_ticked_when_documents_are_parted_and_joined(self):
        text = f"{MEMO_AND_LETTER}\n[A bracket that is left open.\n"
        self.sitting.hand_in(text)
        ticked = self.boxes()
        self.assertGreater(len(ticked), 1)
        for button, line in (("_split", LETTER_LINE), ("_join", LETTER_LINE)):
            self.sitting.press(button, str(line), **{BOXES: ticked})
            with self.subTest(button):
                self.assertLessEqual({*self.boxes("][@checked")}, {*ticked})
                self.assertTrue(self.boxes("][@checked"))

    def test_a_box_of_another_text_settles_nothing(self):
        before = self.to_look_at()
        self.sitting.press("_propose", **{BOXES: ["0" * 20, "\x00<script>"]})
        self.assertEqual(self.to_look_at(), before)
        self.assertEqual(self.saved().problems.open().count(), before)
