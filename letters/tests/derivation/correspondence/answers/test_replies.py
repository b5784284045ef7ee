"""Which letter a document answers, and which answers it."""

from unittest import TestCase

from letters.derivation.model import Direction
from letters.tei.dates import parse_edtf
from letters.tei.references import Place
from letters.tests.corpus import needs, volume
from letters.tests.derivation.frus import documents_of
from letters.tests.derivation.texts import records_of

# Openings of a letter of November 9, 1961, with the dates of the letters they take up.
TAKEN_UP = {
    "I have received your letter of October 26.": ["1961-10-26"],
    "Thank you very much for your kind letter of November 3.": ["1961-11-03"],
    "In reply to your message dated December 13, I wish to say this.": ["1960-12-13"],
    "I have your letter of 17 March 1948.": ["1948-03-17"],
    "DEAR MR. CHAIRMAN: I thank you for your message of April twenty-ninth.": [
        "1961-04-29"
    ],
    "Since your August 27 letter to me, both of us made proposals.": ["1961-08-27"],
    "Reference is made to your memorandum, dated 1 October 1961, on bases.": [
        "1961-10-01"
    ],
    "I have not answered directly your letter of October 13.": ["1961-10-13"],
    "Many thanks for your messages of October 23 and 24.": ["1961-10-23", "1961-10-24"],
    "I replied already to your letter of November 1 and I want to reply now to your letter "
    "of November 2.": ["1961-11-02"],
    "I refer to your letter of July 25 [15],1961 and the talk.": ["1961-07-15"],
    "Your letter of November 7 refers to several questions.": ["1961-11-07"],
    # No day, or a day still to come.
    "I have received your letter of last month.": [],
    "I have received your letter of November 12, 1961.": [],
    # Letters answered before, to be answered later, or answered by others.
    "As I wrote in my letter in answer to your letter of October 26, this stands.": [],
    "I received your message of May 8, to which I shall be replying separately.": [],
    "I hope to write again soon in response to your letter of November 4.": [],
    "The Shah answered your letter of October 26 almost at once.": [],
    # Not written to the writer, or not sent by the reader.
    "I refer to your draft memorandum of January 17, 1961 on defense.": [],
    "Please forward to His Excellency the following: Your letter of May 2 came.": [],
    "I read with interest your letter of June 26 to Prime Minister Macmillan.": [],
    "Castiella has received your reply of June 23 to his earlier letter.": [],
    "Thank you for giving me a copy of your letter of May 17.": [],
    "I have received his letter of October 26.": [],
}
TEXT = "I have received your letter"
# Notes to that letter, and the target of each.
NOTES = {
    "Document 7.": "#d7",
    "See Document 7.": "#d7",
    "Dated October 23 and printed as Document 7.": "#d7",
    "Printed in Foreign Relations, 1961–1963, vol. V, Document 7.": None,
    "Not printed. See also Document 7.": None,
    "See footnote 2, Document 7.": None,
}
# Notes of a letter from Kennedy to Khrushchev, to its heading and in its text.
NOTED = {
    ("For Khrushchev’s reply, see Document 14.", "heading"): "answered-by",
    ("For Khrushchev's reply of October 8, see Document 14.", "text"): "answered-by",
    ("For the reply, see Document 14.", "heading"): "answered-by",
    ("See Document 14 for Khrushchev’s response.", "text"): "answered-by",
    ("See Document 14, which is in response to it.", "text"): "answered-by",
    ("Khrushchev replied on May 11; see Document 14.", "text"): "answered-by",
    ("Khrushchev’s response (Document 14) is dated May 12.", "text"): "answered-by",
    (
        "Concerning the response to this message, see Document 14.",
        "text",
    ): "answered-by",
    (
        "This letter is a reply to Khrushchev’s letter, Document 14.",
        "text",
    ): "replies-to",
    ("The letter is in reply to Document 14.", "heading"): "replies-to",
    # Of another letter.
    ("For the reply, see Document 14.", "text"): None,
    ("For Dillon’s reply, see Document 14.", "heading"): None,
    ("For Kennedy’s reply, see Document 14.", "text"): None,
    ("The letter is in reply to Document 14.", "text"): None,
    ("Khrushchev’s draft reply was not sent; see Document 14.", "heading"): None,
    ("See Document 14.", "heading"): None,
}


def letter(text, heading="Letter From Kennedy to Khrushchev", **context):
    context = {"date": parse_edtf("1961-11-09"), **context}
    return records_of(f"::: heading\n{heading}\n:::\n\n{text}", **context)


class TakenUpTests(TestCase):
    def test_an_opening_says_what_the_letter_answers(self):
        for text, days in TAKEN_UP.items():
            with self.subTest(text):
                letter_dates = [reply.letter_date for reply in letter(text).replies]
                self.assertEqual(letter_dates, days)

    def test_further_on_only_words_for_replying_count(self):
        before = "One paragraph of much else. " * 60
        for text, count in {
            "I have read your letter of October 26.": 0,
            "This is in reply to your letter of October 26.": 1,
        }.items():
            with self.subTest(text):
                self.assertEqual(len(letter(f"{before}\n\n{text}").replies), count)

    def test_a_letter_is_named_once_however_often_it_is_taken_up(self):
        text = "I have your letter of October 26. In your letter of October 26 you ask."
        (reply,) = letter(text).replies
        self.assertEqual(reply.key, "replies-to-1961-10-26")

    def test_it_stands_where_it_is_printed(self):
        records = letter("I have received your letter of October 26. More.")
        (reply,) = records.replies
        printed = records.text[reply.start : reply.end]
        self.assertEqual(printed, "your letter of October 26")
        self.assertEqual(reply.evidence, "I have received your letter of October 26.")

    def test_only_what_was_written_to_somebody_answers(self):
        text = "I have received your letter of October 26."
        for heading, count in {
            "Letter From A to B": 1,
            "The Ambassador in Japan (Murphy) to the Secretary of State": 1,
            # "Your letter" in a memorandum to the President went to others.
            "Memorandum From A to B": 0,
            "Telegram From A to B": 0,
            "Memorandum of Conversation": 0,
            "Editorial Note": 0,
        }.items():
            with self.subTest(heading):
                self.assertEqual(len(letter(text, heading).replies), count)

    def test_a_memorandum_answers_a_memorandum(self):
        text = "In response to your memorandum of August 21 I can say this."
        (reply,) = letter(text, "Memorandum From A to B").replies
        self.assertEqual(reply.letter_date, "1961-08-21")

    def test_an_enclosure_answers_for_itself(self):
        text = "Enclosed is a letter.\n\n[Enclosure]\n\nThank you for your letter of May 3."
        self.assertEqual(letter(text).replies, [])

    def test_hostile_letters_end_soon(self):
        for text in (
            "your " * 20_000,
            "In reply to your letter of May 1. " * 3_000,
            "your letter of May 1, 2, " * 3_000,
        ):
            with self.subTest(text[:12]):
                self.assertIsInstance(letter(text).replies, list)


class NotedLetterTests(TestCase):
    def targets(self, text, *notes):
        marked = "\n\n".join(f"[^{n}]: {note}" for n, note in enumerate(notes, start=1))
        records = letter(f"{text}\n\n{marked}", place=Place("frus1961-63v06", "d22"))
        stated = (reply for reply in records.replies if not reply.is_inferred)
        return [reply.target and reply.target.pointer for reply in stated]

    def test_the_note_to_a_letter_says_where_it_is_printed(self):
        for note, target in NOTES.items():
            with self.subTest(note):
                targets = self.targets(f"{TEXT} of October 26.[^1]", note)
                self.assertEqual(targets, [target])

    def test_a_letter_without_a_day_is_known_by_its_note_only(self):
        self.assertEqual(self.targets(f"{TEXT}.[^1]", "Document 7."), ["#d7"])
        self.assertEqual(self.targets(f"{TEXT}.[^1]", "Not printed."), [])

    def test_several_letters_may_share_a_note(self):
        text = "I have studied your last two letters.[^1]"
        self.assertEqual(self.targets(text, "Documents 7 and 9."), ["#d7", "#d9"])

    def test_a_note_to_something_else_says_nothing_of_the_letter(self):
        for text in (
            f"{TEXT} and your speech.[^1]",
            f"{TEXT}. We met in Vienna.[^1]",
            f"{TEXT} in reply to my message.[^1]",
        ):
            with self.subTest(text):
                self.assertEqual(self.targets(text, "Document 7."), [])


class NotedReplyTests(TestCase):
    def test_notes_name_answers_to_this_letter_and_not_to_others(self):
        for (note, where), direction in NOTED.items():
            with self.subTest(note, where=where):
                marks = ("[^1]", "") if where == "heading" else ("", "[^1]")
                records = letter(
                    f"Some{marks[1]} text that goes on. {'And on. ' * 20}\n\n[^1]: {note}",
                    f"Letter From Kennedy to Khrushchev{marks[0]}",
                )
                replies = [
                    (reply.direction, reply.footnote) for reply in records.replies
                ]
                self.assertEqual(replies, [(direction, "1")] if direction else [])


# What each letter of one exchange answers, read by a person: every one that its
# words or its notes name.
ANSWERS = {
    "d4": "#d3",
    "d11": "#d10",
    "d22": "#d21",
    "d23": "#d22",
    "d29": "#d28",
    "d33": "#d32",
    "d34": "#d27",
    "d37": "#d33",
    "d38": "#d37",
    "d39": "#d38",
    "d40": "#d39",
    "d42": "#d34",
    "d43": "#d41",
    "d56": "#d55",
    "d59": "#d56",
    "d62": "#d61",
    "d63": "#d62",
    "d64": "#d63",
    "d65": "#d64",
    "d67": "#d65",
    "d68": "#d67",
    "d69": "#d68",
    "d72": "#d71",
    "d74": "#d73",
    "d81": "#d79",
    "d82": "#d81",
    "d84": "#d83",
    "d87": "#d85",
    "d98": "#d95",
    "d99": "#d96",
    "d100": "#d98",
    "d101": "#d100",
    "d103": "#d102",
    "d105": "#d99",
    "d106": "#d105",
    "d109": "#d108",
    "d114": "#d113",
}


@needs(volume("frus1961-63v06"))
class ExchangeTests(TestCase):
    def test_kennedy_and_khrushchev_answer_each_other(self):
        documents = dict(documents_of("frus1961-63v06"))
        answers = {
            identifier: reply.target.pointer
            for identifier, records in documents.items()
            for reply in records.replies
            if reply.direction is Direction.REPLIES_TO
            and not reply.is_inferred
            and reply.target
            and identifier != "d25"  # which answers two
        }
        expected = {name: of for name, of in ANSWERS.items() if name in documents}
        self.assertEqual(answers, expected)
