from __future__ import annotations

from datetime import date, time
from unittest import TestCase

from lxml import etree

from letters.derivation.description.document_kinds import DocumentKind
from letters.tests.typescripts.encoded_papers import papers_in
from letters.tests.typescripts.paper import Paper, Party, call_of

TEXT = "They spoke of wheat and of ships, at some length and without any haste. " * 6
VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><front><list><item>
<persName xml:id="p_HN1">Hale, Nathan B., Jr.</persName></item></list></front><body>
<div type="document" xml:id="d1"><head>1. {heading}<note n="1" type="source">Source:
Department of Grain, Box 7. Secret; Nodis. Drafted by Moore.</note></head>
<dateline><placeName>Cairo</placeName>, <date when="1961-05-04T17:30:00">May 4, 1961, 5:30
p.m.</date></dateline>{text}</div></body></text></TEI>"""
LETTER = "Letter From <persName corresp='#p_HN1'>Hale</persName> to Edith Moore"
MEMORANDUM = (
    "Memorandum From the Director of Grain (<persName corresp='#p_HN1'>Hale</persName>) to "
    "Secretary of State <persName>Moore</persName>"
)


def papers(heading: str, text: str) -> list[Paper]:
    volume = VOLUME.format(heading=heading, text=text)
    return list(papers_in(etree.fromstring(volume), "made"))


class EncodedPaperTests(TestCase):
    def test_a_memorandum_has_the_parties_of_its_heading_by_their_full_names(self):
        (paper,) = papers(MEMORANDUM, f"<p>{TEXT}<note n='2'>Not found.</note></p>")
        self.assertIs(paper.kind, DocumentKind.MEMORANDUM)
        self.assertEqual(
            paper.sender, Party("Nathan B. Hale, Jr.", "Director of Grain")
        )
        self.assertEqual(paper.recipient, Party("Secretary of State Moore"))
        self.assertEqual((paper.day, paper.hour), (date(1961, 5, 4), time(17, 30)))
        self.assertEqual((paper.place, paper.classification), ("Cairo", "SECRET"))
        self.assertEqual(paper.notes, ("Not found.",))
        self.assertTrue(paper.paragraphs[0].endswith(call_of(0)))

    def test_an_office_may_follow_a_name_that_ends_in_junior(self):
        heading = (
            "Memorandum From <persName>Ned Bond, Jr.</persName>, of the Grain Staff to "
            "Edith Moore"
        )
        (paper,) = papers(heading, f"<p>{TEXT}</p>")
        self.assertEqual(paper.sender, Party("Ned Bond, Jr.", "Grain Staff"))

    def test_a_letter_has_its_salutation_and_its_closing_apart(self):
        text = f"<p>Dear Edith:</p><p>{TEXT}</p><p>Sincerely yours,</p><p>Nat</p>"
        (paper,) = papers(LETTER, text)
        self.assertEqual(
            (paper.salute, paper.closing), ("Dear Edith:", "Sincerely yours,")
        )
        self.assertEqual(len(paper.paragraphs), 1)

    def test_a_telegram_has_its_number_apart(self):
        heading = "Telegram From the Embassy in Egypt to the Department of State"
        signed = "<closer><signed>Hale</signed></closer>"
        (paper,) = papers(heading, f"<p>416. {TEXT}</p>{signed}")
        self.assertEqual((paper.number, paper.signature), ("416", "Hale"))
        self.assertEqual(paper.sender, Party("Embassy in Egypt"))

    def test_a_conversation_has_participants_and_no_sender(self):
        listed = (
            "<list type='participants'><head>PARTICIPANTS</head><item>Mr. Hale</item>"
            "<item>Miss Moore</item></list>"
        )
        (paper,) = papers("Memorandum of Conversation", f"{listed}<p>{TEXT}</p>")
        self.assertEqual(paper.participants, ("Mr. Hale", "Miss Moore"))
        self.assertIsNone(paper.sender)

    def test_what_is_not_certain_is_not_typed(self):
        twice = "Memorandum From the Assistant to the President (Hale) to Edith Moore"
        two = "<p>Attachment</p><p>Dear Nathan:</p>"
        for heading, text in (
            (twice, f"<p>{TEXT}</p>"),
            ("Editorial Note", f"<p>{TEXT}</p>"),
            (MEMORANDUM, f"<p>{TEXT}</p><table><row><cell>7</cell></row></table>"),
            (MEMORANDUM, f"<p>{TEXT}</p>{two}"),
            (MEMORANDUM, "<p>Too short.</p>"),
            (MEMORANDUM, f"<p>DEPARTMENT OF GRAIN</p><p>{TEXT}</p>"),
            (LETTER, f"<p>{TEXT}</p>"),
        ):
            with self.subTest(heading=heading, text=text[-40:]):
                self.assertEqual(papers(heading, text), [])
