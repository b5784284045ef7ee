"""Who wrote to whom, as headings of the series, salutations and signatures say."""

from unittest import TestCase

from letters.records.correspondence import Correspondents, read_heading
from letters.tests.records.texts import records_of

# Headings of published volumes, and the two sides they name.
HEADINGS = {
    "190. Letter From President Reagan to Soviet General Secretary Chernenko": (
        "President Reagan",
        "Soviet General Secretary Chernenko",
    ),
    "10. Telegram From the Department of State to the Embassy in Poland": (
        "the Department of State",
        "the Embassy in Poland",
    ),
    "53. Informal Communication From Chairman Khrushchev to President Kennedy": (
        "Chairman Khrushchev",
        "President Kennedy",
    ),
    "2. Telegram 828/Secto 574 From the Interests Section in Syria to the Interests "
    "Section in Algeria": (
        "the Interests Section in Syria",
        "the Interests Section in Algeria",
    ),
    # The name in parentheses ends the sender, whatever office holds a "to".
    "1. Memorandum From the Deputy Assistant to the President for National Security "
    "Affairs (Scowcroft) to President Nixon": (
        "the Deputy Assistant to the President for National Security Affairs (Scowcroft)",
        "President Nixon",
    ),
    "40. Telegram From the Commander in Chief, Pacific (Felt) to the Joint Chiefs of "
    "Staff": ("the Commander in Chief, Pacific (Felt)", "the Joint Chiefs of Staff"),
    "53. Memorandum From the Assistant Secretary of State for International "
    "Organization Affairs (Wilcox) and the Assistant Secretary of State for African "
    "Affairs (Rountree) to the Secretary of State": (
        "the Assistant Secretary of State for International Organization Affairs "
        "(Wilcox) and the Assistant Secretary of State for African Affairs (Rountree)",
        "the Secretary of State",
    ),
    # The only name in parentheses is the recipient's.
    "10. Note From Secretary of State Dulles to the Israeli Ambassador (Eban)": (
        "Secretary of State Dulles",
        "the Israeli Ambassador (Eban)",
    ),
    "7. Memorandum From Helmut Sonnenfeldt of the National Security Council Staff to the "
    "President's Assistant for National Security Affairs (Kissinger)": (
        "Helmut Sonnenfeldt of the National Security Council Staff",
        "the President's Assistant for National Security Affairs (Kissinger)",
    ),
    "60. Memorandum From Secretary of State Rusk to the Representative to the United "
    "Nations (Stevenson)": (
        "Secretary of State Rusk",
        "the Representative to the United Nations (Stevenson)",
    ),
    "238. Letter From Secretary of State Rusk to the Ambassador to Korea (Berger)": (
        "Secretary of State Rusk",
        "the Ambassador to Korea (Berger)",
    ),
    "82. Memorandum From James C. Thomson, Jr., to the Assistant Secretary of State for "
    "Far Eastern Affairs (Harriman)": (
        "James C. Thomson, Jr.",
        "the Assistant Secretary of State for Far Eastern Affairs (Harriman)",
    ),
    # Without parentheses an office's own "to" is passed over.
    "5. Letter From the Special Assistant to the President to the Secretary of State": (
        "the Special Assistant to the President",
        "the Secretary of State",
    ),
    "6. Telegram From the Mission to the United Nations to the Department of State": (
        "the Mission to the United Nations",
        "the Department of State",
    ),
    "7. Letter From the Consul General to the Department of State": (
        "the Consul General",
        "the Department of State",
    ),
    # Places and dates are no part of the recipient.
    "1. Intelligence Note 195 From the Director of the Bureau of Intelligence and "
    "Research (Hughes) to Secretary of State Rogers, Washington, March 19, 1969": (
        "the Director of the Bureau of Intelligence and Research (Hughes)",
        "Secretary of State Rogers",
    ),
    "14. Airgram A-115 From the Interests Section in Algeria to the Department of State, "
    "April 14, 1969": (
        "the Interests Section in Algeria",
        "the Department of State",
    ),
    "9. Telegram From the Department of State to the Secretary of State, in Paris": (
        "the Department of State",
        "the Secretary of State",
    ),
    "10. Memorandum From the Acting Staff Director (Lichtblau) to the National Security "
    "Council Interdepartmental Group for Africa, Washington, May 11, 1970": (
        "the Acting Staff Director (Lichtblau)",
        "the National Security Council Interdepartmental Group for Africa",
    ),
    # Slips and other orders of words.
    "8. Letter Front President Eisenhower to Prime Minister Eden": (
        "President Eisenhower",
        "Prime Minister Eden",
    ),
    "Memorandum to the National Security Council by the Executive Secretary (Lay)": (
        "the Executive Secretary (Lay)",
        "the National Security Council",
    ),
    # One side only.
    "59. Memorandum From the President’s Assistant for National Security Affairs "
    "(Brzezinski)": (
        "the President’s Assistant for National Security Affairs (Brzezinski)",
        "",
    ),
    "98. Memorandum to the Chief of the Central Intelligence Agency Station in Taipei "
    "(Cline)": (
        "",
        "the Chief of the Central Intelligence Agency Station in Taipei (Cline)",
    ),
    "Draft Presidential Letter to Andropov": ("", "Andropov"),
    # Not a correspondence.
    "26. Memorandum of a Conversation Between the President and the Secretary of State, "
    "White House, Washington, January 17, 1957": ("", ""),
    "8. Notes From Lunch Between the Assistant to the President (Ellsworth) and the "
    "Soviet Chargé (Tcherniakov)": ("", ""),
    "Extract From Bulletin No. 151, May 17, 1948": ("", ""),
    "103. Statement by the Representative to the United Nations (Young)": ("", ""),
    "162. Paper Prepared in the Department of State": ("", ""),
    "46. Editorial Note": ("", ""),
    "": ("", ""),
}


def events(notation):
    return [(found.type, found.name) for found in records_of(notation).events]


class HeadingTests(TestCase):
    def test_each_heading_names_its_two_sides(self):
        for heading, sides in HEADINGS.items():
            with self.subTest(heading):
                self.assertEqual(read_heading(heading), Correspondents(*sides))

    def test_white_space_and_the_style_of_a_number_change_nothing(self):
        for heading in (
            "Letter From A B to C D",
            "12. Letter\nFrom  A B\n to C D",
            "[12]. Letter From A B to C D",
            "12a. Letter From A B to C D",
        ):
            with self.subTest(heading):
                self.assertEqual(read_heading(heading), Correspondents("A B", "C D"))

    def test_hostile_headings_end_soon(self):
        for heading in (
            "Letter From " + " to " * 3_000,
            "Letter From " + "( " * 3_000,
            "Letter to " + "by " * 3_000,
        ):
            with self.subTest(heading[:20]):
                self.assertIsInstance(read_heading(heading), Correspondents)


class EventTests(TestCase):
    def test_the_heading_says_it_first(self):
        self.assertEqual(
            events(
                "::: heading\nLetter From President Reagan to Mr. Andropov\n:::\n\nText.\n\n"
                "::: signature\nR. R.\n:::"
            ),
            [("sent", "President Reagan"), ("received", "Mr. Andropov")],
        )

    def test_the_signature_says_who_sent_what_a_heading_does_not(self):
        self.assertEqual(
            events(
                "::: heading\nLetter to Andropov\n:::\n\na\n\n::: signature\nR. R.\n:::"
            ),
            [("sent", "R. R."), ("received", "Andropov")],
        )

    def test_without_a_heading_salutation_and_signature_say_it(self):
        self.assertEqual(
            events("::: salute\nMr. Secretary,\n:::\n\na\n\n::: signature\nJ. P.\n:::"),
            [("sent", "J. P."), ("received", "Mr. Secretary")],
        )

    def test_marks_of_others_are_no_part_of_a_name(self):
        self.assertEqual(
            events(
                "::: heading\nLetter to Andropov [10/22/79]{.hand} [OK]{.stamp}\n:::"
            ),
            [("received", "Andropov")],
        )

    def test_a_note_in_the_heading_is_no_part_of_a_name(self):
        self.assertEqual(
            events("::: heading\nLetter to Andropov[^1]\n:::\n\n[^1]: to Moscow"),
            [("received", "Andropov")],
        )

    def test_who_is_not_named_did_nothing(self):
        self.assertEqual(events("::: heading\nEditorial Note\n:::\n\nText."), [])

    def test_the_source_note_says_who_drafted_and_cleared(self):
        note = (
            "Source: Kennedy Library, National Security Files. Secret. Drafted by "
            "Thompson and cleared by Kohler and Davis."
        )
        found = records_of(f"Text.[^1]\n\n[^1]{{.source}}: {note}").events
        self.assertEqual(
            [(event.type, event.name, event.footnote) for event in found],
            [
                ("drafted", "Thompson", "1"),
                ("cleared", "Kohler", "1"),
                ("cleared", "Davis", "1"),
            ],
        )

    def test_every_event_has_the_words_that_say_so(self):
        for event in records_of(
            "::: heading\nLetter From A. Bcd to E. Fgh\n:::\n\nText."
        ).events:
            with self.subTest(event.type):
                self.assertIn(event.name, event.evidence)
