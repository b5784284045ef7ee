"""Handing in a transcription: proposed, previewed, saved as drafts."""

import re
import signal
from pathlib import Path
from unittest.mock import patch

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from lxml import html

from letters.ingest.saving import Edit, save_document
from letters.ingest.time_limit import (
    RehearsalProcess,
    TookTooLongError,
    read_in_time,
)
from letters.models import (
    Document,
    DocumentRelation,
    DocumentStatus,
    Revision,
    SourceFile,
)
from letters.tests.admin.pages import INTAKE, errors_of, form_of
from letters.tests.factories import (
    LETTER,
    SEEDS,
    make_archivist,
    make_document,
    make_edition,
    make_tei,
)

FILM = SEEDS / "reagan-andropov-draft-1983.txt"
PRINTED = SEEDS / "frus1981-88v04-d190.txt"
NAMES = "memo\r\nletter"


def upload(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


class IntakeCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()

    def setUp(self):
        self.client.force_login(self.anna)

    def hand_in(self, button="_propose", value="x", **fields):
        return self.client.post(INTAKE, {button: value, **fields})


class IntakeProposalTests(IntakeCase):
    def test_it_shows_each_document_and_saves_nothing(self):
        response = self.hand_in(pasted=FILM.read_text(), identifiers=NAMES)

        self.assertContains(response, "Draft Presidential Letter to Andropov")
        self.assertContains(response, "December 19, 1983")
        self.assertContains(response, "[Page 2]{.inferred")
        self.assertContains(response, "covers")
        self.assertFalse(SourceFile.objects.exists() or Document.objects.exists())

    def test_each_doubt_leads_to_its_line_of_the_raw_text(self):
        response = self.hand_in(pasted=FILM.read_text(), identifiers=NAMES)

        page = response.content.decode()
        lines = set(re.findall(r'href="#(line-\d+)"', page))
        self.assertGreater(len(lines), 10)
        self.assertTrue(all(f'id="{line}"' in page for line in lines))
        self.assertIn('<li id="line-3"><span class="raw-line">EYES ONLY<', page)

    def test_without_identifiers_it_proposes_them(self):
        response = self.hand_in(pasted=FILM.read_text())

        self.assertEqual(errors_of(response), [])
        form = form_of(response, "intake_form")
        self.assertEqual(form["draft-2-identifier"], "reagan-andropov-1983-12-19")

    def test_what_was_typed_stays_in_the_form(self):
        response = self.hand_in(pasted="Dear <b>Sir</b>,", identifiers="one\r\ntwo")

        form = form_of(response, "intake_form")
        self.assertEqual(form["pasted"], "Dear <b>Sir</b>,")
        self.assertEqual(form["identifiers"], "one\r\ntwo")

    def test_an_uploaded_file_need_not_be_chosen_again(self):
        response = self.hand_in(file=upload(PRINTED), identifiers="printed")

        form = form_of(response, "intake_form")
        self.client.post(INTAKE, {**form, "_save": "x"})

        source = SourceFile.objects.get()
        self.assertEqual(bytes(source.content), PRINTED.read_bytes())
        self.assertEqual(source.name, PRINTED.name)

    def test_a_preview_is_the_readers_page_and_saves_nothing(self):
        response = self.hand_in(
            "_preview", "2", pasted=FILM.read_text(), identifiers=NAMES
        )

        self.assertContains(response, "Preview: nothing is saved")
        self.assertContains(response, "I am prepared to send to Moscow")
        self.assertContains(response, "It stands beside the form")
        self.assertNotContains(response, "Files that you chose")
        self.assertFalse(SourceFile.objects.exists())


class IntakeSavingTests(IntakeCase):
    def test_it_leads_to_the_transcription_and_names_all_drafts(self):
        response = self.client.post(
            INTAKE,
            {"pasted": FILM.read_text(), "identifiers": NAMES, "_save": "x"},
            follow=True,
        )

        memo, letter = Document.objects.order_by("pk")
        source = f"/admin/letters/sourcefile/{memo.source_file_id}/change/"
        self.assertRedirects(response, source)
        self.assertContains(response, f"/admin/letters/document/{memo.pk}/change/")
        self.assertContains(response, f"/admin/letters/document/{letter.pk}/change/")
        self.assertEqual({memo.status, letter.status}, {DocumentStatus.DRAFT})
        self.assertEqual(DocumentRelation.objects.get().target, letter)
        self.assertEqual({r.editor for r in Revision.objects.all()}, {self.anna})

    def test_a_file_that_was_read_before_changes_nothing(self):
        for _ in range(2):
            response = self.hand_in("_save", file=upload(PRINTED), identifiers="one")

        page = self.client.get(response.url)
        self.assertContains(page, "Unchanged: this file was read before")
        self.assertEqual(Revision.objects.count(), 1)

    def test_pasted_text_is_kept_as_utf_8_with_plain_line_ends(self):
        self.hand_in(
            "_save", pasted="Dear Mr. Gorbatschów:\r\n\r\nYes.", identifiers="a"
        )

        content = bytes(SourceFile.objects.get().content)
        self.assertEqual(content, "Dear Mr. Gorbatschów:\n\nYes.".encode())

    def test_documents_of_an_edition_need_no_identifier(self):
        edition = make_edition("frus1981-88v04")
        self.hand_in("_save", file=upload(PRINTED), edition=edition.pk)
        self.assertEqual(Document.objects.get().identifier, "frus1981-88v04/d190")

    def test_notation_and_tei_come_in_too(self):
        for kind, text in (("notation", LETTER), ("tei", make_tei())):
            with self.subTest(kind):
                self.hand_in("_save", pasted=text, format=kind, identifiers=kind)
                text = Document.objects.get(identifier=kind).transcription.text
                self.assertIn("I have received your letter", text)


class SlowPaperTests(IntakeCase):
    """Papers that take too long to read: here, by a limit of no time at all."""

    def hand_in_slowly(self, button, **fields):
        read_in_time.cache_clear()
        stopped = TookTooLongError(-signal.SIGXCPU)
        with patch.object(RehearsalProcess, "read", side_effect=stopped):
            return self.hand_in(button, "1", **fields)

    def test_it_says_so_and_what_was_typed_stays_in_the_form(self):
        for button in ("_propose", "_save", "_preview"):
            response = self.hand_in_slowly(button, pasted="Dear Sir:", identifiers="a")
            with self.subTest(button):
                self.assertIn("takes longer than", errors_of(response)[0])
                form = form_of(response, "intake_form")
                self.assertEqual(form["pasted"], "Dear Sir:")
                self.assertEqual(form["identifiers"], "a")
                self.assertFalse(SourceFile.objects.exists())

    def test_a_file_that_was_chosen_stays_chosen(self):
        response = self.hand_in_slowly(
            "_save", file=upload(PRINTED), identifiers="printed"
        )

        form = form_of(response, "intake_form")
        self.assertTrue(form["carried:file"].startswith(f"{PRINTED.name}/"))

    def test_a_paper_made_to_stop_the_archive_is_read(self):
        text = f"SECRET{' ' * 30}June 5, 1960x\r\n\r\nDear Mr. X:"

        response = self.hand_in("_save", pasted=text, identifiers="attack")

        self.assertEqual(response.status_code, 302)
        self.assertTrue(Document.objects.filter(identifier="attack").exists())


class IntakeRefusalTests(IntakeCase):
    def assert_refused(self, expected, **fields):
        for button in ("_propose", "_save", "_preview"):
            response = self.hand_in(button, "1", **fields)
            with self.subTest(button):
                self.assertEqual(response.status_code, 200)
                self.assertIn(expected, " ".join(errors_of(response)))
        self.assertFalse(SourceFile.objects.exists())

    def test_exactly_one_text_is_wanted(self):
        self.assert_refused("Paste a text, or choose a file.", identifiers="a")
        both = {"pasted": "Dear Sir,", "carried:file": "a.txt/QQ=="}
        self.assert_refused("not both", **both)

    def test_bytes_that_are_not_utf_8_are_named_with_their_line(self):
        for content in (b"\x81", b"\x8d\x28", b"\x90\xaf", b"\x9d"):
            file = SimpleUploadedFile("a.txt", b"one\ntwo " + content)
            response = self.hand_in(file=file, identifiers="a")
            with self.subTest(content):
                self.assertIn("Byte 8 is not UTF-8", errors_of(response)[0])
                self.assertIn("line 2", errors_of(response)[0])

    def test_every_error_of_the_notation_is_shown_with_its_place(self):
        text = "One [a]{.nothing}\n\nTwo [b]{.stampp}\n\n::: nowhere\nx\n:::"
        response = self.hand_in(pasted=text, format="notation", identifiers="a")

        errors = errors_of(response)
        self.assertEqual(len(errors), 3)
        self.assertIn("line 1, column", errors[0])
        self.assertIn("line 5", errors[2])

    def test_too_many_identifiers_are_refused_beside_the_proposal(self):
        for button in ("_propose", "_save", "_preview"):
            response = self.hand_in(button, "1", pasted="Yes.", identifiers="a\r\nb")
            with self.subTest(button):
                self.assertIn("2 identifiers were given", errors_of(response)[0])
                self.assertContains(response, "Proposed, not saved")

    def test_an_identifier_that_is_taken_or_none_is_refused_beside_its_field(self):
        make_document("taken")
        for identifier, expected in (
            ("taken", "already exists"),
            ("a b", "Use letters"),
            ("x/notes", "Use letters"),
            ("<script>", "Use letters"),
        ):
            with self.subTest(identifier):
                response = self.hand_in(pasted="Dear Sir,", identifiers=identifier)
                self.assertIn(expected, errors_of(response)[0])
                self.assertNotContains(response, "<script>")

    def test_hostile_characters_are_refused_with_their_place(self):
        self.assert_refused("U+0000", pasted="Dear\0 Sir,", identifiers="a")
        self.assert_refused("U+0000", pasted="Dear Sir,", identifiers="a\0")
        self.assert_refused("line 1, column 5", pasted="Dear\0 Sir,", identifiers="a")

    def test_a_forged_form_is_no_server_error(self):
        for fields in (
            {"edition": "x"},
            {"edition": "99999999999999999999"},
            {"format": "pdf"},
            {"carried:file": "a.txt/%%%", "pasted": ""},
            {"identifiers": "x" * 1_000_000},
        ):
            with self.subTest(fields.keys()):
                response = self.hand_in(
                    "_save", **{"pasted": "Dear Sir,", "identifiers": "a", **fields}
                )
                self.assertEqual(response.status_code, 200)
                self.assertTrue(errors_of(response))

    def test_a_preview_of_no_document_shows_the_proposal(self):
        for number in ("0", "9", "x", "²"):
            response = self.hand_in(
                "_preview", number, pasted="Dear Sir,", identifiers="a"
            )
            self.assertContains(response, "Proposed, not saved")


class SourcePageTests(IntakeCase):
    def test_it_shows_the_text_with_line_numbers_and_what_was_made_of_it(self):
        self.hand_in("_save", file=upload(FILM), identifiers=NAMES)
        source = SourceFile.objects.get()

        response = self.client.get(f"/admin/letters/sourcefile/{source.pk}/change/")

        (row,) = html.fromstring(response.content).xpath("//tr[@id='line-3']")
        cells = [" ".join(cell.text_content().split()) for cell in row]
        self.assertEqual(cells, ["3", "EYES ONLY", "memo, marks 1"])
        self.assertContains(response, source.sha256)
        self.assertContains(response, "Draft Presidential Letter to Andropov")
        self.assertNotContains(response, 'name="_save"')

    def test_it_marks_the_words_that_are_in_no_document(self):
        self.hand_in("_save", pasted="Dear Sir:\n\nWe agree.", identifiers="a")
        document = Document.objects.get()
        save_document(document, make_tei("Dear Sir:\n\nWe.\n"), Edit())

        response = self.client.get(
            f"/admin/letters/sourcefile/{document.source_file_id}/change/"
        )

        (row,) = html.fromstring(response.content).xpath("//tr[@id='line-3']")
        self.assertEqual(row.xpath(".//del/text()"), ["agree"])
        self.assertContains(response, "1 line</a>")

    def test_its_bytes_can_be_downloaded_as_they_came(self):
        self.hand_in("_save", file=upload(FILM), identifiers=NAMES)
        source = SourceFile.objects.get()

        response = self.client.get(f"/admin/letters/sourcefile/{source.pk}/download/")

        self.assertEqual(response.content, FILM.read_bytes())
        self.assertIn("attachment", response["Content-Disposition"])

    def test_nobody_changes_or_deletes_it(self):
        self.hand_in("_save", file=upload(FILM), identifiers=NAMES)
        address = f"/admin/letters/sourcefile/{SourceFile.objects.get().pk}"

        self.assertEqual(self.client.post(f"{address}/change/").status_code, 403)
        self.assertEqual(self.client.post(f"{address}/delete/").status_code, 403)
