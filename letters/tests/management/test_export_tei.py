"""manage.py export_tei: volumes and documents as TEI."""

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.models import Document, DocumentStatus
from letters.tests.factories import make_document
from letters.tests.ingest.volumes.files import EDITION, bring_in, held, small_volume


def run(*arguments, **options):
    output = StringIO()
    call_command("export_tei", *arguments, stdout=output, **options)
    return output.getvalue()


class ExportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        bring_in(small_volume())

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_a_volume_is_written_to_the_last_byte(self):
        self.assertEqual(run(EDITION), small_volume())
        run(EDITION, output=self.folder / "volume.xml")
        written = (self.folder / "volume.xml").read_bytes()
        self.assertEqual(written, small_volume().encode())

    def test_drafts_are_exported_as_well(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.assertEqual(run(EDITION), small_volume())

    def test_it_names_the_documents_missing_from_the_archive(self):
        held("d2").delete()
        errors = StringIO()
        run(EDITION, stderr=errors)
        self.assertEqual(errors.getvalue(), "Not in the archive, so left out: d2.\n")

    def test_one_document_is_a_file_of_its_own(self):
        exported = run(f"{EDITION}/d2")
        self.assertTrue(exported.startswith("<?xml"))
        self.assertIn(held("d2").transcription.tei, exported)
        self.assertNotIn('xml:id="d1"', exported)

    def test_a_document_of_no_volume_is_exported_too(self):
        document = make_document()
        self.assertIn(document.transcription.tei, run(document.identifier))

    def test_a_document_that_cannot_be_exported_is_an_error_with_its_reason(self):
        Document.objects.create(identifier="described", title="Described")
        cases = [
            (("absent",), "No volume and no document “absent”"),
            (("described",), "“described” has no text yet"),
            ((EDITION, "-o", str(self.folder)), "Not written: .*directory"),
            ((EDITION, "-o", str(self.folder / "no" / "file.xml")), "Not written: "),
        ]
        for arguments, reason in cases:
            with self.subTest(reason), self.assertRaisesRegex(CommandError, reason):
                run(*arguments)
