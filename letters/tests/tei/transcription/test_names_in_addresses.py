"""Who is named in the address of a letter, and who signed it, as offices write them."""

from unittest import TestCase

from letters.tests.tei.transcription.typed_papers import TypedPaper

AT_RIGHT = " " * 30
TEXT = "We have spoken about the grain, and we shall speak about it again."
ADDRESSES = {
    "The Honorable\n   Ann Lee, Acting Chairman,\n      Bonn.": "Ann Lee",
    "The President,\n   The White House.": "The President",
    "Herrn\nBundesminister des Auswärtigen\nHans Lang\nBonn": "Hans Lang",
    "Sir Denis Hale, K.C.M.G.,\n   Paris.": "Sir Denis Hale",
}
SIGNED = {
    "[signed]\n{0}Paul Marsh": ["Paul Marsh"],
    "{0}EL EMBAJADOR\n\n{0}Paul Marsh": ["Paul Marsh"],
    "(Sgd.) Paul Marsh.": ["Paul Marsh."],
    "Paul Marsh               Ann Lee": ["Paul Marsh", "Ann Lee"],
}


def letter(signature, below=""):
    return f"Dear Friend:\n\n{TEXT}\n\n{AT_RIGHT}Sincerely,\n\n{signature}\n\n{below}\n"


class NamesInAddressesTests(TestCase):
    def test_the_name_stands_without_its_office(self):
        for address, name in ADDRESSES.items():
            with self.subTest(address):
                paper = TypedPaper(letter(f"{AT_RIGHT}Paul Marsh", address))
                self.assertEqual(paper.named("received"), [name])
                self.assertEqual(paper.named("sent"), ["Paul Marsh"])

    def test_an_enclosure_above_the_address_ends_no_letter(self):
        below = "Enclosure\n\nThe Honorable\n   Ann Lee,\n      Bonn."
        paper = TypedPaper(letter(f"{AT_RIGHT}Paul Marsh", below))
        self.assertEqual(paper.named("received"), ["Ann Lee"])

    def test_a_russian_office_stands_above_the_name(self):
        text = f"Послу в Берлине\nтов. П. ОРЛОВУ\n\nУважаемый Пётр!\n\n{TEXT}\n"
        self.assertEqual(TypedPaper(text).named("received"), ["П. ОРЛОВУ"])

    def test_who_signed_is_named_in_several_ways(self):
        for signature, names in SIGNED.items():
            with self.subTest(signature):
                paper = TypedPaper(letter(signature.format(AT_RIGHT)))
                self.assertEqual(paper.named("sent"), names)

    def test_a_list_of_enclosures_stands_below_the_name(self):
        listed = "Enclosures:\n\n  1.  Summary of the talks (2 copies)\n  2.  Map"
        paper = TypedPaper(letter(f"{AT_RIGHT}Paul Marsh", listed))
        self.assertEqual(paper.named("sent"), ["Paul Marsh"])
        self.assertIn("1. Summary of the talks (2 copies)\n2. Map", paper.text)

    def test_the_margin_says_that_something_is_enclosed(self):
        text = letter(f"{AT_RIGHT}Paul Marsh").replace(
            TEXT, f"{TEXT}\n\n{AT_RIGHT}Enclosure\n\n{TEXT}"
        )
        self.assertIn("Enclosure", TypedPaper(text).text)  # one document


class IncomingTelegramTests(TestCase):
    def test_the_post_stands_above_the_day_and_the_secretary_below(self):
        text = (
            "INCOMING TELEGRAM\n\nPEM-K\n                 Moscow\nSECRET\n"
            "                 Dated February 2, 1946\n                 Rec'd 3:52 p.m.\n\n"
            f"Secretary of State,\n\n    Washington.\n\n{TEXT}\n"
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.named("sent"), ["Moscow"])
        self.assertEqual(paper.named("received"), ["Secretary of State"])
