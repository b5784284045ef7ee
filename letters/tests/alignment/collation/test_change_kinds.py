"""What kind a change is: whoever hides spelling must not miss a word."""

from unittest import TestCase

from letters.alignment.collation.change_kinds import ChangeKind, kind_of_words
from letters.alignment.collation.parted_spellings import part_spellings

ORDINARY = {"We", "US", "Government", "President", "However"}.__contains__
CASES = {
    ChangeKind.PUNCTUATION: (
        ("allies,", "allies"),
        ("", ","),
        (" —", "."),
        ("(a)", "a"),
        ("he left - and", "he left and"),
    ),
    ChangeKind.SPELLING: (
        ("Viet-Nam", "Vietnam"),
        ("evenhanded", "even handed"),
        ("honour", "honor"),
        ("realise", "realize"),
        ("travelled", "traveled"),
        ("committment", "commitment"),
        ("goverment", "government"),
        ("recieved", "received"),
        ("Raúl", "Raul"),
        ("the PRESIDENT", "the President"),
        ("U.S.", "US"),
        ("long-term", "long term"),
        ("State DOD–ICA", "State-DOD–ICA"),
        ("Dept.", "Department"),
        ("Undersec", "Under Secretary"),
    ),
    ChangeKind.DATES: (
        ("October 29", "November 1"),
        ("morning", "evening"),
        ("seven p.m. Eastern Standard Time, October 29", "early morning of November 1"),
        ("15,000", "16,000"),
        ("three", "four"),
        ("Tuesday", "Wednesday"),
        ("", "1962"),
        ("II", "2"),
        ("IV", "iii"),
        ("V", "iv"),
    ),
    ChangeKind.NAMES: (
        ("Mel", "Bill"),
        ("Mr. Rusk", "Mr. Ball"),
        ("", "of Laos"),
        ("U.S.", "United States"),
        ("", "U.K."),
        ("US", "United States"),
        ("JCS", "the Joint Chiefs of Staff"),
        ("PDJ", "Plaine des Jarres"),
        ("USG", "US Government"),
    ),
    ChangeKind.WORDING: (
        ("would", "could"),
        ("not", "now"),
        ("from", "form"),
        ("government", "governments"),
        ("immoral", "immortal"),
        ("", "not"),
        ("", "the"),
        ("I", "We"),
        ("may", "might"),
        ("our", "or"),
        ("filled", "filed"),
        ("the OECD", "OECD the"),
        ("no", "number"),
        ("I", "you"),
        ("it", "information technology"),
        ("left - and", "left and we"),
        ("agree", "agree to three of the four points that you made on May 1 in Vienna"),
    ),
}


class ChangeKindTests(TestCase):
    def test_each_change_is_of_its_kind_either_way(self):
        for kind, pairs in CASES.items():
            for old, new in pairs:
                for one, other in ((old, new), (new, old)):
                    with self.subTest(old=one, new=other):
                        found = kind_of_words(one, other, "Dear ", ORDINARY)
                        self.assertEqual(found, kind)

    def test_a_capital_at_the_beginning_of_a_sentence_makes_no_name(self):
        found = kind_of_words("Nevertheless", "Moreover", "They left. ", ORDINARY)
        self.assertEqual(found, ChangeKind.WORDING)

    def test_words_of_a_telegram_are_no_names(self):
        found = kind_of_words("FOREIGN MINISTER", "AMBASSADOR", "TO THE ", ORDINARY)
        self.assertEqual(found, ChangeKind.WORDING)


class PartedTests(TestCase):
    def parted(self, old, new):
        parts = part_spellings(old, new, (0, len(old)), (0, len(new)))
        return [(old[slice(*one)], new[slice(*other)]) for one, other in parts]

    def test_words_beside_another_spelling_are_a_change_of_their_own(self):
        cases = {
            ("Viet-Nam", "Vietnam will"): [("Viet-Nam", "Vietnam"), ("", " will")],
            ("will Viet-Nam", "Vietnam"): [("will ", ""), ("Viet-Nam", "Vietnam")],
            ("Vietnam will", "Viet-Nam"): [("Vietnam", "Viet-Nam"), (" will", "")],
            ("Viet-Nam.", "Vietnam will"): [("Viet-Nam", "Vietnam"), (".", " will")],
            (". Our", ", and our"): [(". ", ", and "), ("Our", "our")],
            ("U.S.", "US and"): [("U.S.", "US"), ("", " and")],
            ("this", "that"): [("this", "that")],
            ("war", "warlike"): [("war", "warlike")],
            ("", "new"): [("", "new")],
            ("GDR and FRG", "G.D.R. and F.R.G."): [
                ("GDR ", "G.D.R. "),
                ("and", "and"),
                (" FRG", " F.R.G."),
            ],
        }
        for (old, new), expected in cases.items():
            with self.subTest(old=old, new=new):
                self.assertEqual(self.parted(old, new), expected)
