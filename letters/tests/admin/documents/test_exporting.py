"""Documents exported from the list, as CSV and as TEI."""

import csv
from io import BytesIO, StringIO
from unittest import mock
from zipfile import ZipFile

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from lxml import etree

from letters.admin.documents import exporting
from letters.facsimile.store import master_path
from letters.ingest.bulk.metadata_import import MetadataImport, read_metadata_table
from letters.ingest.media_folders import masters_folder
from letters.ingest.scans import store_file
from letters.models import (
    ArchivalUnit,
    Document,
    DocumentStatus,
    PageImage,
    Repository,
    Transcription,
)
from letters.tests.admin.test_pages import make_staff
from letters.tests.admin.transcriptions.sittings import a_tiff
from letters.tests.facsimile.scans import make_scan
from letters.tests.factories import make_archivist, make_document
from letters.tests.scan_records import record_scan

LIST = "/admin/letters/document/"


def make_unit():
    """A file in a series of a fonds."""
    above = None
    repository = Repository.objects.create(identifier="nara", name="National Archives")
    for level in ("fonds", "series", "file"):
        above = ArchivalUnit.objects.create(
            repository=repository,
            parent=above,
            title=level,
            level_of_description=level,
        )
    return above


class ExportCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        make_document("first", title="=SUM(A1)")
        make_document("second", status=DocumentStatus.DRAFT)
        Document.objects.create(identifier="described", title="Only described")

    def setUp(self):
        self.client.force_login(self.anna)

    def export(self, action, *identifiers, query="", **values):
        chosen = Document.objects.filter(identifier__in=identifiers)
        keys = [*chosen.values_list("pk", flat=True)] or [0]
        data = {"action": action, "_selected_action": keys, "index": "0", **values}
        response = self.client.post(f"{LIST}?{query}", data)
        return b"".join(response.streaming_content)

    def table(self, *identifiers, **values):
        content = self.export("export_csv", *identifiers, **values)
        return list(csv.DictReader(StringIO(content.decode())))

    def archive(self, *identifiers, **values):
        return ZipFile(BytesIO(self.export("export_tei", *identifiers, **values)))


class TableTests(ExportCase):
    def test_it_has_the_chosen_documents_with_their_state(self):
        rows = self.table("second")
        self.assertEqual([row["identifier"] for row in rows], ["second"])
        self.assertEqual(rows[0]["state"], "Draft")
        self.assertEqual(rows[0]["date"], "1962-10-26")
        self.assertIn("Khrushchev", rows[0]["from"])

    def test_all_matches_are_those_of_the_filters(self):
        rows = self.table(query="status=draft", select_across="1")
        self.assertEqual({row["identifier"] for row in rows}, {"second", "described"})

    def test_no_cell_is_a_formula(self):
        self.assertEqual(self.table("first")[0]["title"], "'=SUM(A1)")

    def test_it_asks_the_same_queries_for_one_document_and_for_many(self):
        unit = make_unit()
        Document.objects.filter(identifier="first").update(archival_unit=unit)
        one = self.queries_of("first")
        for number in range(5):
            make_document(f"more-{number}", archival_unit=unit)
        many = self.queries_of("first", *(f"more-{number}" for number in range(5)))
        self.assertEqual(one, many)

    def queries_of(self, *identifiers):
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(len(self.table(*identifiers)), len(identifiers))
        return len(queries)

    def test_what_goes_out_comes_in_again_and_changes_nothing(self):
        content = self.export("export_csv", select_across="1")
        table = read_metadata_table(content)
        outcomes = [plan.outcome for plan in MetadataImport("t.csv", table).run()]
        self.assertEqual(outcomes, ["unchanged"] * 3)

    def test_what_is_too_much_for_one_file_is_said_in_it_and_on_the_next_page(self):
        with mock.patch.object(exporting, "MOST_ROWS", 1):
            rows = self.table(select_across="1")
        self.assertIn("2 more documents were chosen", rows[-1]["identifier"])
        self.assertContains(self.client.get(LIST), "2 more documents were chosen")

    def test_who_sees_no_drafts_exports_none(self):
        self.client.force_login(make_staff("changer", "change_document"))
        rows = self.table(select_across="1")
        self.assertEqual([row["identifier"] for row in rows], ["first"])


class TeiTests(ExportCase):
    def test_it_has_a_valid_file_for_each_document(self):
        archive = self.archive("first", "second")
        self.assertEqual(sorted(archive.namelist()), ["first.xml", "second.xml"])
        root = etree.fromstring(archive.read("second.xml"))
        self.assertEqual(root.tag, "{http://www.tei-c.org/ns/1.0}TEI")

    def test_what_has_no_text_stops_nothing_and_is_named(self):
        archive = self.archive("first", "described")
        self.assertEqual(archive.namelist(), ["first.xml", exporting.LEFT_OUT])
        left_out = archive.read(exporting.LEFT_OUT).decode()
        self.assertEqual(left_out, "described: it has no text yet.\n")
        self.assertContains(self.client.get(LIST), "1 document has no text yet")

    def test_a_text_that_is_no_xml_stops_nothing_and_is_named(self):
        Transcription.objects.filter(document__identifier="first").update(tei="<div")
        archive = self.archive("first", "second")
        self.assertIn("second.xml", archive.namelist())
        self.assertIn("first: ", archive.read(exporting.LEFT_OUT).decode())


class ScansTests(ExportCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.pages = {}
        for key in ("1", "2"):
            cls.pages[key] = make_scan(size=(20 + int(key), 30)).getvalue()
            cls.add(key, cls.pages[key])

    @classmethod
    def add(cls, key, content, **fields):
        document = Document.objects.get(identifier="second")
        image = PageImage(document=document, page_key=key, **fields)
        return record_scan(image, BytesIO(content), "Film 3.JPG", masters_folder())

    def archive(self, *identifiers):
        content = self.export("export_scans", *identifiers)
        return ZipFile(BytesIO(content))

    def test_they_are_as_they_came_and_named_by_document_and_page(self):
        archive = self.archive("first", "second")
        self.assertIsNone(archive.testzip())
        files = {name: archive.read(name) for name in archive.namelist()}
        wanted = {f"second/{key}.jpg": page for key, page in self.pages.items()}
        self.assertEqual(files, wanted)

    def test_another_scan_of_a_page_has_a_name_of_its_own_and_the_same_file_none(self):
        self.add("1", make_scan(size=(50, 50)).getvalue(), position=9)
        self.add("3", self.pages["2"], position=10)
        names = self.archive("second").namelist()
        self.assertEqual(names, ["second/1.jpg", "second/2.jpg", "second/1-2.jpg"])

    def test_a_file_of_several_pages_is_named_by_the_first_and_the_last(self):
        document = Document.objects.get(identifier="second")
        stored = store_file(BytesIO(a_tiff(3)), "film.tif", masters_folder())
        for frame, key in enumerate(("7", "8", "9")):
            image = PageImage(document=document, page_key=key, position=20 + frame)
            stored.record(image, frame)
        names = self.archive("second").namelist()
        self.assertEqual(names[2:], ["second/7-9.tif"])

    def test_a_damaged_one_stops_nothing_and_is_named(self):
        # Of no other test: its file is damaged for good.
        scan = self.add("3", make_scan(size=(61, 17)).getvalue(), position=1)
        path = master_path(masters_folder(), scan.sha256)
        path.unlink()
        path.write_bytes(b"x")
        self.addCleanup(path.unlink)
        archive = self.archive("second")
        self.assertNotIn("second/3.jpg", archive.namelist())
        self.assertIn("second/3.jpg: ", archive.read(exporting.LEFT_OUT).decode())

    def test_who_may_change_nothing_is_not_offered_them(self):
        self.client.force_login(make_staff("reader", "view_document"))
        self.assertNotContains(self.client.get(LIST), "export_scans")
        self.client.force_login(self.anna)
        self.assertContains(self.client.get(LIST), "export_scans")
