"""manage.py import_tei, as an archivist types it."""

from __future__ import annotations

import gzip
import json
import zipfile
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.ingest.reading_report import ReadingReport
from letters.ingest.saving import Edit, save_document
from letters.ingest.tei_files import TeiImport, find_tei_sources
from letters.models import (
    Agent,
    Document,
    DocumentStatus,
    Edition,
    ImportProblem,
    ImportRun,
    Problem,
    SourceFile,
    VolumeImport,
)
from letters.tests.factories import make_document
from letters.tests.tei.letter_files.samples import corpus_of, file_of, letter

WORDS = "The wheat has arrived, and the ice with it; all of us are well here."
SENT = (
    '<correspDesc><correspAction type="sent"><persName ref="#hale">Hale, Nathan</persName>'
    '<placeName>Moscow</placeName><date when="1961-05-04"/></correspAction>'
    '<correspAction type="received"><persName ref="https://viaf.org/viaf/17">Edith Moore'
    "</persName></correspAction></correspDesc>"
)


def whole(words: str = WORDS, title: str = "Hale to Moore", profile: str = SENT) -> str:
    return file_of(f"<body>{letter(words)}</body>", profile, title=title)


def _import_until_interrupted(path: Path, letters: int) -> None:
    """Import a file as the command does, until so many letters are read."""
    read: list[int] = []

    def stop(number: int) -> None:
        read.append(number)
        if len(read) == letters:
            raise KeyboardInterrupt

    (source,) = find_tei_sources([path])
    with ReadingReport(None) as report:
        run = ImportRun.objects.create(paths=[path.name])
        TeiImport(report, run, progress=stop).import_file(source)


class RegisterBesideTests(TestCase):
    """A folder with letters and a register of the persons in them."""

    REGISTER = file_of(
        '<body><listPerson><person xml:id="p1"><persName>Edith Moore</persName></person>'
        "</listPerson></body>"
    )

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(TemporaryDirectory()))
        (self.folder / "persons.xml").write_text(self.REGISTER, encoding="utf-8")

    def test_letters_are_named_by_it_and_it_is_no_document(self):
        profile = (
            '<correspDesc><correspAction type="sent"><persName ref="persons.xml#p1"/>'
            "</correspAction></correspDesc>"
        )
        (self.folder / "a.xml").write_text(whole(profile=profile), encoding="utf-8")
        told = StringIO()

        for _ in range(2):
            call_command("import_tei", self.folder, stdout=told)

        (document,) = Document.objects.all()
        self.assertEqual(document.senders, ["Edith Moore"])
        self.assertIn("persons.xml: a register, entries: 1", told.getvalue())
        self.assertIn("a.xml: 1 unchanged", told.getvalue())

    def test_alone_it_is_refused(self):
        with self.assertRaisesMessage(CommandError, "no letter beside them"):
            call_command("import_tei", self.folder)


class ImportTeiCase(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, content: str = "", name: str = "hale.xml") -> Path:
        path = self.folder / name
        path.write_bytes((content or whole()).encode())
        return path

    def run_command(self, *paths: Path, **options: Any) -> str:
        output = StringIO()
        call_command("import_tei", *(paths or (self.folder,)), stdout=output, **options)
        return output.getvalue()

    def refused(self, *paths: Path, **options: Any) -> str:
        """What is printed by a run that fails."""
        output = StringIO()
        with self.assertRaises(CommandError):
            call_command(
                "import_tei", *(paths or (self.folder,)), stdout=output, **options
            )
        return output.getvalue()

    def report(self, **options: Any) -> list[dict[str, Any]]:
        report = self.folder / "report.jsonl"
        self.run_command(report=report, **options)
        return [json.loads(line) for line in report.read_text("utf-8").splitlines()]


class TeiImportTests(ImportTeiCase):
    def test_folders_and_compressed_files_are_read(self):
        self.write(name="plain.xml")
        (self.folder / "packed.xml.gz").write_bytes(gzip.compress(whole().encode()))
        with zipfile.ZipFile(self.folder / "both.zip", "w") as packed:
            packed.writestr("letters/one.xml", whole())
            packed.writestr("letters/readme.txt", "no letter")
            packed.writestr("__MACOSX/._one.xml", "no letter")
        self.write("no letter", ".hidden.xml")
        output = self.run_command()
        names = set(Document.objects.values_list("identifier", flat=True))
        self.assertEqual(names, {"plain", "packed", "one"})
        self.assertIn("both.zip/one.xml: 1 created\n", output)

    def test_what_the_header_says_is_in_the_record(self):
        self.run_command(self.write())
        document = Document.objects.get()
        self.assertEqual(document.title, "Hale to Moore")
        self.assertEqual((document.kind, document.date_edtf), ("letter", "1961-05-04"))
        self.assertEqual(document.senders, ["Nathan Hale"])
        self.assertEqual(document.recipients, ["Edith Moore"])
        self.assertEqual(Agent.objects.get(viaf="17").authorized_name, "Edith Moore")
        self.assertEqual(bytes(document.source_file.content), whole().encode())

    def test_a_person_with_the_same_page_is_the_same_under_another_name(self):
        moore = Agent.objects.create(
            identifier="moore", authorized_name="Moore, Edith A.", viaf="17"
        )
        self.run_command(self.write())
        received = Document.objects.get().correspondence_events.get(type="received")
        self.assertEqual(received.agent, moore)

    def test_documents_are_published_unless_they_are_to_be_looked_at_first(self):
        self.run_command(self.write())
        self.run_command(self.write(name="other.xml"), draft=True)
        statuses = dict(Document.objects.values_list("identifier", "status"))
        self.assertEqual(
            statuses,
            {"hale": DocumentStatus.PUBLISHED, "other": DocumentStatus.DRAFT},
        )

    def test_letters_of_one_file_are_of_an_edition(self):
        first = letter("One.", 'type="letter" xml:id="a"')
        body = f"<body>{first}{letter('Two.')}</body>"
        self.run_command(self.write(file_of(body, title="Hale’s letters")))
        self.assertEqual(Edition.objects.get().title, "Hale’s letters")
        names = Document.objects.values_list("identifier", "title").order_by("pk")
        self.assertEqual(
            [*names],
            [("hale/a", "Hale’s letters [a]"), ("hale/d2", "Hale’s letters [d2]")],
        )

    def test_an_edition_that_is_named_has_all_letters(self):
        self.run_command(self.write(), edition="moore-papers")
        self.assertEqual(Document.objects.get().identifier, "moore-papers/hale")

    def test_a_rehearsal_writes_nothing(self):
        self.write()
        (row,) = self.report(dry_run=True)
        self.assertEqual(
            (row["title"], row["sender"]), ("Hale to Moore", "Hale, Nathan")
        )
        for model in (Document, Agent, SourceFile, ImportRun, Edition):
            self.assertFalse(model.objects.exists(), model)

    def test_a_run_is_recorded_with_its_files(self):
        self.run_command(self.write())
        record = VolumeImport.objects.get()
        self.assertEqual((record.name, record.counts), ("hale.xml", {"created": 1}))


class AgainTests(ImportTeiCase):
    def setUp(self):
        super().setUp()
        self.run_command(self.write())
        self.document = Document.objects.get()

    def test_the_same_file_changes_nothing(self):
        changed = self.document.changed
        self.assertIn("hale.xml: 1 unchanged\n", self.run_command())
        self.document.refresh_from_db()
        self.assertEqual(self.document.changed, changed)
        self.assertEqual(self.document.revisions.count(), 1)

    def test_a_run_that_was_interrupted_is_made_good_by_the_next(self):
        body = "".join(letter(f"Letter {number}.") for number in range(3))
        source = self.write(file_of(f"<body>{body}</body>"), "many.xml")
        with self.assertRaises(KeyboardInterrupt):
            _import_until_interrupted(source, letters=2)
        self.assertEqual(
            Document.objects.filter(identifier__startswith="many").count(), 2
        )

        self.assertIn("many.xml: 1 created, 2 unchanged\n", self.run_command(source))

        self.assertEqual(
            Document.objects.filter(identifier__startswith="many").count(), 3
        )
        self.assertEqual(Edition.objects.count(), 1)
        self.assertIn("many.xml: 3 unchanged\n", self.run_command(source))

    def test_a_changed_file_updates_text_and_record(self):
        self.write(whole(f"{WORDS} Burn this.", "Hale to Moore, again"))
        self.assertIn("hale.xml: 1 updated\n", self.run_command())
        document = Document.objects.get()
        self.assertTrue(document.text.endswith("Burn this."))
        self.assertEqual(document.title, "Hale to Moore, again")
        self.assertEqual(document.revisions.count(), 2)

    def test_what_an_archivist_edited_stays(self):
        self.document.title = "Edited here"
        save_document(self.document, self.document.transcription.tei, Edit())
        self.assertIn("1 kept", self.run_command())
        self.write(whole(title="Changed there"))
        self.assertIn("conflict: line 1: hale: Changed in the file", self.run_command())
        self.assertEqual(Document.objects.get().title, "Edited here")

    def test_a_text_of_which_readers_would_lose_half_stays(self):
        self.write(whole("The wheat has arrived."))
        self.assertIn("Readers would lose", self.run_command())
        self.assertIn("the ice", Document.objects.get().text)

    def test_another_letter_in_a_file_of_the_same_name_is_refused(self):
        self.write(
            whole("Sehr geehrter Herr Minister: kein Korn!", "Müller an Schmidt")
        )
        self.assertIn("has another text under “hale”", self.refused())
        self.assertEqual(Document.objects.get().title, "Hale to Moore")

    def test_a_document_that_was_deleted_stays_deleted(self):
        Document.objects.update(status=DocumentStatus.DELETED)
        self.assertIn("1 deleted", self.run_command())

    def test_doubts_that_are_gone_from_the_file_are_gone(self):
        self.write(whole(profile=SENT.replace("received", "forwarded")))
        self.run_command()
        of_import = Problem.objects.filter(origin=Problem.Origin.IMPORT)
        codes = of_import.values_list("code", flat=True)
        self.assertEqual({*codes}, {"correspondence-unread", "no-recipient"})
        self.write()
        self.run_command()
        self.assertFalse(of_import.exists())


class TeiRefusalTests(ImportTeiCase):
    def test_one_refused_file_leaves_the_others_and_fails(self):
        self.write()
        self.write("<letters/>", "own.xml")
        output = self.refused()
        self.assertIn(
            "own.xml: refused\n  unreadable: line 1: The root element", output
        )
        self.assertRegex(output, r"files +2\nfiles refused +1\ndocuments created +1\n")
        self.assertEqual(ImportProblem.objects.get().volume.name, "own.xml")

    def test_one_refused_letter_leaves_the_others_of_its_file(self):
        inner = letter("In.", 'type="document"')
        nested = f'<div type="letter">{inner}</div>'
        self.write(corpus_of(file_of(f"<body>{nested}</body>"), whole()))
        self.assertIn("1 created, 1 failed", self.refused())

    def test_a_taken_identifier_is_refused(self):
        make_document("hale")
        self.write()
        self.assertIn("1 taken", self.refused())
        self.assertEqual(Document.objects.count(), 1)

    def test_what_is_wrong_with_a_path_is_said(self):
        (self.folder / "broken.zip").write_bytes(b"PK no zip")
        for path, words in {
            self.folder / "none.xml": "no such file",
            self.folder / "broken.zip": "cannot be opened",
        }.items():
            with self.subTest(words), self.assertRaisesRegex(CommandError, words):
                self.run_command(path)

    def test_a_damaged_file_is_refused(self):
        (self.folder / "cut.xml.gz").write_bytes(gzip.compress(whole().encode())[:60])
        self.assertIn("The file cannot be read", self.refused())

    def test_entities_of_outside_are_not_read(self):
        secret = self.write("secret", "secret.txt")
        self.write(
            f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file://{secret}">]>{whole("&x;")}'
        )
        self.assertIn("document type declaration", self.refused())
        self.assertFalse(Document.objects.exists())


class ReportTests(ImportTeiCase):
    def test_each_document_is_a_line_with_its_doubts(self):
        opener = (
            "<div type='letter'><opener><dateline>Bonn, 6 June 1961</dateline></opener>"
        )
        self.write(file_of(f"<body>\n{opener}<p>a</p></div></body>", SENT))
        (row,) = self.report()
        self.assertEqual((row["file"], row["identifier"]), ("hale.xml", "hale"))
        self.assertEqual((row["date"], row["recipient"]), ("1961-05-04", "Edith Moore"))
        self.assertEqual(
            [(doubt["field"], doubt["line"]) for doubt in row["doubts"]],
            [("date", 2), ("place", 2)],
        )

    def test_what_nothing_says_is_a_doubt(self):
        self.write(whole(profile="", title="Letter about wheat"))
        (row,) = self.report()
        said = [doubt["field"] for doubt in row["doubts"]]
        self.assertEqual(said, ["sender", "recipient", "date"])

    def test_a_refused_file_is_a_line_with_the_reason(self):
        self.write("<letters/>")
        report = self.folder / "report"
        self.refused(report=report)
        (row,) = map(json.loads, report.read_text().splitlines())
        self.assertIn("element names of its own", row["refused"])
