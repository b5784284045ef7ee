"""Notes verbales of several languages, and several of them in one file."""

from unittest import TestCase

from letters.tei.transcription import DoubtCode, propose
from letters.tests.tei.transcription.typed_papers import TypedPaper

REST = "The Embassy renews the assurances of its highest consideration."
OPENINGS = {
    "The Embassy of Chile presents its compli-\nments to the Ministry of Labor and has "
    "the hon-\nor to say:": ("Embassy of Chile", "Ministry of Labor"),
    "L'Ambassade de France présente ses compliments au Ministère du Blé et a l'honneur": (
        "Ambassade de France",
        "Ministère du Blé",
    ),
    "La Embajada del Perú saluda muy atentamente al Minis-\nterio del Trigo y tiene": (
        "Embajada del Perú",
        "Ministerio del Trigo",
    ),
    "Die Botschaft der Niederlande beehrt sich, dem Auswärtigen Amt mitzuteilen": (
        "Botschaft der Niederlande",
        "Auswärtigen Amt",
    ),
    "Посольство Дании свидетельст-\nвует свое уважение Министерству Мира и имеет честь": (
        "Посольство Дании",
        "Министерству Мира",
    ),
    "No. 4/57\nThe Embassy of Chile presents its compliments to the Office and refers": (
        "Embassy of Chile",
        "Office",
    ),
}
FIRST = (
    "The Embassy presents its compliments to the Ministry and has the honor to ask for the "
    "grain.\n\nEmbassy,\n\nBonn, May 4, 1961.\n\n"
)
SECOND = (
    "MINISTRY OF GRAIN\n\nThe Ministry presents its compliments to the Embassy and, with "
    "reference to its note of May 4, has the honor to state that there is none.\n\n"
    "Bonn, May 9, 1961.\n"
)


class NoteVerbaleTests(TestCase):
    def test_the_opening_names_both_sides_and_the_kind(self):
        for opening, (sender, recipient) in OPENINGS.items():
            with self.subTest(opening):
                paper = TypedPaper(f"{opening} that it is so.\n\n{REST}\n")
                self.assertEqual(paper.named("sent"), [sender])
                self.assertEqual(paper.named("received"), [recipient])
                self.assertTrue(paper.document.title.startswith("Note from "))

    def test_compliments_within_a_long_text_open_no_note(self):
        text = (
            f"{REST * 9} The Embassy presents its compliments to the King and leaves."
        )
        self.assertEqual(TypedPaper(text).named("sent"), [])

    def test_a_rule_or_a_date_parts_two_notes(self):
        for rule in ("", "* * * * *\n\n", "-" * 50 + "\n\n"):
            with self.subTest(rule):
                documents = propose(f"{FIRST}{rule}{SECOND}").documents
                dates = [document.date for document in documents]
                self.assertEqual(dates, ["May 4, 1961", "May 9, 1961"])
                codes = [doubt.code for doubt in documents[1].doubts]
                self.assertIn(DoubtCode.POSSIBLE_DOCUMENT, codes)

    def test_a_note_with_its_date_above_ends_where_its_text_ends(self):
        first = FIRST.replace("Embassy,\n\nBonn, May 4, 1961.\n\n", "")
        documents = propose(f"Bonn, May 4, 1961\n\n{first}{SECOND}").documents
        self.assertEqual(
            [document.date for document in documents], ["May 4, 1961", "May 9, 1961"]
        )
        self.assertIn("MINISTRY OF GRAIN", documents[1].notation)
