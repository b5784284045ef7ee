"""A file of TEI with several letters, handed in: a draft for each, with its doubts."""

from __future__ import annotations

from django.test import TestCase

from letters.ingest.saving import Edit
from letters.ingest.transcriptions import (
    Format,
    Imported,
    Intake,
    import_transcription,
    read_proposal,
)
from letters.tei.errors import TeiError
from letters.tests.tei.letter_files.samples import corpus_of, file_of, letter

SENT = (
    '<correspDesc><correspAction type="sent"><persName>Nathan Hale</persName>'
    '<date when="1961-05-04"/></correspAction><note>By courier.</note></correspDesc>'
)


def hand_in(text: str) -> list[Imported]:
    content = text.encode()
    intake = Intake("hale.xml", content, Format.TEI, identifiers=["hale"])
    return import_transcription(intake, Edit())


class HandedInTests(TestCase):
    def test_each_letter_is_a_draft_with_what_its_header_says(self):
        first = file_of(f"<body>{letter('One.')}</body>", SENT, title="First")
        second = file_of("<body><p>Two.</p></body>", title="Second")
        drafts = [each.document for each in hand_in(corpus_of(first, f"\n{second}"))]
        self.assertEqual(
            [(d.identifier, d.title, d.date_edtf, d.text) for d in drafts],
            [
                ("hale-1", "First", "1961-05-04", "One."),
                ("hale-2", "Second", "", "Two."),
            ],
        )
        self.assertEqual(drafts[0].senders, ["Nathan Hale"])
        self.assertEqual(
            [(p.code, p.line) for p in drafts[0].problems.all()],
            [("correspondence-unread", 1)],
        )

    def test_front_body_and_back_are_one_draft(self):
        (one,) = hand_in(file_of("<front><p>a</p></front><body><p>b</p></body>"))
        self.assertEqual(one.document.text, "a\nb")

    def test_what_holds_no_letter_is_refused_with_the_reason(self):
        for text, words in {
            "<TEI.2/>": "TEI P4",
            file_of("<body><p/></body>", SENT): "CMIF",
        }.items():
            with self.subTest(words), self.assertRaisesRegex(TeiError, words):
                hand_in(text)

    def test_a_part_without_words_is_a_doubt(self):
        text = corpus_of(file_of("<body/>"), f"\n{file_of('<body>a</body>')}")
        (document,) = read_proposal(text, Format.TEI).documents
        self.assertEqual(
            [(doubt.code, doubt.line) for doubt in document.doubts],
            [("refused-part", 1)],
        )
