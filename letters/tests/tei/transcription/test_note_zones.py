"""Notes at the foot of a page or of a paper are read by the signs of typists and printers."""

from unittest import TestCase

from letters.tests.tei.transcription.typed_papers import TypedPaper

HEADING = "Letter From Paul Marsh to Ann Lee\n\n"


class NoteZoneTests(TestCase):
    def test_each_usual_sign_calls_its_note(self):
        for first, second in (
            *(("/1/", "/2/"), ("[1]", "[2]"), ("(1)", "(2)"), ("1/", "2/")),
            *(("*", "**"), ("*", "†"), ("¹", "²"), ("[^1]", "[^2]")),
        ):
            stop = ":" if first.startswith("[^") else ""
            with self.subTest(first):
                text = (
                    f"{HEADING}The talks{first} ended.{second} We agree.\n\nPaul Marsh\n\n"
                    f"{first}{stop} Those of May.\n{second}{stop} They broke\noff.\n"
                )
                paper = TypedPaper(text)
                notes = list(paper.notes.values())
                self.assertEqual(
                    notes, [("talks", "Those of May."), ("ended.", "They broke off.")]
                )
                self.assertIn("The talks ended. We agree.", paper.text)

    def test_notes_stand_at_the_foot_of_each_page(self):
        text = (
            f"{HEADING}The talks1 ended and\n\n____________\n1. Those of May.\n\n- 2 -\n\n"
            "we agree.2\n\nPaul Marsh\n\n____________\n2. All of us.\n"
        )
        paper = TypedPaper(text)
        expected = {"1": ("talks", "Those of May."), "2": ("agree.", "All of us.")}
        self.assertEqual(paper.notes, expected)
        self.assertIn("ended and we agree.", paper.text)
        self.assertEqual(paper.pages, ["1", "2"])

    def test_the_same_sign_on_two_pages_is_two_notes(self):
        text = f"{HEADING}One* and\n\n* First.\n\n- 2 -\n\ntwo.*\n\n* Second.\n"
        paper = TypedPaper(text)
        numbers = [note.number for note in paper.records.footnotes]
        self.assertEqual(numbers, ["*", "*"])
        texts = [note.text for note in paper.records.footnotes]
        self.assertEqual(texts, ["First.", "Second."])

    def test_text_below_notes_is_text(self):
        paper = TypedPaper(
            "We agree[^1] to it.\n\n[^1]: Not\nprinted.\n\nMore words.\n"
        )
        self.assertEqual(paper.notes, {"1": ("agree", "Not printed.")})
        self.assertIn("More words.", paper.text)

    def test_numbered_paragraphs_are_no_notes(self):
        text = f"{HEADING}We ask for 3 things:\n\n1. Peace.\n\n2. Trade.\n\n3. Rest.\n"
        paper = TypedPaper(text)
        self.assertEqual(paper.notes, {})
        self.assertIn("2. Trade.", paper.text)

    def test_a_note_without_a_call_and_a_call_without_a_note_are_doubts(self):
        text = f"{HEADING}One/1/ and two/2/ and five/5/.\n\n/1/ A.\n/2/ B.\n/3/ C.\n"
        paper = TypedPaper(text)
        self.assertEqual(len(paper.records.footnotes), 3)
        self.assertEqual(len(paper.doubted("note-without-mark")), 1)
        self.assertEqual(len(paper.doubted("mark-without-note")), 1)
        self.assertIn("five/5/.", paper.text)

    def test_a_pasted_list_with_dashes_and_arrows(self):
        text = (
            "64. Telegram From the Envoy to the Secretary0\nHe came on May 4,1 and left.2\n"
            "- Source: Archives.↩\n- Document 3.↩\n- Document 4.↩\n"
        )
        numbers = list(TypedPaper(text).notes)
        self.assertEqual(numbers, ["0", "1", "2"])
