"""Notes at the foot of a page or of a paper are read by the signs of typists and printers."""

from unittest import TestCase

from letters.tests.tei.transcription.typed_papers import TypedPaper

HEADING = "Letter From Paul Marsh to Ann Lee\n\n"
WORDS = "We met in Bonn. "


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

    def test_signs_of_few_typists_call_their_notes_too(self):
        for first, second in (("^1", "^2"), (" (1)", " (2)"), (" a/", " b/")):
            with self.subTest(first):
                text = (
                    f"{HEADING}The talks ended{first}. We agree{second}.\n\nPaul Marsh\n\n"
                    f"{first.strip()} Those of May.\n{second.strip()} They broke off.\n"
                )
                self.assertEqual(
                    [*TypedPaper(text).notes.values()],
                    [("ended", "Those of May."), ("agree", "They broke off.")],
                )

    def test_a_numbered_paragraph_below_the_notes_is_none_of_them(self):
        text = (
            f"{HEADING}The talks[1] ended.[2] We agree.\n\n[1] Those of May.\n"
            "[2] They broke off.\n\n     4. Of the sites nobody spoke.\n\nPaul Marsh\n"
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.notes["2"], ("ended.", "They broke off."))
        self.assertIn("4. Of the sites nobody spoke.", paper.text)

    def test_the_last_figure_of_a_filing_number_calls_no_note(self):
        text = f"DEPARTMENT 7609121\n\n{WORDS * 9}\n\n     1.   Convoy by the road\n"
        self.assertEqual(TypedPaper(text).notes, {})

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

    def test_only_the_last_notes_are_called_from_further_than_a_page_above(self):
        text = f"{HEADING}We agree.1\n\n{WORDS * 5_000}\n\n____________\n1 All of us.\n"
        self.assertEqual(TypedPaper(text).notes, {"1": ("agree.", "All of us.")})
        self.assertEqual(TypedPaper(f"{text}\n{WORDS * 30}").notes, {})

    def test_numbered_lines_within_the_text_are_doubted_if_words_call_them(self):
        lines = "1 Not printed.\n2 Not found."
        for call, doubted in (("agree.1 They met.2", 1), ("agree. They met.", 0)):
            with self.subTest(call):
                paper = TypedPaper(
                    f"{HEADING}We {call}\n\n{lines}\n\n{WORDS}\n\nSECRET\n"
                )
                self.assertEqual(len(paper.doubted("note-without-mark")), doubted)

    def test_a_text_below_the_last_note_of_a_list_is_doubted(self):
        text = f"{HEADING}We agree.1 They met.2\n\n1 Not printed.\n2 Not found.\n"
        for below, lines in (("", []), (f"\n{WORDS}\n", [8])):
            with self.subTest(below):
                doubts = TypedPaper(f"{text}{below}").doubted("notes-uneven")
                self.assertEqual([doubt.line for doubt in doubts], lines)

    def test_a_rule_may_be_typed_with_blanks(self):
        text = (
            f"{HEADING}We agree.1/\n\n- - - - - -\n1/ All of us.\n\nREPORTER\n\n{WORDS}"
        )
        self.assertEqual(TypedPaper(text).notes, {"1": ("agree.", "All of us.")})

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


class UnreadNoteTests(TestCase):
    def test_lines_at_the_foot_that_nothing_calls_for_are_a_doubt(self):
        for notes in ("1. Not printed.", "(1) Not printed.", "____________\n1/ Lost."):
            with self.subTest(notes):
                paper = TypedPaper(f"{HEADING}We agree.\n\nPaul Marsh\n\n{notes}\n")
                self.assertEqual(paper.notes, {})
                (doubt,) = paper.doubted("note-without-mark")
                self.assertIn("left in the text", doubt.message)

    def test_a_note_below_numbered_paragraphs_is_a_list_of_its_own(self):
        text = (
            f"{HEADING}We saw it.1 We ask:\n\n(1) Peace.\n\n(2) Trade and\n\n1. Lost.\n\n"
            "- 2 -\n\nrest.\n"
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.notes, {"1": ("it.", "Lost.")})
        self.assertIn("(1) Peace.", paper.text)

    def test_numbered_lines_above_a_list_of_notes_are_of_the_text(self):
        text = (
            f"{HEADING.rstrip()}\nWe saw it.1 Three steps were taken:\n1. A talk.\n"
            "2. A treaty.\nWe hope for more.2\nPaul Marsh\n\n  1. Lost.\n  2. Found.\n"
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.notes, {"1": ("it.", "Lost."), "2": ("more.", "Found.")})
        self.assertIn("1. A talk.", paper.text)

    def test_a_rule_sets_notes_off_where_nothing_shows_the_end_of_the_page(self):
        text = (
            f"{HEADING}We saw it. 1/ We ask\n\n____________\n1/ Lost.\n\nfor rest.\n\n"
            "- 2 -\n"
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.notes, {"1": ("it.", "Lost.")})
        self.assertIn("for rest.", paper.text)

    def test_text_below_a_printed_list_is_text_and_no_note(self):
        text = (
            f"{HEADING}We saw it.1 We ask2 for\n\n____________\n1. Lost.\n2. Found.\n\n"
            "all of it.\n\nMore words.\n"
        )
        paper = TypedPaper(text)
        notes = {"1": ("it.", "Lost."), "2": ("ask", "Found.")}
        self.assertEqual(paper.notes, notes)
        self.assertIn("More words.", paper.text)

    def test_a_stamp_below_the_last_note_is_none_of_its_words(self):
        text = f"{HEADING}We saw it.1\n\nPaul Marsh\n\n1. Lost.\n\nSECRET/NODIS\n"
        self.assertEqual(TypedPaper(text).notes, {"1": ("it.", "Lost.")})

    def test_a_sign_behind_a_figure_is_a_call_with_a_doubt_save_behind_a_date(self):
        for figure, sign, doubts in (
            *(("Article 6(1)", "(1)", 1), ("your 759 1/", "1/", 1)),
            *(("May 6(1)", "(1)", 0), ("26 May 1/", "1/", 0)),
            *(("May 6, 1961(1)", "(1)", 0), ("May 26 1/", "1/", 0)),
        ):
            with self.subTest(figure):
                text = f"{HEADING}Of {figure} we speak.\n\n____________\n{sign} Lost.\n"
                paper = TypedPaper(text)
                self.assertEqual(
                    [words for _, words in paper.notes.values()], ["Lost."]
                )
                self.assertEqual(len(paper.doubted("unsure-note-mark")), doubts)

    def test_notes_among_the_text_that_are_called_are_a_doubt(self):
        text = f"{HEADING}We saw it.(1) We ask\n\n(1) Lost.\n\nfor rest.\n"
        paper = TypedPaper(text)
        (doubt,) = paper.doubted("note-without-mark")
        self.assertIn("nothing sets these lines off", doubt.message)

    def test_a_figure_within_a_word_calls_for_no_note(self):
        text = (
            "O 191312Z OCT 60\nFM OSLO\nTO BONN\n\n1. WE SAW IT.\n\n2. WE LEFT AND\n\n"
            "SECRET\n\nSECRET\n\n- 2 -\n\nWENT.\n"
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.notes, {})
        self.assertIn("191312Z", paper.text)
