"""What a file becomes: which format, which drafts, which names; or a clear refusal."""

from django.test import SimpleTestCase, TestCase

from letters.ingest.saving import Edit
from letters.ingest.transcriptions.importing import (
    Format,
    ImportRefusedError,
    Intake,
    IntakeOutcome,
    decode,
    guess_format,
    import_transcription,
    read_proposal,
)
from letters.models import Document, DocumentRelation, Problem, SourceFile
from letters.tei.errors import NotationError, SourceError
from letters.tests.factories import LETTER, SEEDS, make_agent, make_edition, make_tei

FILM = (SEEDS / "reagan-andropov-draft-1983.txt").read_bytes()
PRINTED = (SEEDS / "frus1981-88v04-d190.txt").read_bytes()


def bring_in(content, *identifiers, kind=Format.RAW, **options):
    content = content if isinstance(content, bytes) else content.encode()
    intake = Intake("letter.txt", content, kind, identifiers, **options)
    return import_transcription(intake, Edit(reason="Read in"))


class DecodingTests(SimpleTestCase):
    def test_a_byte_order_mark_is_no_part_of_the_text(self):
        self.assertEqual(decode(b"\xef\xbb\xbfDear Sir:"), "Dear Sir:")

    def test_the_first_bad_byte_is_named_with_its_line(self):
        with self.assertRaises(SourceError) as caught:
            decode(b"one\ntwo\nna\xefve \xff")

        self.assertEqual(caught.exception.line, 3)
        self.assertIn("Byte 10 is not UTF-8", str(caught.exception))


class GuessingTests(SimpleTestCase):
    def test_what_begins_with_a_tag_is_tei(self):
        for text in ("<div/>", "\n  <?xml version='1.0'?><div/>"):
            with self.subTest(text):
                self.assertIs(guess_format(text), Format.TEI)

    def test_a_sign_of_the_notation_makes_it_notation(self):
        for text in (
            "::: heading\nLetter\n:::",
            "Text.\n\n:::: quotation\nx\n::::",
            "Text.[^1]\n\n[^1]: Note.",
            "Text.\n\n[^1]{.source}: Source: x.",
            "[SECRET]{.stamp}",
            "[this]{#passage .conditional}",
        ):
            with self.subTest(text):
                self.assertIs(guess_format(text), Format.NOTATION)

    def test_all_else_is_a_raw_transcription(self):
        for text in (
            "",
            "Dear Sir:\n\nText.",
            "a < b",
            "[Page 680] text",
            "[bracketed language] {page 3}",
            "Text.[^1] and no note",
            ":::",
        ):
            with self.subTest(text):
                self.assertIs(guess_format(text), Format.RAW)


class ProposalTests(SimpleTestCase):
    def test_notation_and_tei_are_one_document_without_doubts(self):
        for kind in (Format.NOTATION, Format.TEI):
            with self.subTest(kind):
                (document,) = read_proposal(LETTER, kind).documents
                self.assertEqual((document.notation, document.doubts), (LETTER, ()))

    def test_a_file_without_a_word_is_refused(self):
        for text in ("", " \n\n\t"):
            with self.subTest(repr(text)), self.assertRaises(SourceError):
                read_proposal(text, Format.RAW)


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
                (one,) = bring_in(
                    f"{number}. {title}\n\nDear Sir:\n\nText.", f"d-{number}"
                )
                self.assertEqual((one.document.title, one.document.kind), (title, kind))

    def test_the_date_is_the_one_that_the_text_bears(self):
        imported = bring_in(FILM, "film") + bring_in(PRINTED, "printed")
        dates = [one.document.date_edtf for one in imported]
        self.assertEqual(dates, ["", "1983-12-19", ""])

    def test_a_printed_text_looks_printed_and_a_film_typed(self):
        film, printed = bring_in(FILM, "film")[0], bring_in(PRINTED, "printed")[0]
        self.assertEqual(film.document.appearance, Document.Appearance.TYPESCRIPT)
        self.assertEqual(printed.document.appearance, Document.Appearance.PRINTED)

    def test_the_draft_belongs_where_the_file_does(self):
        edition = make_edition("frus1981-88v04")

        (imported,) = bring_in(PRINTED, edition=edition)

        self.assertEqual(imported.document.edition, edition)
        self.assertEqual(imported.document.number, "190")
        self.assertEqual(imported.document.source_file, SourceFile.objects.get())

    def test_every_doubt_is_kept_in_order_with_its_line(self):
        imported = bring_in(FILM, "memo", "letter")[1]
        doubts = Problem.objects.filter(
            document=imported.document, origin=Problem.Origin.IMPORT
        )
        positions = list(doubts.values_list("position", flat=True))
        self.assertEqual(positions, list(range(len(positions))))
        self.assertIn(40, doubts.values_list("line", flat=True))
        self.assertEqual(imported.doubts, imported.document.problems.count())

    def test_the_reason_stands_in_the_first_revision(self):
        (imported,) = bring_in("Dear Sir:\n\nText.", "one")
        self.assertEqual(imported.document.revisions.get().reason, "Read in")

    def test_a_title_is_the_identifier_where_the_text_is_notation(self):
        (imported,) = bring_in(LETTER, "one", kind=Format.NOTATION)
        self.assertEqual(imported.document.title, "one")

    def test_tei_is_stored_to_the_letter(self):
        tei = make_tei().replace("<p>", '<p  rend="right" >')
        (imported,) = bring_in(tei, "one", kind=Format.TEI)
        self.assertEqual(imported.document.transcription.tei, tei)


class LinkTests(TestCase):
    def test_the_passage_knows_its_condition_and_who_set_it(self):
        poindexter = make_agent("poindexter", "Poindexter, John", "John Poindexter")

        letter = bring_in(FILM, "memo", "letter")[1].document

        passage = letter.conditionalpassages.get()
        self.assertTrue(passage.condition.startswith("if Amb. Hartman is permitted"))
        self.assertEqual(passage.authority, poindexter)
        self.assertEqual(passage.instruction.document.identifier, "memo")

    def test_who_set_it_is_open_where_nobody_of_that_name_is_known(self):
        letter = bring_in(FILM, "memo", "letter")[1].document
        self.assertIsNone(letter.conditionalpassages.get().authority)

    def test_the_document_that_instructs_covers_the_other(self):
        memo, letter = (one.document for one in bring_in(FILM, "memo", "letter"))
        relation = DocumentRelation.objects.get()
        self.assertEqual(
            (relation.source, relation.type, relation.target), (memo, "covers", letter)
        )


class IdentifierTests(TestCase):
    def assert_refused(self, words, *arguments, **options):
        with self.assertRaisesRegex(ImportRefusedError, words):
            bring_in(*arguments, **options)
        self.assertFalse(Document.objects.exists())
        self.assertFalse(SourceFile.objects.exists())

    def test_one_name_for_several_documents_is_numbered(self):
        names = [one.document.identifier for one in bring_in(FILM, "film")]
        self.assertEqual(names, ["film-1", "film-2"])

    def test_one_name_for_one_document_is_its_name(self):
        (imported,) = bring_in(PRINTED, "letter")
        self.assertEqual(imported.document.identifier, "letter")

    def test_without_a_name_the_documents_are_listed(self):
        self.assert_refused(
            r"holds 2 documents \(.+; .+\), and no identifiers were", FILM
        )

    def test_too_many_names_are_counted(self):
        self.assert_refused("2 documents .* and 3 identifiers were", FILM, *"abc")
        self.assert_refused("holds 1 document .* and 2 identifiers", PRINTED, *"ab")

    def test_two_documents_cannot_have_one_name(self):
        self.assert_refused("“film” would be the identifier of 2", FILM, "film", "film")

    def test_a_document_without_a_number_needs_a_name_in_an_edition(self):
        edition = make_edition()
        self.assert_refused("has no number in the edition", FILM, edition=edition)

    def test_a_name_given_counts_more_than_the_number_in_the_edition(self):
        (imported,) = bring_in(PRINTED, "frus1961-63v06/d1", edition=make_edition())
        self.assertEqual(imported.document.identifier, "frus1961-63v06/d1")

    def test_a_name_that_no_address_can_hold_is_refused_by_name(self):
        for name in ("a b", "-a", "a/b/c", "a/text", "x" * 161):
            with self.subTest(name):
                self.assert_refused(f"^{name}: ", PRINTED, name)

    def test_a_title_too_long_is_named_with_its_field(self):
        text = f"190. Letter From {'x' * 500} to Y\n\nDear Sir:\n\nText."
        self.assert_refused("one: title: .*500", text, "one")


class RepetitionTests(TestCase):
    def test_the_same_bytes_are_the_same_file_whatever_it_is_called(self):
        bring_in(FILM, "memo", "letter")
        again = bring_in(FILM, "other", "names")

        self.assertEqual({one.outcome for one in again}, {IntakeOutcome.UNCHANGED})
        self.assertEqual([one.document.identifier for one in again], ["memo", "letter"])
        self.assertEqual(SourceFile.objects.count(), 1)

    def test_an_unchanged_file_says_what_is_still_to_be_looked_at(self):
        first = bring_in(FILM, "memo", "letter")
        again = bring_in(FILM, "memo", "letter")
        self.assertEqual([o.doubts for o in again], [o.doubts for o in first])

    def test_a_file_whose_documents_were_deleted_is_read_again(self):
        bring_in(PRINTED, "one")
        Document.objects.all().delete()

        (again,) = bring_in(PRINTED, "one")

        self.assertIs(again.outcome, IntakeOutcome.CREATED)

    def test_a_text_that_cannot_be_read_leaves_nothing_behind(self):
        for text, kind in (("<div", Format.TEI), ("[a]{.none}", Format.NOTATION)):
            with self.subTest(kind), self.assertRaises((SourceError, NotationError)):
                bring_in(text, "one", kind=kind)
        self.assertFalse(SourceFile.objects.exists())
