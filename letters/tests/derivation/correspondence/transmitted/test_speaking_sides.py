"""Who speaks to whom in the first words of a text, and in a title above them."""

from unittest import TestCase

from letters.tests.derivation.correspondence.transmitted.test_transmitted import (
    FROM_MOSCOW,
    carried,
)

REST = " ".join(["that it has given much thought to the question of waters."] * 5)


def sides(words):
    (text,) = carried(
        f"<p>Following is text of note:</p><p>“{words}”</p>", heading=FROM_MOSCOW
    )
    return text.sender, text.recipient


class SpeakingSidesTests(TestCase):
    def test_a_note_names_itself_and_whom_it_addresses(self):
        for words, told in (
            (
                "The Department of State informs the Embassy of the French Republic",
                ("Department of State", "Embassy of the French Republic"),
            ),
            (
                "THE U.S. SIDE WISHES TO INFORM THE CHINESE SIDE",
                ("U.S. Side", "Chinese Side"),
            ),
            ("The Soviet Government has noted", ("Soviet Government", "")),
            ("The United States accepts the proposal and says", ("United States", "")),
            (
                "1. The Joint Chiefs of Staff submit herewith their views",
                ("Joint Chiefs of Staff", ""),
            ),
            (
                "The Conference of Foreign Ministers met in Geneva and reports",
                ("Conference of Foreign Ministers", ""),
            ),
            (
                "The Governments of France and Norway have consulted together and say",
                ("Governments of France and Norway", ""),
            ),
        ):
            with self.subTest(words):
                self.assertEqual(sides(f"{words} {REST}"), told)

    def test_a_title_may_name_whose_work_it_is(self):
        for title, sender in (
            ("CIA ANALYSIS OF THE MEETING", "CIA"),
            ("TREASURY COMMENT", "Treasury"),
            (
                "BRIEF STATEMENT OF THE JOINT CHIEFS OF STAFF ON DISARMAMENT",
                "Joint Chiefs of Staff",
            ),
        ):
            with self.subTest(title):
                self.assertEqual(sides(f"{title}</p><p>“Note {REST}")[0], sender)

    def test_whom_a_text_is_about_does_not_speak_in_it(self):
        self.assertEqual(sides(f"In Moscow the Soviet Government has {REST}"), ("", ""))

    def test_the_enacting_words_of_a_draft_name_no_sender(self):
        for body in ("The General Assembly,", "The Security Council,"):
            with self.subTest(body):
                draft = f"{body}</p><p>“Recalling its resolutions, requests {REST}"
                self.assertEqual(sides(draft), ("", ""))

    def test_sides_of_a_note_in_capitals_are_written_in_small_letters(self):
        note = (
            "THE MINISTRY OF FOREIGN AFFAIRS PRESENTS ITS COMPLIMENTS TO THE EMBASSY OF "
            f"CHAD AND HAS THE HONOR TO STATE {REST}"
        )

        self.assertEqual(
            sides(note), ("Ministry of Foreign Affairs", "Embassy of Chad")
        )
