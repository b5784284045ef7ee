"""manage.py dump_archive: everything that is published, in a folder."""

import csv
import json
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.models import Document, DocumentStatus
from letters.reader.taking import archive_dump
from letters.tests.factories import make_document, make_edition

ADDRESS = "https://letters.example"


class DumpTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_document("frus1961-63v06/d12", edition=make_edition())
        make_document("note", "Kept.", title="Note")
        make_document("draft", "Hidden.", title="D", status=DocumentStatus.DRAFT)

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "dump"

    def dump(self) -> str:
        output = StringIO()
        call_command("dump_archive", self.folder, address=ADDRESS, stdout=output)
        return output.getvalue().partition(": ")[2].strip()

    def files(self) -> set[str]:
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)) for path in paths}

    def test_each_published_document_is_there_in_every_form(self):
        self.assertEqual(self.dump(), "2 documents; 4 files written, 0 removed")

        of_documents = {
            f"{folder}/{name}.{suffix}"
            for folder, suffix in (("tei", "xml"), ("text", "txt"))
            for name in ("frus1961-63v06/d12", "note")
        }
        lists = {"README.txt", "documents.csv", "documents.jsonl"}
        self.assertEqual(self.files(), of_documents | lists)

    def test_records_have_permanent_addresses_of_the_site(self):
        self.dump()

        lines = (self.folder / "documents.jsonl").read_text("utf-8").splitlines()
        with (self.folder / "documents.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        addresses = [
            f"{ADDRESS}/documents/{name}/" for name in ("frus1961-63v06/d12", "note")
        ]
        self.assertEqual([json.loads(line)["address"] for line in lines], addresses)
        self.assertEqual([row["address"] for row in rows], addresses)

    def test_a_folder_with_any_other_readme_is_left_alone(self):
        self.folder.mkdir()
        (self.folder / "README.txt").write_bytes(b"Caf\xe9")
        with self.assertRaisesMessage(CommandError, "is not empty, and no dump"):
            self.dump()

    def test_nothing_hidden_is_in_any_file(self):
        self.dump()

        written = b"".join(
            path.read_bytes() for path in self.folder.rglob("*") if path.is_file()
        )
        self.assertNotIn(b"Hidden", written)
        self.assertNotIn(b"draft", written)

    def test_a_second_run_changes_nothing(self):
        self.dump()
        before = {path: path.stat().st_mtime_ns for path in self.folder.rglob("*.xml")}

        self.assertEqual(self.dump(), "2 documents; 0 files written, 0 removed")
        after = {path: path.stat().st_mtime_ns for path in self.folder.rglob("*.xml")}
        self.assertEqual(after, before)

    def test_what_is_withdrawn_is_gone_after_the_next(self):
        self.dump()
        edited = Document.objects.filter(identifier="frus1961-63v06/d12")
        edited.update(status=DocumentStatus.DRAFT)

        self.assertEqual(self.dump(), "1 document; 0 files written, 2 removed")
        self.assertNotIn("tei/frus1961-63v06/d12.xml", self.files())
        self.assertFalse((self.folder / "tei" / "frus1961-63v06").exists())

    def test_one_that_was_interrupted_is_finished_by_the_next(self):
        with (
            mock.patch.object(
                archive_dump, "json_line", side_effect=["{}\n", KeyboardInterrupt]
            ),
            self.assertRaises(CommandError) as caught,
        ):
            self.dump()
        self.assertEqual(caught.exception.returncode, 130)
        self.assertNotIn("documents.jsonl", self.files())

        self.dump()
        self.assertEqual(len(self.files()), 7)

    def test_a_folder_with_something_else_in_it_is_left_alone(self):
        self.folder.mkdir()
        (self.folder / "letter.txt").write_text("Mine.")

        with self.assertRaisesMessage(CommandError, "is not empty, and no dump"):
            self.dump()
        self.assertEqual(self.files(), {"letter.txt"})
