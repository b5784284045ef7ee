"""A client of other institutions, iiif-prezi3, reads everything that is public."""

from urllib.parse import unquote, urlsplit

from django.test import TestCase
from iiif_prezi3 import Collection, Manifest

from letters.models import Document, DocumentStatus
from letters.tests.factories import make_document, make_edition, make_section
from letters.tests.views.documents.test_images import make_scan
from letters.tests.views.iiif.scans import ready_scan

TYPES = {"Collection": Collection, "Manifest": Manifest}


class ClientTests(TestCase):
    """It follows the addresses alone, from the collection of the whole archive."""

    @classmethod
    def setUpTestData(cls):
        section = make_section(make_edition())
        for name in ("d1", "d2", "d3"):
            make_document(f"frus1961-63v06/{name}", section=section)
        hidden = {"status": DocumentStatus.DRAFT}
        make_document("frus1961-63v06/d4", section=section, **hidden)
        ready_scan(make_document("a-letter"))
        make_scan(make_document("a-draft", **hidden))

    def read(self, address):
        response = self.client.get(unquote(urlsplit(address).path))
        self.assertEqual(response.status_code, 200, address)
        answer = response.json()
        return TYPES[answer["type"]](**answer)

    def manifests_below(self, address):
        found = self.read(address)
        self.assertEqual(found.id, address)
        if isinstance(found, Manifest):
            return [found]
        return [m for item in found.items for m in self.manifests_below(item.id)]

    def test_it_finds_each_public_document_once_and_its_pictures(self):
        manifests = self.manifests_below("http://testserver/iiif/collection")
        found = [m.id.partition("/iiif/")[2].rpartition("/")[0] for m in manifests]
        public = Document.objects.published().values_list("identifier", flat=True)
        self.assertCountEqual(found, public)
        self.assertEqual(len(found), 4)
        (scanned,) = [m for m in manifests if m.id.endswith("/a-letter/manifest")]
        picture = next(
            painting.body.id
            for canvas in scanned.items
            for page in canvas.items
            for painting in page.items
        )
        response = self.client.get(urlsplit(picture).path)
        self.assertEqual(response.headers["Content-Type"], "image/jpeg")
