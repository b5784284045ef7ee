"""Who writes to whom, and when, as heads and endings of typed papers say it."""

from unittest import TestCase

from letters.derivation.description.document_kinds import DocumentKind
from letters.ingest.transcriptions.drafts import kind_of
from letters.tei.notation import parse_notation
from letters.tei.transcription import propose
from letters.tei.transcription.edits import Edits
from letters.tests.tei.transcription.typed_papers import LETTER, TypedPaper

TEXT = "The shipments go on, as was agreed in Vienna. " * 5


class HeadTests(TestCase):
    def test_labels_of_a_memorandum(self):
        text = (
            "MEMORANDUM FOR:  The Secretary\n                 The Director\n\n"
            "THROUGH:         Mr. Hill\n\nFROM:            Paul Marsh, Adviser for\n"
            "                 Grain\n\nSUBJECT:         Grain\n\n" + TEXT
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.named("sent"), ["Paul Marsh"])
        self.assertEqual(paper.named("received"), ["The Secretary", "The Director"])
        self.assertIn("Paul Marsh, Adviser for Grain", paper.text)
        self.assertTrue(paper.document.title.startswith("Memorandum from Paul Marsh"))

    def test_two_labels_on_one_line(self):
        text = f"TO   : Ann Lee            DATE: May 3, 1956\nFROM : Bob Hill\n\n{TEXT}"
        paper = TypedPaper(text)
        self.assertEqual(paper.named("received"), ["Ann Lee"])
        self.assertEqual(paper.document.date, "May 3, 1956")

    def test_a_telegram(self):
        text = (
            "SECRET\n\nR 121530Z MAY 68\nFM AMEMBASSY LISBON\n"
            "TO SECSTATE WASHDC PRIORITY 1234\nBT\n\nSUBJ: FISH\n\n1. HE CAME.\n\n2. HE "
            "LEFT AT NOON.\nBENNETT\nBT\n#0456\nNNNN\n"
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.named("sent"), ["AMEMBASSY LISBON"])
        self.assertEqual(paper.named("received"), ["SECSTATE WASHDC"])
        self.assertEqual(paper.document.date_edtf, "1968-05-12")
        self.assertTrue(paper.document.title.startswith("Telegram from AMEMBASSY"))
        self.assertEqual(paper.named("signed"), ["BENNETT"])

    def test_a_conversation(self):
        text = (
            "Memorandum of Conversation\n\nDATE: May 4, 1961\n\nPARTICIPANTS:  Mr. Hill\n"
            "               Miss Lee, Envoy\n\nMr. Hill: Good morning.\n"
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.named("took-part"), ["Mr. Hill", "Miss Lee"])
        body = parse_notation(paper.document.notation)
        self.assertEqual(kind_of(paper.document, body), DocumentKind.CONVERSATION)

    def test_persons_apart_from_their_label_are_doubted_where_they_stand(self):
        persons = "Marek, Minister      Mr. Hill\nDolan, Envoy         Miss Lee\n"
        for heads in ("", "   Foreign         American\n\n"):
            with self.subTest(heads):
                paper = TypedPaper(
                    "Memorandum of Conversation\n\nDATE: May 4, 1961\n\nPARTICIPANTS:\n\n"
                    f"{heads}{persons}\n{TEXT}"
                )
                (doubt,) = paper.doubted("participants-unread")
                first = (heads or persons).split()[0]
                self.assertTrue(doubt.excerpt.strip().startswith(first), doubt.excerpt)


class TypedLetterTests(TestCase):
    def test_letters_of_other_languages(self):
        for lines, sender, date in (
            (
                ("Bonn, 12.3.1965", "Lieber Herr Kollege!", "Mit besten Grüßen\nIhr"),
                "gez. Otto Brandt",
                "1965-03-12",
            ),
            (
                ("Madrid, 3 de mayo de 1962", "Estimado amigo:", "Atentamente,"),
                "Tomás Rivas",
                "1962-05-03",
            ),
            (
                (
                    "Москва, 12 октября 1962 года",
                    "Уважаемый господин посол!",
                    "С уважением",
                ),
                "Н. Орлов",
                "1962-10-12",
            ),
        ):
            with self.subTest(lines[0]):
                dateline, salute, closing = lines
                text = f"{dateline}\n\n{salute}\n\n{TEXT}\n\n{closing}\n\n{sender}\n"
                paper = TypedPaper(text)
                self.assertEqual(paper.named("sent"), [sender.removeprefix("gez. ")])
                self.assertEqual(paper.named("received"), [])
                self.assertEqual(paper.document.date_edtf, date)

    def test_an_address_names_the_recipient(self):
        address = "The Honorable\nNathan Hale\nUnited States Senate"
        for head, foot in ((address, ""), ("", address)):
            with self.subTest(head):
                text = f"{head}\n\nDear Nathan:\n\n{TEXT}\n\nSincerely,\n\nAnn Lee\n\n{foot}\n"
                paper = TypedPaper(text)
                self.assertEqual(paper.named("sent"), ["Ann Lee"])
                self.assertEqual(paper.named("received"), ["Nathan Hale"])
                self.assertIn("Nathan Hale\nUnited States Senate", paper.text)

    def test_an_office_below_who_signed_is_no_recipient(self):
        offices = ("Lieutenant General, General Staff", "Chairman", "Chief of Staff")
        for office in (*offices, "\u2028Colonel, AGC"):
            with self.subTest(office):
                paper = TypedPaper(f"Sir:\n{TEXT}\nSincerely,\nAnn Lee\n{office}\n")
                self.assertEqual(paper.named("signed"), ["Ann Lee"])
                self.assertEqual(paper.named("received"), [])
                self.assertNotIn("]", paper.text)

    def test_a_span_begins_and_ends_with_a_word(self):
        edits = Edits("To\n\u2028Ann Lee \n")
        edits.wrap(3, 12, ".name", has_brackets=False)
        written = edits.notation(3, 13, breaks_lines=True)
        self.assertEqual(written, "[Ann Lee]{.name}")

    def test_two_sign_beside_each_other(self):
        names = "Ann Lee          Bob Hill\nEnvoy            Aide\n"
        text = f"Dear Sir:\n\n{TEXT}\n\nSincerely,\n\n{names}"
        paper = TypedPaper(text)
        self.assertEqual(paper.named("signed"), ["Ann Lee", "Bob Hill"])

    def test_the_name_behind_s_and_the_typed_one_are_one_signature(self):
        text = f"Dear Bob:\n\n{TEXT}\n\nSincerely,\n\n/s/ Ann Lee\n\nAnn Lee\nEnvoy\n\nAL:pk\n"
        self.assertEqual(TypedPaper(text).named("signed"), ["Ann Lee"])

    def test_a_salutation_alone_is_a_doubt(self):
        text = f"Dear Bob:\n\n{TEXT}\n\nYours ever,\n\nAnn\n\nP.S. Burn this.\n"
        paper = TypedPaper(text)
        self.assertEqual(len(paper.doubted("parties-read")), 1)
        self.assertEqual(paper.named("sent"), ["Ann"])

    def test_letters_follow_each_other_in_a_file(self):
        letter = "Oslo, May 4, 1961\n\nDear {}:\n\nIt came.\n\nYours,\n\n{}\n\n\n"
        text = letter.format("Ann", "Bob Hill") + letter.format("Bob", "Ann Lee")
        titles = [document.title for document in propose(text).documents]
        self.assertEqual(
            titles,
            ["Letter from Bob Hill to “Dear Ann”", "Letter from Ann Lee to “Dear Bob”"],
        )

    def test_equal_letters_are_two(self):
        letter = "Moscow, May 4, 1961\n\n" + LETTER.format("We saw it.")
        self.assertEqual(len(propose(f"{letter}\n\n{letter}").documents), 2)

    def test_a_ruler_signs_by_what_he_rules(self):
        for address in ("President Johnson", "Mr. Ann Lee\nOslo"):
            with self.subTest(address):
                paper = TypedPaper(
                    "Dear Mr. President:\n\nWe saw it.\n\nSincerely,\n\nShah of Iran\n\n"
                    f"{address}\n"
                )
                self.assertEqual(paper.named("signed"), ["Shah of Iran"])

    def test_words_between_the_closing_and_the_name_are_a_doubt(self):
        paper = TypedPaper(
            "Dear Ann:\n\nWe saw it.\n\nSincerely,\n\nfor all of us\n\nPaul Marsh\n"
        )
        self.assertEqual(len(paper.doubted("read-as-signature")), 1)

    def test_what_a_transcriber_could_not_read_is_a_gap(self):
        paper = TypedPaper(LETTER.format("We saw [two words illegible] there."))
        self.assertIn("{.gap reason=illegible", paper.document.notation)
        self.assertIn("We saw [two words illegible] there.", paper.text)
        self.assertEqual(len(paper.doubted("crowd-sign")), 1)
