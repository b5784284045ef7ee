"""The commands that take tables and bags in: what they print, and what they refuse."""

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.models import Document, DocumentStatus, Revision
from letters.tests.admin.test_pages import make_staff
from letters.tests.factories import make_document

TABLE = "identifier,title,state\nfirst,Another title,Published\nnew,A new one,\n"
BROKEN = "broken,,\n"


class BulkCommandCase(TestCase):
    def setUp(self):
        make_document("first", status=DocumentStatus.DRAFT)
        holder = TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def run_command(self, name, *names, **options):
        out = StringIO()
        call_command(name, *map(str, names), stdout=out, **options)
        return out.getvalue()


class ImportMetadataTests(BulkCommandCase):
    def import_table(self, text, **options):
        file = self.folder / "table.csv"
        file.write_text(text, "utf-8")
        return self.run_command("import_metadata", file, **options)

    def test_a_dry_run_shows_each_change_and_writes_nothing(self):
        said = self.import_table(TABLE, dry_run=True)
        self.assertIn("line 2: first: changed", said)
        self.assertIn("  title: Khrushchev to Kennedy → Another title", said)
        self.assertIn("Dry run: 1 created, 1 changed, 0 unchanged, 0 refused", said)
        self.assertEqual(Revision.objects.count(), 1)

    def test_it_counts_what_it_did_and_does_nothing_again(self):
        first, second = self.import_table(TABLE), self.import_table(TABLE)
        self.assertEqual(first, "1 created, 1 changed, 0 unchanged, 0 refused\n")
        self.assertEqual(second, "0 created, 0 changed, 2 unchanged, 0 refused\n")
        self.assertTrue(Document.objects.get(identifier="first").is_published)

    def test_a_refused_row_is_named_and_the_others_go_in(self):
        with self.assertRaisesRegex(CommandError, "line 4, column “title”"):
            self.import_table(TABLE + BROKEN)
        self.assertTrue(Document.objects.filter(identifier="new").exists())

    def test_an_account_lends_its_rights_and_its_name(self):
        make_staff("ed", "change_document", "view_document", "add_document")
        with self.assertRaisesRegex(CommandError, "column “state”.*a right of its own"):
            self.import_table(TABLE, username="ed")
        self.assertEqual(
            Revision.objects.get(document__identifier="new").editor.username, "ed"
        )
        with self.assertRaisesRegex(CommandError, "no account “nobody”"):
            self.import_table(TABLE, username="nobody")

    def test_a_file_that_is_not_there_is_named(self):
        with self.assertRaisesRegex(CommandError, "missing.csv"):
            self.run_command("import_metadata", self.folder / "missing.csv")


class ImportBagTests(BulkCommandCase):
    def test_a_dry_run_says_what_would_be_added(self):
        bag = self.folder / "bag"
        said = self.run_command("export_bag", bag, "--all", with_drafts=True)
        self.assertEqual(said, f"{bag}: 1 documents\n")
        Document.objects.all().delete()
        said = self.run_command("import_bag", bag, dry_run=True)
        self.assertEqual(said, "Dry run: 1 added, 0 unchanged, 0 different\n")
        self.assertFalse(Document.objects.exists())

    def test_nothing_to_export_is_said_and_leaves_no_folder(self):
        bag = self.folder / "bag"
        with self.assertRaisesRegex(CommandError, "no document to write"):
            self.run_command("export_bag", bag, "--all")
        self.assertFalse(bag.exists())
