"""The web server sends tiles of public scans by itself, as long as they are public."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.test import TransactionTestCase

from letters.front import FrontFolder
from letters.models import Document, DocumentStatus, PageImage
from letters.models.images import ScanState
from letters.tests.factories import make_archivist, make_document
from letters.tests.views.iiif.scans import ready_scan

TILE = "0,0,1024,1024/1024,1024/0/default.jpg"


class FrontTileTests(TransactionTestCase):
    def setUp(self):
        self.scan = ready_scan(make_document("letter"))
        root = Path(self.enterContext(TemporaryDirectory())) / "front"
        self.enterContext(self.settings(LETTERS_FRONT=root))
        self.folder = FrontFolder(root)

    def ask(self):
        return self.client.get(f"{self.scan.iiif_base()}/{TILE}")

    def file(self):
        """The file that nginx would send, if there is one."""
        current = self.folder.current()
        site = current and current / "http" / "testserver"
        file = site and site / f"{self.scan.iiif_base()[1:]}/{TILE}"
        return file if file and file.exists() else None

    def test_a_tile_that_was_sent_is_there(self):
        content = self.ask().getvalue()
        self.assertEqual(self.file().read_bytes(), content)
        with self.assertNumQueries(1):
            self.ask()

    def test_a_withdrawn_one_is_gone(self):
        self.ask()
        Document.objects.update(status=DocumentStatus.WITHDRAWN)
        self.assertIsNone(self.file())
        self.assertEqual(self.ask().status_code, 404)
        self.assertIsNone(self.file())

    def test_one_that_is_cut_anew_is_gone(self):
        self.ask()
        PageImage.objects.update(state=ScanState.WAITING)
        self.assertIsNone(self.file())

    def test_what_archivists_see_is_not_there(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.client.force_login(make_archivist())
        self.assertEqual(self.ask().status_code, 200)
        self.assertIsNone(self.file())
