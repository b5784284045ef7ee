"""How a document reached its reader, as its notes say."""

from unittest import TestCase

from letters.tei.dates import parse_edtf
from letters.tests.derivation.texts import records_of

# Of a letter from Kennedy to Khrushchev of November 9, 1961.
STEPS = {
    "This text was delivered to Salinger at 12:15 p.m. on November 11 by Georgi "
    "Bolshakov, editor of USSR magazine.": [
        ("delivered", "Georgi Bolshakov", "1961-11-11"),
        ("received", "Salinger", "1961-11-11"),
    ],
    "Drafted by Hillenbrand and handed to Brentano on November 10 for delivery to the "
    "Chancellor.": [("received", "Brentano", "1961-11-10")],
    "Handed to the Secretary of State by the British Ambassador (Franks).": [
        ("delivered", "the British Ambassador", ""),
        ("received", "the Secretary of State", ""),
    ],
    "McNamara personally delivered the letter to Belkhair on November 12.": [
        ("delivered", "McNamara", "1961-11-12"),
        ("received", "Belkhair", "1961-11-12"),
    ],
    "According to a note on the source text, Strong handed the memorandum to Denis "
    "Speares on January 2.": [
        ("delivered", "Strong", "1962-01-02"),
        ("received", "Denis Speares", "1962-01-02"),
    ],
    "A handwritten note on the source text indicates that it was received on November "
    "12.": [("received", "Khrushchev", "1961-11-12")],
    "Received at 9:18 p.m.": [("received", "Khrushchev", "")],
    "Received in the White House at 12:33 a.m. on November 10.": [
        ("received", "Khrushchev", "1961-11-10")
    ],
    "The letter was transmitted in telegram 1015 to Moscow, November 10.": [
        ("transmitted", "telegram 1015 to Moscow", "1961-11-10")
    ],
    "Transmitted to the Department of State in Niact telegram 993 from Tel Aviv.": [
        ("transmitted", "Niact telegram 993 from Tel Aviv", "")
    ],
    # No step, or a step of something else.
    "Transmitted in two sections.": [],
    "The letter was to be delivered at once.": [],
    "A copy of the letter was handed to Bundy on November 10.": [],
    "Telegram 731 reported that Rankin delivered the message on December 28.": [],
    "The message was drafted by Bundy.": [],
}


def steps_of(note, *, anchor="heading"):
    heading = "Letter From Kennedy to Khrushchev"
    marks = ("[^1]", "") if anchor == "heading" else ("", "[^1]")
    notation = (
        f"::: heading\n{heading}{marks[0]}\n:::\n\nText.{marks[1]}\n\n[^1]: {note}"
    )
    events = records_of(notation, date=parse_edtf("1961-11-09")).events
    return [event for event in events if event.footnote]


class DeliveryTests(TestCase):
    def test_a_note_to_the_heading_tells_each_step(self):
        for note, steps in STEPS.items():
            with self.subTest(note):
                actual = [
                    (event.type, event.name, event.date) for event in steps_of(note)
                ]
                self.assertEqual(actual, steps)

    def test_every_step_has_the_sentence_that_tells_it(self):
        sentence = "The letter was handed to Dobrynin on November 10."
        (event,) = steps_of(f"Secret. {sentence} No reply has been found.")
        self.assertEqual((event.evidence, event.footnote), (sentence, "1"))

    def test_a_place_is_where_it_was_received(self):
        (event,) = steps_of("Received in the White House at noon on November 10.")
        self.assertEqual(event.place, "the White House")

    def test_other_notes_tell_of_other_documents(self):
        sentence = "The letter was handed to Dobrynin on November 10."
        self.assertEqual(steps_of(sentence, anchor="text"), [])

    def test_unless_they_say_this_letter(self):
        sentence = "This letter was handed to Dobrynin on November 10."
        self.assertEqual(len(steps_of(sentence, anchor="text")), 1)

    def test_hostile_notes_end_soon(self):
        for note in (
            "The letter " * 20_000,
            "It was. " * 20_000,
            "Handed to A " * 9_000,
        ):
            with self.subTest(note[:12]):
                self.assertIsInstance(steps_of(f"Source: {note}"), list)
