"""What a letter takes up without naming it: by a note, by its opening, by a telegram."""

from unittest import TestCase

from letters.tei.dates import parse_edtf
from letters.tei.references import Place
from letters.tests.derivation.texts import records_of

HEADING = "17. Letter From President Kennedy to Chairman Khrushchev"
OF_STATE = (
    "17. Telegram From the Department of State to the Embassy in the Soviet Union"
)
BY_NOTE = (
    "I thank you for the felicitations in connection with the flight.[^1]",
    "I am responding to the communication received through Ambassador Dobrynin.[^1]",
    "Thank you for your cordial message on the flight of L. Gordon Cooper.[^1]",
    "I wrote of Berlin in my letter,[^2] and not of what you raised in your letter.[^1]",
)
NOT_BY_NOTE = (
    "I told you this in my letter of October 27.[^1]",
    "We met in Vienna.[^1]",
)
ONLY_PRINTED = ("Document 7.", "See Document 7.", "Apparent reference to Document 7.")
SAID_MORE = ("Not printed; see also Document 7.", "For the talks, see Document 7.")


def replies(text, *notes, heading=HEADING):
    marked = "\n\n".join(f"[^{n}]: {note}" for n, note in enumerate(notes, start=1))
    records = records_of(
        f"::: heading\n{heading}\n:::\n\n{text}\n\n{marked}",
        place=Place("frus1961-63v06", "d17"),
        date=parse_edtf("1961-11-09"),
    )
    return records.replies


def targets(text, *notes, **fields):
    return [
        (reply.target and reply.target.pointer, reply.is_inferred)
        for reply in replies(text, *notes, **fields)
    ]


class NotedOpeningTests(TestCase):
    def test_a_note_to_what_the_other_wrote_names_the_letter(self):
        for text in BY_NOTE:
            with self.subTest(text):
                notes = ("Document 7.", "Document 5.")[: text.count("[^")]
                found = [target for target, _ in targets(text, *notes)]
                self.assertEqual(found, ["#d7"])

    def test_a_note_to_the_writers_own_words_names_none(self):
        for text in NOT_BY_NOTE:
            with self.subTest(text):
                self.assertEqual(targets(text, "Document 7."), [])

    def test_the_note_has_to_say_that_this_is_printed_there(self):
        for note in ONLY_PRINTED:
            with self.subTest(note):
                self.assertEqual(len(targets(BY_NOTE[0], note)), 1)
        for note in SAID_MORE:
            with self.subTest(note):
                self.assertEqual(targets(BY_NOTE[0], note), [])

    def test_only_the_first_sentence_that_takes_up_a_letter_counts(self):
        text = f"{BY_NOTE[0]} You said so in your letter on space.[^2]"
        found = targets(text, "Document 7.", "Document 3.")
        self.assertEqual(found, [("#d7", True)])

    def test_a_footnote_of_a_document_names_the_document(self):
        note = "Document 7 and footnote 1 thereto."
        self.assertEqual(targets(BY_NOTE[0], note), [("#d7", True)])

    def test_what_is_stated_is_not_inferred_again(self):
        found = targets("I have received your letter.[^1]", "Document 7.")
        self.assertEqual(found, [("#d7", False)])


class UnnamedLetterTests(TestCase):
    def test_a_letter_that_is_taken_up_without_a_name_is_the_latest(self):
        (reply,) = replies("I have received your message and thank you for it.")
        self.assertEqual((reply.key, reply.is_inferred), ("replies-to-latest", True))

    def test_thanks_for_good_wishes_answer_them(self):
        text = "I wish to thank you for your good wishes on the anniversary."
        self.assertEqual(targets(text), [(None, True)])

    def test_what_is_named_otherwise_is_not_the_latest(self):
        for text in (
            "I have received your message.[^1]",
            "I have your message of last week.",
            "I have read your message to Prime Minister Macmillan.",
        ):
            notes = ["Not printed."] * text.count("[^")
            with self.subTest(text):
                self.assertEqual(targets(text, *notes), [])


class SpokenOfTests(TestCase):
    def test_a_letter_of_a_day_in_the_opening_may_be_answered(self):
        text = "Iran's progress, recounted in your letter of October 25, is impressive."
        (reply,) = replies(text)
        self.assertEqual((reply.letter_date, reply.is_inferred), ("1961-10-25", True))

    def test_one_to_another_is_not(self):
        text = "The plan in your letter of October 25 to Macmillan is known to us."
        self.assertEqual(replies(text), [])


class AnnouncedReplyTests(TestCase):
    TEXT = (
        "1538. Following message sent by commercial telegram from President Kennedy to "
        "President Brezhnev in response to Khrushchev message November 5:[^1]\n\n"
        "Dear Mr. Chairman: {}\n\nSincerely, John F. Kennedy"
    )

    def test_the_telegram_says_what_the_letter_answers(self):
        text = self.TEXT.format("I wish your people a happy year.")
        self.assertEqual(
            targets(text, "Document 7.", heading=OF_STATE), [("#d7", False)]
        )

    def test_the_letters_own_words_come_first(self):
        text = self.TEXT.format("I have your letter of November 6.")
        (reply,) = replies(text, "Not printed.", heading=OF_STATE)
        self.assertEqual(reply.letter_date, "1961-11-06")


class HostileOpeningTests(TestCase):
    def test_long_openings_end_soon(self):
        for text in (
            "your message " * 5_000,
            "I have " * 20_000,
            "A. " * 20_000,
            "reply to letter " * 10_000,
        ):
            with self.subTest(text[:12]):
                self.assertIsInstance(replies(text), list)
