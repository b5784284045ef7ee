from itertools import chain
from unittest import TestCase

from letters.tei.transcription.note_list import split_note_list
from letters.tei.transcription.note_numbers import find_note_marks
from letters.tei.transcription.page_markers import find_page_markers
from letters.tests.bounds import bounded
from letters.tests.corpus import CHECKS, SAMPLE, flattened, needs, volume, whole

LETTER = (
    "190. Letter to General Secretary Chernenko1\n\n"
    "I welcome better relations between our countries.2\n\n"
    "You [Page 681] mentioned them in your speech of March 2.3 As you know, "
    "KAL 007 and the SS-20 cost $1.5 million, or 2.4 percent.\n\n"
    "Ronald Reagan\n"
)
NOTES = "  1. Source: Reagan Library. Secret.\n  2. See Document 183.\n  3. Ibid."


def marked(text):
    """Take "October 16|1|" apart: the text without bars, and where its marks start."""
    pieces = text.split("|")
    starts, at = [], 0
    for place, piece in enumerate(pieces):
        if place % 2:
            starts.append(at)
        at += len(piece)
    return "".join(pieces), starts


class NoteMarkTests(TestCase):
    def test_it_finds_numbers_glued_to_the_word_before(self):
        cases = [
            "between our countries.|1| I agree",
            "to General Secretary Chernenko|1|\nMoscow",
            "in October 16|1| and again",
            "agreed in 1956|1| to meet",
            "Washington, March 19, 1969|1||2|\n[Page 1] Washington",
            "your speech of March 2.|1| As you know",
            "see Deptel 3341|1| and Embtel 17|2|)",
            "“a sovereign state”|1|—presumably",
            "at this [Page 2] time.|1| You will",
            "\n|1|REVISED PROGRAM",
            "a letter of June 19th|1| to the Secretary",
        ]
        for case in cases:
            with self.subTest(case):
                text, starts = marked(case)
                numbers = range(1, len(starts) + 1)

                marks = find_note_marks(text, numbers)

                self.assertEqual([mark.start for mark in marks], starts)

    def test_it_leaves_other_numbers_alone(self):
        for text in [
            "the SS-20 and the B-52",
            "costs $1.5 million, or 2.4 percent",
            "KAL 007 was shot down on page 12",
            "at 12:15 p.m. on October 12, 1962",
            "telegram 5 of 1951 and $1,512,000",
            "[Page 12] or 1. first, 2. second",
            "the FY12 budget and p.12",
        ]:
            with self.subTest(text):
                self.assertEqual(find_note_marks(text, [1, 2, 5, 12]), [])

    def test_a_missing_number_gets_no_mark(self):
        text, starts = marked("our countries.|1| In dialogue,|3| as you said.")

        marks = find_note_marks(text, [1, 2, 3])

        self.assertEqual(
            [(mark.number, mark.start) for mark in marks],
            [("1", starts[0]), ("3", starts[1])],
        )

    def test_numbers_keep_the_order_of_the_list(self):
        text, starts = marked("the Treaty2 and|1| the Pact,|2| as amended")
        self.assertEqual([mark.start for mark in find_note_marks(text, [1, 2])], starts)

    def test_a_doubtful_mark_says_so_and_names_the_other_place(self):
        text = "Your 3341 and 3351 of this month."

        (mark,) = find_note_marks(text, [1])

        self.assertFalse(mark.is_certain)
        self.assertEqual(
            {mark.start, *mark.alternatives},
            {text.index("1 and"), text.index("1 of")},
        )

    def test_the_note_tells_which_telegram_it_is_about(self):
        text = "As Deptel 3341 and Embtel 3351 reported."

        (mark,) = find_note_marks(text, [1], {1: "Telegram 335, March 4."})

        self.assertEqual(mark.start, text.index("1 reported"))

    def test_offsets_count_code_points(self):
        (mark,) = find_note_marks("𝒜 “é” Žukov1 said", [1])
        self.assertEqual((mark.start, mark.end), (11, 12))

    def test_without_numbers_or_text_there_are_no_marks(self):
        self.assertEqual(find_note_marks("countries.2", []), [])
        self.assertEqual(find_note_marks("", [1]), [])

    def test_hostile_text_takes_bounded_time(self):
        for text in ["1" * 100_000, "a1 " * 20_000, "a1" * 30_000]:
            with self.subTest(text[:6]), bounded():
                find_note_marks(text, range(1, 101))


class NoteListTests(TestCase):
    def test_it_parts_the_text_from_its_notes(self):
        text = f"{LETTER}\n{NOTES}"

        body, notes = split_note_list(text)

        self.assertEqual(body, LETTER.rstrip())
        self.assertEqual([note.number for note in notes], [1, 2, 3])
        for note in notes:
            self.assertEqual(text[note.start :][: len(note.text)], note.text)

    def test_it_tolerates_other_ways_to_number(self):
        for old, new in [("  ", ""), (". S", ") S"), ("\n  ", "\n\t")]:
            with self.subTest(old=old, new=new):
                listed = NOTES.replace(old, new)
                if new == ") S":
                    listed = listed.replace("3. ", "3) ")
                self.assertEqual(len(split_note_list(f"{LETTER}\n{listed}")[1]), 3)

    def test_a_note_may_have_several_paragraphs(self):
        listed = NOTES.replace("See Document 183.", "He wrote:\n1. Yes.\n2. No.")
        _, notes = split_note_list(f"{LETTER}\n{listed}")
        self.assertEqual(notes[1].text, "He wrote:\n1. Yes.\n2. No.")

    def test_a_list_of_the_letter_is_not_taken_for_notes(self):
        for text in [
            "Dear Mr. Chairman:\n\n1. We agree.\n2. We shall meet.\n3. Not in May.",
            f"{LETTER}\n1. We agree.\n2. We shall,4 then, meet.\n3. Not in May.",
            f"{LETTER}1. We agree.\n2. We shall meet.\n3. Not in May.",
        ]:
            with self.subTest(text[-40:]):
                self.assertEqual(split_note_list(text), (text, []))


class FindPageMarkerTests(TestCase):
    def test_it_finds_page_markers(self):
        for marker, label in [
            ("[Page 680]", "680"),
            ("[Page xii]", "xii"),
            ("[p. 680]", "680"),
            ("[page A1]", "A1"),
        ]:
            with self.subTest(marker):
                (page,) = find_page_markers(f"areas you {marker} mentioned")
                self.assertEqual(
                    (page.label, page.start, page.end), (label, 10, 10 + len(marker))
                )

    def test_it_leaves_other_brackets_alone(self):
        for text in ["[Eagleburger]", "[Page]", "Page 680", "[2 pages of text]"]:
            with self.subTest(text):
                self.assertEqual(find_page_markers(text), [])


@whole
@needs(CHECKS / "flatten.py", *map(volume, SAMPLE))
class NoteNumberCorpusTests(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.documents = [
            flat for name in SAMPLE for flat in flattened(name, is_whole=True)
        ]

    def test_marks_are_found_and_doubtful_marks_are_uncertain(self):
        total = right = certain = certainly_right = 0
        for flat in self.documents:
            body, notes = split_note_list(flat["text"])
            texts = {note.number: note.text for note in notes}
            marks = find_note_marks(body, list(texts), texts)
            truth = {str(n): start for n, start in enumerate(flat["marks"], 1)}
            total += len(truth)
            right += sum(truth.get(mark.number) == mark.start for mark in marks)
            sure = [mark for mark in marks if mark.is_certain]
            certain += len(sure)
            certainly_right += sum(truth.get(m.number) == m.start for m in sure)

        self.assertGreaterEqual(right / total, 0.993)
        self.assertGreaterEqual(certain / total, 0.95)
        self.assertGreaterEqual(certainly_right / certain, 0.998)

    def test_note_lists_are_split_where_they_begin(self):
        right = sum(
            [note.text for note in split_note_list(flat["text"])[1]]
            == [note.rstrip() for note in flat["notes"]]
            for flat in self.documents
        )
        self.assertGreaterEqual(right / len(self.documents), 0.99)


@needs(CHECKS / "flatten.py", *map(volume, SAMPLE))
class PageMarkerCorpusTests(TestCase):
    def test_every_page_marker_is_found(self):
        for flat in chain.from_iterable(map(flattened, SAMPLE)):
            markers = find_page_markers(flat["text"])
            pages = [[marker.start, marker.label] for marker in markers]
            self.assertEqual(pages, flat["pages"])
