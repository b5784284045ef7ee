from __future__ import annotations

from unittest import TestCase

from letters.tests.typescripts.characters import Account, account_for
from letters.tests.typescripts.read_back import read_back

LETTER = (
    "Moscow, May 4, 1961\n\nDear Mr. Secretary:\n\n{}\n\nSincerely,\n\nNathan Hale\n"
)
NOTED = "7. Letter From Hale to Moore\n\n{}\n\n1. Not found.\n2. Lost.\n"


def account(typed: str, read: str, paper: str = LETTER) -> Account:
    """What is accounted for if one text was typed, and another read."""
    return account_for(paper.format(typed), read_back(paper.format(read).encode()))


class AccountTests(TestCase):
    def test_the_words_that_are_read_are_in_the_text(self):
        found = account("The wheat arrived.", "The wheat arrived.")
        self.assertEqual((found.lost, found.invented), ([], []))
        self.assertEqual(
            found.in_text, len("".join(LETTER.format("Thewheatarrived.").split()))
        )

    def test_a_word_that_is_not_read_is_lost_with_its_line(self):
        found = account("The red wheat arrived.", "The wheat arrived.")
        self.assertEqual(found.lost, [(5, "red")])

    def test_a_word_typed_twice_and_read_once_is_lost(self):
        found = account("Never, never, never.", "Never, never.")
        self.assertEqual(found.lost, [(5, "never,")])

    def test_a_word_that_nobody_typed_is_invented(self):
        found = account("The wheat arrived.", "The red wheat arrived.")
        self.assertEqual(found.invented, ["red"])

    def test_a_word_that_is_changed_is_lost_and_invented(self):
        found = account("In 1972 it came.", "In 197 it came.")
        self.assertEqual((found.lost, found.invented), ([(5, "1972")], ["197"]))

    def test_the_hyphen_of_a_joined_word_is_removed(self):
        found = account("The con-\nviction grew.", "The conviction grew.")
        self.assertEqual((found.lost, found.removed), ([], 1))

    def test_the_hyphen_of_a_compound_is_kept(self):
        found = account("The well-\nknown plan.", "The well-known plan.")
        self.assertEqual((found.lost, found.removed), ([], 0))

    def test_the_sign_of_a_note_is_structure(self):
        noted = account("He came late.1 He went.2", "He came late.1 He went.2", NOTED)
        self.assertEqual(noted.lost, [])
        self.assertEqual(noted.in_structure, len("12") + len("1.2."))

    def test_half_a_sign_left_in_the_text_is_told(self):
        found = account("He came late.7/ He went.", "He came late./ He went.")
        self.assertEqual((found.lost, found.invented), ([(5, "late.7/")], ["late./"]))

    def test_the_sign_of_a_note_is_looked_for_at_the_end_of_a_word(self):
        found = account(
            "On May 25.2 and 26 he went.1", "On May 25.2 and 26 he went.1", NOTED
        )
        self.assertEqual((found.lost, found.invented), ([], []))

    def test_two_signs_may_stand_on_one_word(self):
        found = account("He went(1)(2).", "He went(1)(2).", NOTED)
        self.assertEqual((found.lost, found.invented), ([], []))

    def test_the_number_before_a_note_is_no_word_of_the_text(self):
        found = account("On May 1.2 he went.1", "On May 1.2 he went.1", NOTED)
        self.assertEqual((found.lost, found.invented), ([], []))

    def test_the_sign_of_an_uncertain_word_is_structure(self):
        found = account("The [wheat?], it is told.", "The [wheat?], it is told.")
        self.assertEqual((found.lost, found.invented), ([], []))

    def test_a_question_of_the_paper_behind_that_sign_is_text(self):
        found = account("He wrote “Rye [wheat?]?”", "He wrote “Rye [wheat?]?”")
        self.assertEqual((found.lost, found.invented), ([], []))
