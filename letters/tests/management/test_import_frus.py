"""manage.py import_frus, as an archivist types it."""

import gzip
import signal
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.ingest.saving import Edit, save_document
from letters.ingest.volumes.reports import UNREADABLE
from letters.models import (
    Agent,
    Document,
    DocumentStatus,
    Edition,
    ImportProblem,
    ImportRun,
    VolumeImport,
)
from letters.tests.factories import make_document
from letters.tests.ingest.volumes.files import EDITION, held, small_volume
from letters.tests.ingest.volumes.tables import every_row
from letters.tests.tei.volume.samples import chapter, document, file_of

OTHER = "frus1961-63v05"
BAD = document("d2", "<pb n='1'/>" * 2_001)


def run(*arguments, **options):
    output = StringIO()
    call_command("import_frus", *arguments, processes=1, stdout=output, **options)
    return output.getvalue()


class ImportCase(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, file=None, name=f"{EDITION}.xml"):
        path = self.folder / name
        path.write_bytes((file or small_volume()).encode())
        return path


class ImportTests(ImportCase):
    def test_it_says_what_became_of_each_volume_and_of_all(self):
        self.write()
        packed = self.folder / f"{OTHER}.xml.gz"
        packed.write_bytes(gzip.compress(small_volume().encode()))

        first, second = run(self.folder), run(self.folder)

        self.assertIn(f"{EDITION}.xml: 3 created\n", first)
        self.assertIn(f"{OTHER}.xml.gz: 3 created\n", first)
        self.assertIn("2 volumes, 0 not read; documents: 6 created\n", first)
        self.assertIn("2 volumes, 0 not read; documents: 6 unchanged\n", second)

    def test_who_is_certainly_one_in_two_volumes_is_merged_and_gets_an_address(self):
        self.write()
        self.write(name=f"{OTHER}.xml")

        output = run(self.folder)

        self.assertIn("people: 2 merged into others of one person\n", output)
        addresses = Agent.objects.exclude(address=None).values_list(
            "address", flat=True
        )
        self.assertIn("khrushchev-nikita-s", addresses)

    def test_documents_are_published_unless_they_are_to_be_looked_at_first(self):
        run(self.write())
        run(self.write(name=f"{OTHER}.xml"), draft=True)
        for edition, status in (
            (EDITION, DocumentStatus.PUBLISHED),
            (OTHER, DocumentStatus.DRAFT),
        ):
            documents = Document.objects.filter(edition__identifier=edition)
            with self.subTest(status):
                self.assertEqual({row.status for row in documents}, {status})

    def test_a_bad_file_is_named_with_line_and_reason_and_the_others_go_in(self):
        self.write()
        self.write(file_of("<p>\n</q>"), f"{OTHER}.xml")

        with self.assertRaisesRegex(
            CommandError, f"{OTHER}.xml: Not well-formed XML: .*line 11"
        ):
            run(self.folder)

        self.assertEqual(Document.objects.count(), 3)

    def test_a_bad_document_is_named_with_line_and_reason_and_the_others_go_in(self):
        file = self.write(
            file_of(chapter(document("d1") + "\n" + BAD + document("d3")))
        )
        output = StringIO()

        with self.assertRaisesRegex(CommandError, "Some documents could not be"):
            call_command("import_frus", file, processes=1, stdout=output)

        line = f"failed: line 11: {EDITION}/d2: The document has more than 2,000 pages"
        self.assertIn(line, output.getvalue())
        self.assertIn("2 created, 1 failed", output.getvalue())

    def test_paths_that_hold_no_volume_are_an_error_before_anything_is_done(self):
        with self.assertRaisesRegex(CommandError, "absent: no such file or folder"):
            run(self.write(), self.folder / "absent")
        self.assertFalse(ImportRun.objects.exists())

    def test_problems_of_encoding_are_counted_and_listed_if_verbose(self):
        short = run(self.write(small_volume().replace("closer", "odd")))
        self.assertIn("  to look at: 1 unknown-element", short)
        self.assertNotIn("“<odd>”", short)

        changed = self.write(small_volume().replace("closer", "odder"))
        long = run(changed, verbosity=2)
        self.assertRegex(long, r"unknown-element: line \d+: “<odder>” is not known")

    def test_problems_with_the_archive_are_always_listed(self):
        file = self.write()
        run(file)
        edited = held("d1")
        edited.title = "Khrushchev to Kennedy"
        save_document(edited, edited.transcription.tei, Edit())
        make_document(f"{EDITION}/d4")

        changed = small_volume(document("d4")).replace("1. Letter", "1. Message")
        output = run(self.write(changed))

        self.assertIn(f"{EDITION}/d1: Changed in the file and here: title.", output)
        self.assertIn(f"{EDITION}/d4: Another document, not of this file,", output)
        self.assertIn("2 unchanged, 1 conflict, 1 taken\n", output)

    def test_files_whose_names_are_no_text_are_read_all_the_same(self):
        path = Path(str(self.folder).encode().decode() + "/caf\udce9.xml")
        path.write_text(small_volume())
        self.assertIn("caf\ufffd.xml: 3 created", run(path))

    def test_two_files_of_one_volume_that_differ_are_not_both_imported(self):
        self.write()
        packed = self.folder / f"{EDITION}.xml.gz"
        packed.write_bytes(gzip.compress(small_volume(document("d9")).encode()))

        with self.assertRaisesRegex(
            CommandError, "xml is a different version of the same volume"
        ):
            run(self.folder)

        self.assertEqual(Document.objects.count(), 3)


class DryRunTests(ImportCase):
    def test_it_says_what_would_be_done_and_writes_nothing(self):
        run(self.write())
        changed = small_volume(BAD.replace("d2", "d8"), document("d9"))
        file = self.write(changed.replace("Reply", "Answer"))
        before = every_row()
        output = StringIO()

        with self.assertRaisesRegex(CommandError, "could not be imported"):
            call_command("import_frus", file, "--dry-run", stdout=output)

        counts = "1 created, 1 updated, 2 unchanged, 1 failed"
        self.assertIn(f"{EDITION}.xml: {counts}\n", output.getvalue())
        self.assertIn("more than 2,000 pages", output.getvalue())
        self.assertEqual(every_row(), before)

    def test_it_reports_for_an_empty_archive_what_would_be_created(self):
        output = run(self.write(), dry_run=True)
        self.assertIn("documents: 3 created", output)
        self.assertFalse(Document.objects.exists())

    def test_a_bad_file_is_named(self):
        with self.assertRaisesRegex(CommandError, "Not well-formed"):
            run(self.write("<TEI>"), dry_run=True)


class RunRecordTests(ImportCase):
    """The record of a run, for the admin."""

    def test_a_run_is_recorded_with_its_volumes_and_their_outcome(self):
        file = self.write()
        run(file)

        recorded = ImportRun.objects.get()
        self.assertEqual((recorded.state, recorded.paths), ("finished", [str(file)]))
        volume = VolumeImport.objects.get()
        self.assertEqual((volume.name, volume.state), (file.name, "imported"))
        self.assertEqual(volume.counts, {"created": 3})
        self.assertEqual(volume.edition.identifier, EDITION)
        self.assertLessEqual(recorded.started, volume.started)
        self.assertLessEqual(volume.ended, recorded.ended)

    def test_a_second_run_is_recorded_as_unchanged(self):
        file = self.write()
        run(file)
        run(file)
        self.assertEqual(VolumeImport.objects.last().state, "unchanged")

    def test_a_run_with_a_file_that_cannot_be_read_is_finished_all_the_same(self):
        with self.assertRaises(CommandError):
            run(self.write(file_of("<p>\n</q>")))
        self.assertEqual(ImportRun.objects.get().state, "finished")
        self.assertEqual(VolumeImport.objects.get().state, "failed")
        problem = ImportProblem.objects.get()
        self.assertEqual((problem.code, problem.line), (UNREADABLE, 11))

    def test_problems_are_recorded_with_line_and_document(self):
        file = file_of(chapter(document("d1") + "\n" + BAD))
        with self.assertRaises(CommandError):
            run(self.write(file))
        problem = ImportProblem.objects.get(code="failed")
        self.assertEqual((problem.line, problem.document), (11, f"{EDITION}/d2"))

    def test_a_document_over_a_limit_is_recorded_as_a_problem(self):
        pages = "<pb n='1'/>" * 2_001
        file = file_of(chapter(document("d1", pages) + document("d2")))
        with self.assertRaises(CommandError):
            run(self.write(file))
        problem = ImportProblem.objects.get(code="failed")
        self.assertIn("more than 2,000 pages", problem.message)
        self.assertEqual(Document.objects.count(), 1)

    def test_the_signal_handlers_are_restored_at_the_end(self):
        before = signal.getsignal(signal.SIGTERM)
        run(self.write())
        self.assertIs(signal.getsignal(signal.SIGTERM), before)


class WithoutDocumentsTests(ImportCase):
    def test_a_file_without_a_document_fails_and_leaves_nothing_behind(self):
        file = small_volume().replace('type="document"', 'type="letter"')
        file = file.replace("type='document'", "type='letter'")
        path = self.write(file)
        for options in ({}, {"dry_run": True}):
            with self.subTest(options):
                with self.assertRaisesRegex(CommandError, "no document of the series"):
                    run(path, **options)
                self.assertFalse(Edition.objects.exists())
                self.assertFalse(Document.objects.exists())
