"""A deposit: written as a bag, and read again into an empty archive as it was."""

import json
import shutil
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import bagit
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import TestCase

from letters.facsimile import master_path
from letters.ingest.bulk.deposit.bag_writing import Deposit
from letters.ingest.bulk.deposit.row_values import reference_to
from letters.ingest.bulk.scan_files import files_of_zip
from letters.ingest.bulk.scan_import import ScanImport
from letters.ingest.saving import Edit, save_document
from letters.ingest.settlements import settle
from letters.models import (
    Agent,
    AgentMerge,
    ArchivalUnit,
    ConditionalPassage,
    CorrespondenceEvent,
    Document,
    DocumentStatus,
    Edition,
    FormerIdentifier,
    PageImage,
    Problem,
    Region,
    Revision,
    Section,
)
from letters.tests.factories import (
    LETTER,
    load_collection,
    make_agent,
    make_archivist,
    make_document,
    make_tei,
    merge_agents,
)
from letters.tests.ingest.bulk.test_scan_import import scan, zip_of
from letters.tests.ingest.volumes.files import INDEX, bring_in, small_volume

MASTERS = Path(settings.MEDIA_ROOT) / "masters"
# What no deposit has: queues and caches, runs of imports, what teachers make, and texts
# about the archive itself.
NOT_DEPOSITED = {
    *("indexrequest", "sectionindexrequest", "indexstate", "cachedpage"),
    *("contentversion", "importrun", "volumeimport", "importproblem"),
    *("reading", "readingitem", "annotation", "annotationtarget"),
    *("savedfilter", "deletion", "deletedrecord", "mistakereport"),
    *("countedreport", "featureddocument", "sitepage", "publicrecord"),
    "registeredfront",
}
# What revisions name by primary key.
KEYS_IN_RECORDS = {
    "edition": Edition,
    "section": Section,
    "archival_unit": ArchivalUnit,
}
TABLES = [
    model
    for model in apps.get_app_config("letters").get_models()
    if model._meta.model_name not in NOT_DEPOSITED
]


def plain(row):
    """All of a row but its own primary key; rows that it names by what they are."""
    values = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.is_relation and value is not None:
            related = field.related_model._base_manager.get(pk=value)
            value = reference_to(related)
        elif isinstance(value, memoryview | bytes):
            value = bytes(value)
        if not (field.primary_key and not field.is_relation):
            values[field.name] = value
    if isinstance(row, Revision):
        values["record"] = {
            name: (
                str(KEYS_IN_RECORDS[name].objects.get(pk=value))
                if value and name in KEYS_IN_RECORDS
                else value
            )
            for name, value in row.record.items()
        }
    return values


def snapshot():
    """Every deposited table: what its rows say, in the order in which they stand."""
    tables = {}
    for model in TABLES:
        rows = [repr(plain(row)) for row in model._base_manager.order_by("pk")]
        tables[model._meta.model_name] = sorted(rows)
    return tables


def empty_the_archive():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        names = [model._meta.db_table for model in TABLES]
        cursor.execute(f"TRUNCATE {', '.join(names)} CASCADE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    shutil.rmtree(MASTERS, ignore_errors=True)


class DepositCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        load_collection()
        bring_in(small_volume(back=INDEX))
        cls.letter = make_document("letter", edit=Edit(cls.anna, "Typed"))
        _decide(cls.letter, cls.anna)

    def setUp(self):
        holder = TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name) / "deposit"
        with files_of_zip(zip_of({"letter_2.jpg": scan(77)})) as files:
            list(ScanImport(files).run())
        box = {"x": 1, "y": 2, "width": 30, "height": 40}
        Region.objects.create(
            image=PageImage.objects.get(), kind="mark", key="m1", **box
        )

    def export(self, *asked, **options):
        asked = asked or ("--all",)
        out = StringIO()
        call_command("export_bag", str(self.folder), *asked, stdout=out, **options)
        return out.getvalue()

    def take(self, **options):
        out, err = StringIO(), StringIO()
        call_command("import_bag", str(self.folder), stdout=out, stderr=err, **options)
        return out.getvalue() + err.getvalue()

    def document_json(self, identifier):
        path = self.folder / "data" / "documents" / identifier / "document.json"
        return json.loads(path.read_text("utf-8"))


def _decide(letter, anna):
    """What archivists do: revisions, a new name, decisions on what was read."""
    letter.title = "Khrushchev to Kennedy, corrected"
    letter.identifier = "letter-renamed"
    save_document(
        letter, make_tei(LETTER + "\nAnother paragraph.\n"), Edit(anna, "Why")
    )
    letter.identifier = "letter"
    save_document(letter, make_tei(LETTER.replace("Dear", "My dear")), Edit(anna))
    kennedy = make_agent()
    merge_agents(kennedy, make_agent("jfk", "Kennedy, J. F.", "J. F. K.", ()), anna)
    events = CorrespondenceEvent.objects.filter(document=letter)
    events.filter(type="sent").update(decision="rejected")
    events.filter(type="received").update(decision="corrected", agent=kennedy)
    CorrespondenceEvent.objects.create(document=letter, type="cleared", agent=kennedy)
    ConditionalPassage.objects.filter(document=letter).update(
        condition="If they agree", outcome="omitted", authority=kennedy
    )
    problem = Problem.objects.create(
        document=letter, origin="import", code="odd", message="?"
    )
    settle([problem], "It is right so.", anna)


class BagRoundTripTests(DepositCase):
    def test_an_empty_archive_gets_the_same_rows_and_files(self):
        image = PageImage.objects.get()
        master = master_path(MASTERS, image.sha256)
        content = master.read_bytes()
        before = snapshot()
        self.assertEqual(Revision.objects.filter(document=self.letter).count(), 3)
        self.assertTrue(
            FormerIdentifier.objects.exists() and AgentMerge.objects.exists()
        )
        self.export(with_drafts=True)
        empty_the_archive()
        self.assertFalse(Agent.objects.exists() or master.exists())

        said = self.take()

        self.assertEqual(
            said, f"{len(before['document'])} added, 0 unchanged, 0 different\n"
        )
        after = snapshot()
        for table, rows in before.items():
            with self.subTest(table):
                self.assertEqual(after[table], rows)
        self.assertEqual(master.read_bytes(), content)
        page = self.client.get("/documents/letter/")
        self.assertContains(page, "My dear Mr. President")

    def test_what_is_there_already_stays_and_is_named_if_it_is_another(self):
        self.export(with_drafts=True)
        number = Document.objects.count()
        self.assertIn(f"0 added, {number} unchanged", self.take())
        before = snapshot()
        Document.objects.filter(pk=self.letter.pk).update(title="By somebody else")

        with self.assertRaisesRegex(CommandError, "is here, and stays: letter"):
            self.take()

        Document.objects.filter(pk=self.letter.pk).update(title=self.letter.title)
        self.assertEqual(snapshot(), before)

    def test_accounts_that_are_missing_are_named_or_made(self):
        self.export("--identifiers", "letter")
        empty_the_archive()
        type(self.anna).objects.filter(pk=self.anna.pk).delete()
        self.assertIn("What names the user “anna” leads nowhere", self.take())
        empty_the_archive()
        self.assertIn("The account “anna” was made", self.take(with_accounts=True))
        editor = Revision.objects.filter(editor__username="anna").first().editor
        self.assertFalse(editor.is_active or editor.has_usable_password())


class BagDamageTests(DepositCase):
    def test_a_flipped_bit_is_named_and_nothing_is_imported(self):
        self.export()
        empty_the_archive()
        for path in ("data/documents/letter/text.xml", "manifest-sha256.txt"):
            file = self.folder / path
            whole = file.read_bytes()
            file.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
            with self.subTest(path):
                with self.assertRaisesRegex(
                    CommandError, "damaged.*" + path.split("/")[-1]
                ):
                    self.take()
                self.assertFalse(Document.objects.exists() or Agent.objects.exists())
            file.write_bytes(whole)

    def test_a_missing_file_and_one_too_many_are_named(self):
        self.export()
        scans = [*(self.folder / "data" / "scans").iterdir()]
        scans[0].rename(self.folder / "data" / "elsewhere")
        with self.assertRaisesRegex(CommandError, scans[0].name):
            self.take()

    def test_what_is_no_bag_of_ours_is_refused(self):
        self.folder.mkdir()
        with self.assertRaisesRegex(CommandError, "no bag that can be read"):
            self.take()
        (self.folder / "letter.txt").write_text("Dear Mr. President")
        bagit.make_bag(str(self.folder), {}, checksums=["sha256"])
        with self.assertRaisesRegex(CommandError, "Letters-Format"):
            self.take()

    def test_a_link_in_a_bag_is_refused(self):
        self.export()
        (self.folder / "data" / "link").symlink_to("/etc/hostname")
        with self.assertRaisesRegex(CommandError, "is a link"):
            self.take()

    def test_a_folder_that_has_something_is_not_written_into(self):
        self.folder.mkdir()
        (self.folder / "mine.txt").write_text("mine")
        with self.assertRaisesRegex(CommandError, "not empty"):
            self.export()


class BagWithoutDraftsTests(DepositCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.draft = make_document("secret-draft", status=DocumentStatus.DRAFT)
        cls.letter.relations_to.create(type="sent-as", target=cls.draft)

    def test_drafts_are_nowhere_in_a_bag_without_them(self):
        said = self.export()
        self.assertIn("not published, left out", said)
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        self.assertGreater(len(files), 10)
        for path in files:
            with self.subTest(path.name):
                self.assertNotIn(b"secret-draft", path.read_bytes())
                self.assertNotIn("secret-draft", str(path))

    def test_a_bag_with_drafts_says_so(self):
        self.export(with_drafts=True)
        info = bagit.Bag(str(self.folder)).info
        self.assertEqual(info["Letters-Contains-Unpublished"], "yes")
        relations = self.document_json("letter")["rows"]["documentrelation"]
        self.assertEqual(relations[0]["target"], "secret-draft")

    def test_a_document_that_is_not_there_is_named(self):
        with self.assertRaisesRegex(CommandError, "no document “nobody”"):
            self.export("--identifiers", "nobody")

    def test_a_deposit_of_nothing_is_refused(self):
        deposit = Deposit(self.folder, "Archive", date(2026, 1, 1))
        chosen = deposit.choose(Document.objects.filter(pk=self.draft.pk))
        self.assertEqual([*chosen], [])
