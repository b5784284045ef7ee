"""Who is named behind and below the labels of a head, each by the name alone."""

from unittest import TestCase

from letters.tests.tei.transcription.typed_papers import TypedPaper

TEXT = "The talks ended on Monday, and both sides will meet in Oslo again in June.\n"


def read_under(head: str) -> TypedPaper:
    return TypedPaper(f"{head}\n\nSUBJECT: Grain\n\n{TEXT}")


class OfficeTests(TestCase):
    def test_an_office_below_a_name_is_no_part_of_it(self):
        for office in (
            "Assistant Secretary of State",
            "Assistant Secretary",
            "Director, Policy Planning Staff",
            "Assistant Secretary of Defense\n      International Security Affairs",
        ):
            with self.subTest(office):
                paper = read_under(f"TO:   Ann Lee\nFROM: Paul Marsh\n      {office}")
                self.assertEqual(paper.named("sent"), ["Paul Marsh"])
                self.assertIn(f"Paul Marsh\n{office.split()[0]}", paper.text)

    def test_a_bureau_before_a_name_is_no_part_of_it(self):
        paper = read_under("TO:   The Secretary\nFROM: EUR - Paul Marsh")
        self.assertEqual(paper.named("sent"), ["Paul Marsh"])
        self.assertIn("EUR - Paul Marsh", paper.text)

    def test_an_office_that_goes_on_below_is_one_sentence(self):
        paper = read_under("TO:   Ann Lee, Adviser for\n      Grain\nFROM: Paul Marsh")
        self.assertEqual(paper.named("received"), ["Ann Lee"])
        self.assertIn("Adviser for Grain", paper.text)


class SeveralTests(TestCase):
    def test_a_second_sender_on_a_line_of_its_own_is_told_apart_and_doubted(self):
        for first, second in (
            ("Amembassy Moscow", "Amconsul Leningrad"),
            ("PAUL MARSH", "ANN LEE"),
            ("EUR - Paul Marsh", "S/P - Ann Lee"),
        ):
            with self.subTest(second):
                paper = read_under(f"TO:   Robert Hill\nFROM: {first}\n      {second}")
                names = [first.rpartition("- ")[2], second.rpartition("- ")[2]]
                self.assertEqual(paper.named("sent"), names)
                self.assertEqual(len(paper.doubted("sender-read")), 1)

    def test_names_below_memorandum_for_are_recipients(self):
        paper = read_under(
            "MEMORANDUM FOR MR. JOHN HILL\nMRS. ANN LEE\nTHE WHITE HOUSE"
        )
        self.assertEqual(paper.named("received"), ["MR. JOHN HILL", "MRS. ANN LEE"])

    def test_a_list_below_memorandum_for_names_recipients(self):
        paper = read_under("MEMORANDUM FOR\n\n   The Secretary\n   The Director")
        self.assertEqual(paper.named("received"), ["The Secretary", "The Director"])
        self.assertEqual(paper.document.title, "MEMORANDUM FOR The Secretary: Grain")

    def test_a_name_in_capitals_may_have_a_small_letter(self):
        paper = read_under("MEMORANDUM FOR MR. McGEORGE BUNDY")
        self.assertEqual(paper.named("received"), ["MR. McGEORGE BUNDY"])


class CableLabelTests(TestCase):
    def test_labels_of_cables_make_no_memorandum(self):
        head = "FROM: Amembassy Oslo\nTO: Department of State\n"
        self.assertIn("Memorandum from", read_under(head.strip()).document.title)
        for label in ("INFO: Amembassy Bonn", "PRECEDENCE: Priority"):
            with self.subTest(label):
                self.assertIn("Document from", read_under(head + label).document.title)


class ConversationTests(TestCase):
    def test_names_below_the_label_of_those_who_took_part_are_no_address(self):
        paper = TypedPaper(
            "MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS:\n\nPresident Marsh\nDr. Ann Lee\n"
            f"Ambassador Hill\n\nSUBJECT: Grain\n\n{TEXT}"
        )
        self.assertEqual(paper.named("received"), [])
        self.assertEqual(len(paper.doubted("participants-unread")), 1)


class FirstNameTests(TestCase):
    def test_a_first_name_above_a_whole_one_is_doubted(self):
        for names, doubted in (("Tom\n\nThomas Hill", 1), ("Thomas Hill", 0)):
            with self.subTest(names):
                text = f"Dear Ann:\n\n{TEXT}\nAs ever,\n\n{names}\nAmerican Ambassador\n"
                paper = TypedPaper(text)
                self.assertEqual(len(paper.doubted("read-as-signature")), doubted)
