"""Announcements that name both sides by their form."""

from unittest import TestCase

from letters.derivation.correspondence.transmitted.fixed_forms import (
    sides_in_fixed_form,
)


class FixedFormsTests(TestCase):
    def test_both_sides_are_named_by_the_form(self):
        cases = {
            (
                "On June 9, Komer apparently sent to Rostow Bowles’ May 16 memorandum on a "
                "visit to the United States under cover of the following note",
                "note",
            ): ("Komer", "Rostow"),
            (
                "Hare sent the paper under cover of a letter as follows",
                "letter",
            ): ("Hare", ""),
            (
                "On May 4 the Department of State responded to Hare’s report as follows",
                "report",
            ): ("Department of State", "Hare"),
            (
                "Following is text which I shall read to Under Secretary Winiewicz",
                "text",
            ): ("me", "Under Secretary Winiewicz"),
            (
                "Following is memorandum of conversation drafted by Smith",
                "memorandum",
            ): ("Smith", ""),
            (
                "Tedul 11 to Paris, May 4, reads as follows:",
                "Tedul 11",
            ): ("Department of State", "Secretary of State Dulles"),
            (
                "Secto 8 reads as follows:",
                "Secto 8",
            ): ("the Secretary of State", "Department of State"),
        }
        for told, sides in cases.items():
            with self.subTest(told[0]):
                found = sides_in_fixed_form(*told)

                self.assertEqual(_names(found), sides)

    def test_of_other_announcements_no_form_tells(self):
        words = "Deliver following letter from President to Khrushchev"

        self.assertIsNone(sides_in_fixed_form(words, "letter"))


def _names(found):
    sides = (found.senders, found.recipients)
    return tuple("".join(each.name for each in side) for side in sides)
