"""Who is named behind and below the labels of a head, each by the name alone."""

from unittest import TestCase

from letters.derivation.description.document_kinds import DocumentKind
from letters.ingest.transcriptions.drafts import kind_of
from letters.tei.notation import parse_notation
from letters.tei.transcription import propose
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

    def test_a_second_sender_below_a_blank_line_is_doubted(self):
        column = " " * 8
        paper = TypedPaper(
            f"TO:     Ann Lee\nFROM:   Paul Marsh\n{column}Senior Staff Member\n\n"
            f"{column}Mrs. Jane Hill\n{column}Program Analysis Staff\n\n{TEXT}"
        )
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


class TookPartTests(TestCase):
    def test_names_below_the_label_of_those_who_took_part_are_no_address(self):
        paper = TypedPaper(
            "MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS:\n\nPresident Marsh\nDr. Ann Lee\n"
            f"Ambassador Hill\n\nSUBJECT: Grain\n\n{TEXT}"
        )
        self.assertEqual(paper.named("received"), [])
        self.assertEqual(len(paper.doubted("participants-unread")), 1)


class MeetingTests(TestCase):
    def test_a_date_in_the_middle_of_its_line_is_no_number_of_a_telegram(self):
        paper = TypedPaper(
            "TOP SECRET\n\n      GROUP MEETING\n\n      April 22, 1971\n\n"
            f"Subject: Grain\n\n{TEXT}"
        )
        body = parse_notation(paper.document.notation)
        self.assertEqual(kind_of(paper.document, body), DocumentKind.OTHER)


class FirstNameTests(TestCase):
    def read_signed(self, names: str) -> TypedPaper:
        signed = f"As ever,\n\n{names}\nAmerican Ambassador\n"
        return TypedPaper(f"Dear Ann:\n\n{TEXT}\n{signed}")

    def test_a_first_name_above_the_whole_one_is_no_second_person(self):
        for names in ("Tom\n\nThomas Hill", f"{' ' * 30}Jack\n\n{' ' * 30}Thomas Hill"):
            with self.subTest(names):
                paper = self.read_signed(names)
                self.assertEqual(paper.named("signed"), ["Thomas Hill"])

    def test_a_first_name_above_another_name_is_doubted(self):
        paper = self.read_signed("Jack\n\nThomas Hill")
        self.assertEqual(len(paper.doubted("read-as-signature")), 1)

    def test_initials_below_a_postscript_sign_no_letter(self):
        postscript = "P.S. I saw him at noon, and he had nothing to say.\n\n"
        text = f"Dear Ann:\n\n{TEXT}\nAs ever,\n\nThomas Hill\n\n{postscript}T.H.\n"
        paper = TypedPaper(text)
        self.assertEqual(paper.named("signed"), ["Thomas Hill"])
        self.assertIn("T.H.", paper.text)


class FormOfDepartmentTests(TestCase):
    def test_what_a_form_has_beside_a_name_is_no_part_of_it(self):
        paper = TypedPaper(
            "TO     :  Department of State                1964 MAR 3  AM 9 12\n"
            f"FROM   :  Amembassy La Paz         DATE: May 3, 1964\n\n{TEXT}"
        )
        self.assertEqual(paper.named("received"), ["Department of State"])
        self.assertEqual(paper.named("sent"), ["Amembassy La Paz"])

    def test_the_indicator_of_a_route_is_no_part_of_a_name(self):
        paper = TypedPaper(
            "P 141427Z MAR 83\nFM AMCONSUL LENINGRAD\nTO RUEHC/SECSTATE WASHDC\nBT\n\n"
            "1. HE CAME AND LEFT.\n"
        )
        self.assertEqual(paper.named("received"), ["SECSTATE WASHDC"])

    def test_a_french_despatch_names_both_sides_about_one_letter(self):
        paper = TypedPaper(
            "Monsieur Paul Marsh\nChargé d'affaires de France\n\n          à\n\n"
            "Son Excellence Monsieur Jean Roux\nMinistre\n\n"
            f"Monsieur le Ministre,\n\n{TEXT}"
        )
        self.assertEqual(paper.named("sent"), ["Monsieur Paul Marsh"])
        self.assertEqual(paper.named("received"), ["Monsieur Jean Roux"])


class LetterheadTests(TestCase):
    def test_letters_under_their_own_letterheads_are_parted(self):
        heads = (
            "THE SECRETARY OF STATE\nWASHINGTON",
            "MINISTRY OF EXTERNAL AFFAIRS\nLAGOS",
            "DEPARTMENT OF STATE\nWashington, D.C.  20520",
            "OFFICE OF THE ASSISTANT SECRETARY OF DEFENSE\nWASHINGTON 25, D. C.",
        )
        letter = (
            "{}\n\nMay 3, 1973\n\nDear Mr. Minister:\n\n" + TEXT + "\nSincerely,\n\n"
            "Paul Marsh\n\nHis Excellency\n  Jean Roux,\n    Oslo.\n"
        )
        proposal = propose("\n".join(letter.format(head) for head in heads))
        self.assertEqual(len(proposal.documents), len(heads))


class NameInAddressTests(TestCase):
    def test_the_name_in_an_address_stands_without_titles_alone_and_honours(self):
        for address, name in (
            ("Señor Licenciado\nDon Ernesto Cos,\nSubsecretario", "Don Ernesto Cos"),
            ("Sir Denis Hale, K.C.M.G.,\nForeign Office,\nLondon", "Sir Denis Hale"),
        ):
            with self.subTest(name):
                paper = TypedPaper(f"{address}\n\nDear Denis,\n\n{TEXT}\nPaul Marsh\n")
                self.assertEqual(paper.named("received"), [name])
