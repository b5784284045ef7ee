"""manage.py verify: a line for each fault, and the exit that a script relies on."""

from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings

from letters.facsimile import derivative_path, ensure_derivative, master_path
from letters.ingest.media_folders import derivatives_folder, masters_folder
from letters.models import (
    Document,
    DocumentStatus,
    IndexRequest,
    PageImage,
    Problem,
    SourceFile,
)
from letters.search.engines import configured
from letters.search.query.tree import Material
from letters.tests.facsimile.damage import cut_short, flip_byte, make_unreadable
from letters.tests.facsimile.scans import make_scan
from letters.tests.factories import make_document
from letters.tests.scan_records import record_scan
from letters.tests.search.documents import forget_index, update_index


class VerifyTests(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.media = Path(folder.name)
        self.enterContext(override_settings(MEDIA_ROOT=self.media))
        self.document = make_document("a-letter")
        self.scan = record_scan(
            PageImage(document=self.document, page_key="2"),
            make_scan(),
            "p2.jpg",
            masters_folder(),
        )
        self.path = master_path(masters_folder(), self.scan.sha256)
        self.source, _ = SourceFile.objects.store("letter.txt", b"Dear Mr. Chairman")
        self.small = ensure_derivative(
            masters_folder(), derivatives_folder(), self.scan.sha256, 400
        )
        update_index()
        self.addCleanup(forget_index)

    def verify(self):
        """The lines that it prints, and its exit."""
        output = StringIO()
        try:
            call_command("verify", stdout=output, stderr=StringIO())
        except CommandError as error:
            return output.getvalue().splitlines(), error.returncode
        return output.getvalue().splitlines(), 0

    def assert_one_fault(self, *words):
        lines, code = self.verify()
        self.assertEqual((len(lines), code), (1, 1), lines)
        for word in words:
            self.assertIn(word, lines[0])

    def test_all_is_well(self):
        self.assertEqual(self.verify(), (["No fault found."], 0))

    def test_an_empty_archive_is_well(self):
        PageImage.objects.all().delete()
        with override_settings(MEDIA_ROOT=self.media / "none"):
            self.assertEqual(self.verify(), (["No fault found."], 0))

    def test_a_damaged_scan_is_named_with_its_page_and_its_file(self):
        content = self.path.read_bytes()
        for damage in (flip_byte, cut_short, make_unreadable):
            with self.subTest(damage.__name__):
                damage(self.path)
                self.assert_one_fault("a-letter page 2: ", "backup", str(self.path))
            self.path.rmdir() if self.path.is_dir() else self.path.unlink()
            self.path.write_bytes(content)

    def test_a_missing_scan_is_named(self):
        self.path.unlink()
        self.assert_one_fault("a-letter page 2: ", "is missing", str(self.path))

    def test_a_row_that_names_nothing_is_named(self):
        for digest in ("", "f" * 64, "../secret"):
            with self.subTest(digest):
                PageImage.objects.update(sha256=digest)
                lines, code = self.verify()
                self.assertIn("a-letter page 2: ", lines[0])
                self.assertEqual(code, 1)

    def test_a_row_with_another_size_is_named(self):
        PageImage.objects.update(size=7)
        self.assert_one_fault("a-letter page 2: ", "7 bytes")

    def test_a_file_nobody_names_is_noted_and_left(self):
        PageImage.objects.all().delete()
        odd = self.path.with_name("notes.txt")
        odd.write_text("what is this?")

        lines, code = self.verify()

        self.assertEqual(code, 0)
        for path in (self.path, odd, self.small):
            self.assertTrue(path.exists())
            self.assertTrue([ln for ln in lines if ln.startswith(f"Note: {path}: ")])

    def test_what_lies_beside_the_folders_is_noted(self):
        odd = self.media / "notes.txt"
        odd.write_text("what is this?")
        lines, code = self.verify()
        self.assertTrue(lines[0].startswith(f"Note: {odd}: the archive stores nothing"))
        self.assertEqual(code, 0)

    def test_a_damaged_file_nobody_names_is_a_fault(self):
        PageImage.objects.all().delete()
        self.small.unlink()
        flip_byte(self.path)
        self.assert_one_fault(str(self.path), "do not have this SHA-256")

    def test_a_scan_in_the_wrong_place_is_a_fault(self):
        place = masters_folder() / "zz" / self.path.name
        place.parent.mkdir()
        place.write_bytes(self.path.read_bytes())
        self.assert_one_fault(str(place), f"Move it to {self.path}")

    def test_a_damaged_derivative_is_a_fault(self):
        for damage in (flip_byte, cut_short):
            with self.subTest(damage.__name__):
                damage(self.small)
                self.assert_one_fault(str(self.small), "made again")
                self.small.unlink()
                self.make_small()

    def make_small(self):
        folders = masters_folder(), derivatives_folder()
        ensure_derivative(*folders, self.scan.sha256, 400)

    def test_a_derivative_of_an_earlier_version_is_noted(self):
        path = derivative_path(derivatives_folder(), self.scan.sha256, 1200)
        path.write_bytes(make_scan().getvalue())
        lines, code = self.verify()
        self.assertTrue(lines[0].startswith(f"Note: {path}: made by an earlier"))
        self.assertEqual(code, 0)

    def test_a_transcription_with_other_bytes_is_a_fault(self):
        for values in ({"content": b"Dear Mr. Chairmen"}, {"size": 3}):
            with self.subTest(values):
                stored = SourceFile.objects.filter(pk=self.source.pk)
                before = stored.values(*values).get()
                stored.update(**values)
                self.assert_one_fault(f"transcription {self.source.pk} (letter.txt)")
                stored.update(**before)

    def test_a_withdrawn_document_in_the_index_is_a_fault(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        IndexRequest.objects.all().delete()
        self.assert_one_fault("index, a-letter: still in the index", "check_index")

    def test_an_index_that_cannot_be_read_is_a_fault(self):
        configured.backend(Material.DOCUMENTS).discard()
        self.assert_one_fault("index of documents: ", "check_index --mend")

    def test_archivists_are_told_until_it_is_mended(self):
        content = self.path.read_bytes()
        flip_byte(self.path)
        self.verify()
        self.assertEqual(Problem.objects.get().document, self.document)

        self.path.write_bytes(content)
        self.verify()
        self.assertFalse(Problem.objects.exists())

    def test_every_fault_is_named_in_one_run(self):
        other = record_scan(
            PageImage(document=self.document, page_key="1"),
            BytesIO(make_scan("PNG").read()),
            "p1.png",
            masters_folder(),
        )
        flip_byte(self.path)
        master_path(masters_folder(), other.sha256).unlink()
        cut_short(self.small)
        lines, code = self.verify()
        self.assertEqual((len(lines), code), (3, 1))

    def test_an_interrupted_run_says_so(self):
        flip_byte(self.path)
        # Only somebody at a keyboard raises it.
        with mock.patch(
            "letters.management.commands.verify.verify_source_files",
            side_effect=KeyboardInterrupt,
        ):
            lines, code = self.verify()
        self.assertEqual((len(lines), code), (1, 130))
