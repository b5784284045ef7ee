"""A client of other institutions, piffle, collects everything that is public."""

import requests
from django.test import LiveServerTestCase
from piffle.iiif_dataclasses.presentation3 import IIIFPresentation3

from letters.models import Document, DocumentStatus
from letters.tests.factories import make_document, make_edition, make_section
from letters.tests.views.documents.test_images import make_scan
from letters.tests.views.iiif.scans import ready_scan

SECONDS = 60


class ClientTests(LiveServerTestCase):
    """It follows the addresses alone, from the collection of the whole archive."""

    def setUp(self):
        section = make_section(make_edition())
        for name in ("d1", "d2", "d3"):
            make_document(f"frus1961-63v06/{name}", section=section)
        hidden = {"status": DocumentStatus.DRAFT}
        make_document("frus1961-63v06/d4", section=section, **hidden)
        ready_scan(make_document("a-letter"))
        make_scan(make_document("a-draft", **hidden))

    def manifests_below(self, address):
        found = IIIFPresentation3.load(address)
        self.assertEqual(found.id, address)
        if found.type == "Manifest":
            return [found]
        return [m for item in found.items for m in self.manifests_below(item["id"])]

    def test_it_finds_each_public_document_once_and_its_pictures(self):
        manifests = self.manifests_below(f"{self.live_server_url}/iiif/collection")
        found = [m.id.partition("/iiif/")[2].rpartition("/")[0] for m in manifests]
        public = Document.objects.published().values_list("identifier", flat=True)
        self.assertCountEqual(found, public)
        self.assertEqual(len(found), 4)
        (scanned,) = [m for m in manifests if m.id.endswith("/a-letter/manifest")]
        pictures = [
            painting.body["id"]
            for canvas in scanned.items
            for page in canvas.items
            for painting in page.items
        ]
        for picture in pictures:
            answer = requests.get(picture, timeout=SECONDS)
            self.assertEqual(answer.headers["Content-Type"], "image/jpeg")
        self.assertEqual(len(pictures), 1)
