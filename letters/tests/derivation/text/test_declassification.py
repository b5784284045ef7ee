"""Declassification, as stamps of the paper say it."""

from unittest import TestCase

from letters.tests.derivation.texts import records_of

STAMPS = {
    "DECLASSIFIED E.O. 12958 Sec. 3.5 NLS 98-123 By dlh, NARA, Date 10/22/1999": (
        "dlh",
        "1999-10-22",
        "E.O. 12958 Sec. 3.5, NLS 98-123",
    ),
    "Declassified by John Smith on March 3, 1999": ("John Smith", "1999-03-03", ""),
    "DECLASSIFIED": ("", "", ""),
    "DECLASSIFIED NND 959417 Date 13/45/1999": ("", "", "NND 959417"),
}


def declassified(notation):
    events = records_of(notation).events
    return [event for event in events if event.type == "declassified"]


class DeclassificationTests(TestCase):
    def test_a_stamp_says_by_whom_when_and_under_what(self):
        for stamp, expected in STAMPS.items():
            with self.subTest(stamp):
                (event,) = declassified(f"{stamp}\n\nThe talks went well.")
                self.assertEqual((event.name, event.date, event.authority), expected)
                self.assertEqual(event.evidence, stamp)
                self.assertFalse(event.is_inferred)

    def test_a_number_that_is_called_one_of_a_case_is_that(self):
        for words, number, authority in (
            ("DECLASSIFIED E.O. 12958 Case No. M-1999-123", "M-1999-123", "E.O. 12958"),
            ("DECLASSIFIED MANDATORY REVIEW CASE # NLR 95-12 By dlh", "NLR 95-12", ""),
            ("DECLASSIFIED Case Number: 2006-1579.", "2006-1579", ""),
            (
                "DECLASSIFIED CASE F-2006/01579, NND 959417",
                "F-2006/01579",
                "NND 959417",
            ),
            ("DECLASSIFIED in this case by Ann Lee 12/3/1999", "", ""),
            ("DECLASSIFIED Case No. pending, E.O. 13526", "", "E.O. 13526"),
        ):
            with self.subTest(words):
                (event,) = declassified(f"{words}\n\nThe talks went well.")
                self.assertEqual(event.case_number, number)
                self.assertEqual(event.authority, authority)

    def test_initials_beside_a_struck_classification_are_an_inference(self):
        (event,) = declassified("[~~SECRET~~]{.classification}BY [anf]{.hand}\n\nText.")
        self.assertEqual((event.name, event.date), ("anf", ""))
        self.assertTrue(event.is_inferred)

    def test_other_words_say_nothing_of_it(self):
        for words in (
            "Not declassified.",
            "Declassified Documents, 1977, 73B.",
            "The papers were declassified by the committee.",
            "~~SECRET~~ Draft [ok]{.hand}",
        ):
            with self.subTest(words):
                self.assertEqual(declassified(words), [])
