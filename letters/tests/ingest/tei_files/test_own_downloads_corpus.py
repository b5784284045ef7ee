"""Downloads of real volumes: in an empty archive they are the same documents."""

from __future__ import annotations

import tempfile
from io import StringIO
from pathlib import Path

from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.test import TestCase

from letters.ingest.volumes.volume_import import import_volume
from letters.models import Document, DocumentStatus
from letters.reader.apparatus import Apparatus
from letters.reader.document_files import tei_of
from letters.tests.corpus import SAMPLE, chosen, needs, share, volume
from letters.tests.ingest.tei_files.facts import all_facts, empty_archive
from letters.views.documents.downloads import file_name

# Of each of the three volumes.
DOCUMENTS = 100


@needs(*map(volume, SAMPLE))
class VolumeDownloadTests(TestCase):
    def test_downloads_are_the_same_documents_in_an_empty_archive(self):
        for identifier in chosen(SAMPLE):
            with self.subTest(identifier), tempfile.TemporaryDirectory() as folder:
                empty_archive()
                content = volume(identifier).read_bytes()
                import_volume(content, f"{identifier}.xml", DocumentStatus.PUBLISHED)
                documents = list(Document.objects.filter(carrier=None).order_by("pk"))
                documents = documents[:: len(documents) // share(DOCUMENTS)]
                documents = documents[: share(DOCUMENTS)]
                for document in documents:
                    tei = tei_of(
                        Apparatus(document, AnonymousUser()),
                        "https://archive.example{}".format,
                    )
                    Path(folder, file_name(document, "xml")).write_text(tei, "utf-8")
                before = all_facts([document.identifier for document in documents])
                empty_archive()
                call_command("import_tei", folder, stdout=StringIO())
                after = all_facts()
                self.assertEqual(set(after), set(before))
                differing = {
                    (
                        name,
                        fact,
                        str(after[name][fact])[:300],
                        str(before[name][fact])[:300],
                    )
                    for name in before
                    for fact in before[name]
                    if after[name][fact] != before[name][fact]
                }
                self.assertEqual(differing, set())
