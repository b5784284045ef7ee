"""A TEI file that an archive gave out comes in again as the same document."""

from __future__ import annotations

import tempfile
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.test import TestCase

from letters.ingest.saving import Edit, save_document
from letters.ingest.volumes.volume_import import import_volume
from letters.models import CorrespondenceEvent, Document, DocumentStatus, Edition
from letters.tests.factories import make_agent, make_document
from letters.tests.ingest.tei_files.facts import all_facts, empty_archive
from letters.tests.ingest.volumes.files import EDITION, small_volume


class OwnDownloadTests(TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def download(self, *documents: Document) -> None:
        for document in documents:
            response = self.client.get(f"{document.get_absolute_url()}tei/")
            name = document.identifier.replace("/", "-")
            (self.folder / f"{name}.xml").write_bytes(response.content)

    def bring_in(self, **options: Any) -> str:
        output = StringIO()
        call_command("import_tei", self.folder, stdout=output, **options)
        return output.getvalue()

    def test_documents_of_a_volume_are_the_same_in_an_empty_archive(self):
        import_volume(
            small_volume().encode(), f"{EDITION}.xml", DocumentStatus.PUBLISHED
        )
        before = all_facts()
        self.download(*Document.objects.filter(carrier=None))
        edition = Edition.objects.get()
        empty_archive()
        self.bring_in()
        self.maxDiff = None
        self.assertEqual(all_facts(), before)
        again = Edition.objects.get()
        for name in (
            "identifier",
            "title",
            "series_title",
            "sub_series",
            "volume",
            "year",
        ):
            self.assertEqual(getattr(again, name), getattr(edition, name), name)

    def test_what_an_archivist_entered_is_the_same(self):
        make_agent()
        document = make_document()
        sent = document.correspondence_events.get(type="sent")
        sent.delete()
        CorrespondenceEvent.objects.create(
            document=document, type="sent", name_as_written="Tass", position=9
        )
        before = all_facts()
        self.download(document)
        empty_archive()
        self.bring_in()
        self.assertEqual(all_facts(), before)

    def test_in_the_archive_that_gave_it_out_nothing_changes(self):
        document = make_document()
        self.download(document)
        revisions = document.revisions.count()
        self.assertIn("1 unchanged", self.bring_in())
        self.assertEqual(document.revisions.count(), revisions)

    def test_a_text_corrected_since_is_not_overwritten(self):
        document = make_document()
        self.download(document)
        tei = document.transcription.tei.replace("situation", "position")
        save_document(document, tei, Edit())
        self.assertIn("1 conflict", self.bring_in())
        self.assertIn("position", Document.objects.get().text)

    def test_a_changed_download_of_a_deleted_document_stays_out(self):
        document = make_document()
        self.download(document)
        Document.objects.update(status=DocumentStatus.DELETED)
        self.assertIn("1 deleted", self.bring_in())
        self.assertFalse(Document.objects.exists())
