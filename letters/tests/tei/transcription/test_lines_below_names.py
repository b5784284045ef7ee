"""Below a signed name stands a second name or an office, and the form of it says which."""

from unittest import TestCase

from letters.tei.transcription.lines_below_names import LineBelow, read_line_below
from letters.tests.tei.transcription.typed_papers import LETTER, TypedPaper

TEXT = "The shipments go on, as was agreed in Vienna. " * 5
LINES = {
    LineBelow.NAME: (
        "J. F. Kennedy",
        "Dr. Elisabeth Brandt",
        "Frau Brandt",
        "Ann B. Lee",
    ),
    LineBelow.SEEMS_NAME: (
        *("Elisabeth Brandt", "ELISABETH BRANDT", "Joachim Murat", "John Smith, Jr."),
        *("Charles de Gaulle", "Hans-Dietrich Genscher", "Леонид Брежнев"),
    ),
    LineBelow.PLAIN_OFFICE: (
        *("Acting Secretary", "Deputy Chief of Mission", "U. S. Army", "Director, NSC"),
        *(
            "Botschaftsrat",
            "Legationsrätin",
            "Stellvertretender Leiter",
            "Der Bundeskanzler",
        ),
        *(
            "Erster Sekretär",
            "Kulturattaché",
            "Conseiller d’Ambassade",
            "Chef de Cabinet",
        ),
        *("Secrétaire Général", "Le Ministre", "Chargé d’Affaires", "for the Minister"),
    ),
    LineBelow.SEEMS_OFFICE: ("Huber", "Bonn"),
    LineBelow.SAME_NAME: ("Konrad Weber", "Konrad R. Weber"),
}


class LineBelowTests(TestCase):
    def test_a_name_is_told_from_an_office_in_three_languages(self):
        for meaning, lines in LINES.items():
            for line in lines:
                with self.subTest(line):
                    self.assertEqual(read_line_below(line, "Konrad Weber"), meaning)

    def test_a_familiar_name_above_is_no_other_person(self):
        self.assertEqual(
            read_line_below("William Casey", "Bill"), LineBelow.SEEMS_OFFICE
        )


class SignedLinesTests(TestCase):
    def read(self, lines):
        return TypedPaper(LETTER.format(TEXT).replace("Paul Marsh", lines))

    def test_two_names_on_two_lines_have_both_signed(self):
        paper = self.read("Konrad Weber\nElisabeth Brandt")
        self.assertEqual(paper.named("signed"), ["Konrad Weber", "Elisabeth Brandt"])
        self.assertIn("from Konrad Weber and Elisabeth Brandt", paper.document.title)

    def test_each_may_have_an_office(self):
        paper = self.read("Konrad Weber\nBotschaftsrat\nAnn Lee\nLegationsrätin")
        signed = [event for event in paper.records.events if event.type == "signed"]
        self.assertEqual(
            [(event.name, event.role, event.is_inferred) for event in signed],
            [
                ("Konrad Weber", "Botschaftsrat", False),
                ("Ann Lee", "Legationsrätin", True),
            ],
        )

    def test_what_only_its_form_tells_is_doubted_where_it_stands(self):
        for below in ("Elisabeth Brandt", "Huber"):
            with self.subTest(below):
                (doubt,) = self.read(f"Konrad Weber\n  {below}").doubted(
                    "read-as-signature"
                )
                self.assertIn(f"“{below}”", doubt.message)
                self.assertEqual(doubt.excerpt.strip(), below)

    def test_an_office_is_not_doubted(self):
        for below in ("Botschaftsrat", "Acting Secretary", "Conseiller d’Ambassade"):
            with self.subTest(below):
                paper = self.read(f"Konrad Weber\n{below}")
                self.assertEqual(paper.doubted("read-as-signature"), [])
                self.assertEqual(paper.named("signed"), ["Konrad Weber"])

    def test_of_two_closings_the_name_below_the_last_is_not_doubted(self):
        text = LETTER.format(TEXT).replace(
            "Sincerely,", "With kind regards,\n\nSincerely,"
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.named("signed"), ["Paul Marsh"])
        self.assertEqual(paper.doubted("read-as-signature"), [])

    def test_a_name_written_and_typed_is_one(self):
        paper = self.read("/s/ Ann Lee\nAnn Lee\nDirector")
        self.assertEqual(paper.named("signed"), ["Ann Lee"])
