"""manage.py import_transcription, as an archivist types it."""

import json

from django.core.management import CommandError

from letters.models import Document, DocumentStatus, SourceFile
from letters.tests.factories import SEEDS
from letters.tests.ingest.extraction.pdf_papers import a_pdf
from letters.tests.management.transcriptions import FolderCase, run


class ImportTranscriptionTests(FolderCase):
    def test_both_papers_are_read_as_they_are_and_then_are_unchanged(self):
        files = sorted(SEEDS.glob("*.txt"))

        first, second = run(*files), run(*files)

        self.assertEqual(first.count(": created "), 3)
        self.assertEqual(second.count(": unchanged "), 3)
        self.assertEqual(Document.objects.count(), 3)

    def test_it_makes_drafts(self):
        run(*SEEDS.glob("*.txt"))
        statuses = set(Document.objects.values_list("status", flat=True))
        self.assertEqual(statuses, {DocumentStatus.DRAFT})

    def test_the_file_is_stored_byte_for_byte(self):
        content = b"\xef\xbb\xbfDear Sir:\r\n\r\nText.  \r\n"
        run(self.write("letter.txt", content))
        self.assertEqual(bytes(SourceFile.objects.get().content), content)

    def test_a_document_of_an_edition_is_named_by_its_number(self):
        run(SEEDS / "frus1981-88v04-d190.txt", edition="frus1981-88v04")
        document = Document.objects.get()
        self.assertEqual(document.identifier, "frus1981-88v04/d190")
        self.assertEqual(document.edition.identifier, "frus1981-88v04")

    def test_each_document_can_get_an_identifier_of_its_own(self):
        run(
            SEEDS / "reagan-andropov-draft-1983.txt",
            "--identifier",
            "memo",
            "--identifier",
            "draft",
        )
        identifiers = Document.objects.order_by("pk").values_list(
            "identifier", flat=True
        )
        self.assertEqual(list(identifiers), ["memo", "draft"])

    def test_files_of_other_programs_are_read_and_stored_as_they_came(self):
        content = a_pdf("Dear Mr. Moore:", "We <b>never</b> agree.")
        run(self.write("letter.pdf", content))
        document = Document.objects.get()
        self.assertIn("We never agree.", document.transcription.text)
        self.assertEqual(bytes(document.source_file.content), content)

    def test_a_bad_file_is_named_and_the_others_go_in(self):
        bad = self.write("bad.txt", b"Dear Sir:\n\nna\x81ve")
        good = self.write("good.txt", b"Dear Sir:\n\nText.")

        with self.assertRaisesRegex(
            CommandError, r"bad.txt: Byte 13 is not UTF-8.*line 3"
        ):
            run(bad, good)

        self.assertEqual(Document.objects.get().identifier, "good")

    def test_an_identifier_that_is_taken_is_refused_and_nothing_is_overwritten(self):
        run(self.write("letter.txt", b"Dear Sir:\n\nFirst."))
        second = self.write("other.txt", b"Dear Sir:\n\nSecond.")

        with self.assertRaisesRegex(CommandError, "letter: .*already exists"):
            run(second, "--identifier", "letter")

        self.assertIn("First.", Document.objects.get().transcription.text)

    def test_a_dry_run_shows_the_proposal_and_writes_nothing(self):
        output = run(SEEDS / "reagan-andropov-draft-1983.txt", "--dry-run")

        self.assertIn("[bracketed language on page 3]{.condition #condition}", output)
        self.assertIn("txt:40: Page 2 is inferred", output)
        self.assertFalse(Document.objects.exists())

    def test_notation_and_tei_are_recognised(self):
        cases = {
            "a.md": b"::: heading\nLetter\n:::\n\nText.[^1]\n\n[^1]: Note.",
            "a.xml": b'<div xmlns="http://www.tei-c.org/ns/1.0"><p>Text.</p></div>',
        }
        for name, content in cases.items():
            with self.subTest(name):
                run(self.write(name, content), "--identifier", name.replace(".", "-"))
        notes = Document.objects.get(identifier="a-md").footnotes.count()
        self.assertEqual(notes, 1)

    def test_a_file_of_windows_is_read_with_a_doubt(self):
        run(self.write("letter.txt", "Dear Sir:\n\nna\u00efve – yes.".encode("cp1252")))
        document = Document.objects.get()
        self.assertIn("naïve – yes.", document.transcription.text)
        (problem,) = document.problems.filter(code="encoding")
        self.assertEqual(problem.line, 3)
        self.assertIn("Windows-1252", problem.message)


class ReportTests(FolderCase):
    LETTER = (
        b"Moscow, May 4, 1961\n\nDear Ann:\n\nWe saw it.\n\nSincerely,\n\nPaul Marsh\n"
    )

    def report(self, *files, **options):
        path = self.folder / "report.jsonl"
        run(*files, report=path, **options)
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    def test_each_document_is_a_line_and_a_dry_run_says_the_same(self):
        file = self.write("letter.txt", self.LETTER + b"\n\n" + self.LETTER)

        dry, wet = self.report(file, dry_run=True), self.report(file)

        self.assertEqual(dry, wet)
        self.assertEqual([row["identifier"] for row in dry], ["letter-1", "letter-2"])
        (row, _) = dry
        doubts, listed = row.pop("doubts"), row.pop("listed")
        self.assertEqual(
            row,
            {
                "file": str(file),
                "identifier": "letter-1",
                "kind": "letter",
                "title": "Letter from Paul Marsh to “Dear Ann”",
                "sender": "Paul Marsh",
                "recipient": "Ann",
                "date": "1961-05-04",
                "pages": 1,
                "notes": 0,
                "refused": "",
            },
        )
        self.assertEqual([(one["field"], one["line"]) for one in listed], [("date", 1)])
        self.assertEqual([one["field"] for one in doubts], ["recipient"])
        for one in (*doubts, *listed):
            self.assertEqual({*one}, {"field", "line", "words"})

    def test_what_is_refused_is_a_line_with_the_reason(self):
        bad = self.write("bad.txt", b"na\x81ve")
        path = self.folder / "report.jsonl"
        with self.assertRaises(CommandError):
            run(bad, report=path)
        row = json.loads(path.read_text("utf-8"))
        self.assertEqual(row["file"], str(bad))
        self.assertIn("is not UTF-8", row["refused"])

    def test_what_is_not_found_is_a_doubt_of_its_field(self):
        (row,) = self.report(self.write("text.txt", b"It is so.\n"), dry_run=True)
        fields = [doubt["field"] for doubt in row["doubts"]]
        self.assertEqual(fields, ["sender", "recipient", "date", "kind"])
