"""The fields that a draft gets from its text and its file, and the links of drafts."""

from django.test import TestCase

from letters.ingest.transcriptions import Format
from letters.models import Document, DocumentRelation, Problem, SourceFile
from letters.tests.factories import LETTER, make_agent, make_edition, make_tei
from letters.tests.ingest.transcriptions.intakes import FILM, PRINTED, bring_in


class DraftTests(TestCase):
    def test_the_kind_of_a_document_is_read_from_its_title(self):
        for number, (title, kind) in enumerate(
            (
                ("Draft Letter From President Reagan to Andropov", "draft-letter"),
                ("Letter From President Reagan to Andropov", "letter"),
                ("Message From President Reagan to Andropov", "message"),
                ("Memorandum From Poindexter to Shultz", "memorandum"),
                ("Telegram From the Embassy to the Department", "telegram"),
                ("Editorial Note", "editorial-note"),
                ("Minutes of a Meeting", "minutes"),
                ("Memorandum of Conversation", "conversation"),
                ("Telegram From the Embassy Regarding a Letter", "telegram"),
            )
        ):
            with self.subTest(title):
                (imported,) = bring_in(
                    f"{number}. {title}\n\nDear Sir:\n\nText.", f"d-{number}"
                )
                self.assertEqual(
                    (imported.document.title, imported.document.kind), (title, kind)
                )

    def test_the_date_is_the_one_that_the_text_bears(self):
        drafts = bring_in(FILM, "film") + bring_in(PRINTED, "printed")
        dates = [imported.document.date_edtf for imported in drafts]
        self.assertEqual(dates, ["", "1983-12-19", ""])

    def test_a_printed_text_looks_printed_and_a_film_typed(self):
        film, printed = bring_in(FILM, "film")[0], bring_in(PRINTED, "printed")[0]
        self.assertEqual(film.document.appearance, Document.Appearance.TYPESCRIPT)
        self.assertEqual(printed.document.appearance, Document.Appearance.PRINTED)

    def test_the_draft_belongs_to_the_edition_of_the_file(self):
        edition = make_edition("frus1981-88v04")

        (imported,) = bring_in(PRINTED, edition=edition)

        self.assertEqual(imported.document.edition, edition)
        self.assertEqual(imported.document.number, "190")
        self.assertEqual(imported.document.source_file, SourceFile.objects.get())

    def test_every_doubt_is_stored_in_order_with_its_line(self):
        imported = bring_in(FILM, "memo", "letter")[1]
        doubts = Problem.objects.filter(
            document=imported.document, origin=Problem.Origin.IMPORT
        )
        positions = list(doubts.values_list("position", flat=True))
        self.assertEqual(positions, list(range(len(positions))))
        self.assertIn(40, doubts.values_list("line", flat=True))
        self.assertEqual(imported.doubts, imported.document.problems.asking().count())

    def test_the_reason_stands_in_the_first_revision(self):
        (imported,) = bring_in("Dear Sir:\n\nText.", "one")
        self.assertEqual(imported.document.revisions.get().reason, "Read in")

    def test_a_title_is_the_identifier_where_the_text_is_notation(self):
        (imported,) = bring_in(LETTER, "one", file_format=Format.NOTATION)
        self.assertEqual(imported.document.title, "one")

    def test_tei_is_stored_to_the_letter(self):
        tei = make_tei().replace("<p>", '<p  rend="right" >')
        (imported,) = bring_in(tei, "one", file_format=Format.TEI)
        self.assertEqual(imported.document.transcription.tei, tei)


class DraftLinkTests(TestCase):
    def test_the_passage_has_its_condition_and_authority(self):
        poindexter = make_agent("poindexter", "Poindexter, John", "John Poindexter")

        letter = bring_in(FILM, "memo", "letter")[1].document

        passage = letter.conditionalpassages.get()
        self.assertTrue(passage.condition.startswith("if Amb. Hartman is permitted"))
        self.assertEqual(passage.authority, poindexter)
        self.assertEqual(passage.instruction.document.identifier, "memo")

    def test_the_authority_is_unknown_if_nobody_of_that_name_is(self):
        letter = bring_in(FILM, "memo", "letter")[1].document
        self.assertIsNone(letter.conditionalpassages.get().authority)

    def test_the_document_that_instructs_covers_the_other(self):
        memo, letter = (
            imported.document for imported in bring_in(FILM, "memo", "letter")
        )
        relation = DocumentRelation.objects.get()
        self.assertEqual(
            (relation.source, relation.type, relation.target), (memo, "covers", letter)
        )
