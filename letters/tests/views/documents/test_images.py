"""Scans are shown through their document, and in no other way."""

from io import BytesIO

from django.test import TestCase
from PIL import Image

from letters.ingest.media_folders import masters_folder
from letters.models import Document, DocumentStatus, PageImage
from letters.tests.factories import make_archivist, make_document
from letters.tests.scan_records import record_scan

ODD_COLOUR = (200, 30, 90)


def scan_bytes(size=(640, 480), image_format="PNG"):
    buffer = BytesIO()
    Image.new("RGB", size, ODD_COLOUR).save(buffer, image_format)
    return buffer.getvalue()


def make_scan(document, page_key="2", content=None, **fields):
    image = PageImage(document=document, page_key=page_key, **fields)
    return record_scan(
        image, BytesIO(content or scan_bytes()), "p2.png", masters_folder()
    )


class PageImageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()

    def read(self, image, size):
        response = self.client.get(image.address(size))
        return response, b"".join(response.streaming_content)

    def test_a_scan_is_shown_small_and_large_as_jpeg(self):
        scan = make_scan(self.document, content=scan_bytes((1500, 1000)))
        for size, width in (("400", 400), ("1200", 1200), ("2400", 1500)):
            with self.subTest(size):
                response, content = self.read(scan, size)
                self.assertEqual(response["Content-Type"], "image/jpeg")
                self.assertEqual(Image.open(BytesIO(content)).width, width)

    def test_the_original_is_an_attachment_byte_for_byte(self):
        content = scan_bytes()
        response, received = self.read(
            make_scan(self.document, content=content), "original"
        )

        self.assertEqual(received, content)
        self.assertEqual(
            response["Content-Disposition"], 'attachment; filename="p2.png"'
        )

    def test_nothing_in_a_file_may_run(self):
        response, _ = self.read(make_scan(self.document), "original")
        self.assertIn("sandbox", response["Content-Security-Policy"])
        self.assertEqual(response["X-Content-Type-Options"], "nosniff")

    def test_the_page_shows_its_scan_and_says_what_it_shows(self):
        scan = make_scan(self.document, description="typed, with a seal")
        response = self.client.get(f"{self.document.get_absolute_url()}pages/2/")

        self.assertContains(response, f'src="{scan.address("1200")}"')
        self.assertContains(response, 'alt="Scan of page 2: typed, with a seal"')
        other_page = self.client.get(f"{self.document.get_absolute_url()}pages/1/")
        self.assertNotContains(other_page, f'src="{scan.address("1200")}"')

    def test_a_text_without_pages_shows_its_scans_beside_it(self):
        letter = make_document("a-letter", "No page is marked here.")
        scan = make_scan(letter, page_key="1")

        self.assertContains(self.client.get("/documents/a-letter/"), scan.sha256)
        whole = self.client.get(self.document.get_absolute_url())
        self.assertNotContains(whole, "<figure")

    def test_other_sizes_and_digests_are_not_found(self):
        scan = make_scan(self.document)
        for size, digest in (("401", scan.sha256), ("1200", "0" * 64), ("1200", "x")):
            with self.subTest(size=size, digest=digest[:3]):
                address = f"{self.document.get_absolute_url()}images/{digest}/{size}/"
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_a_scan_goes_when_its_document_is_withdrawn(self):
        scan = make_scan(self.document)
        before = self.client.get(scan.address("400"))
        Document.objects.update(status=DocumentStatus.DRAFT)

        after = self.client.get(scan.address("400"), headers={"If-None-Match": "*"})

        self.assertEqual((before.status_code, after.status_code), (200, 404))
        self.assertFalse(after.has_header("ETag"))

    def test_who_has_a_scan_is_told_that_it_has_not_changed(self):
        scan = make_scan(self.document)
        for size in ("400", "original"):
            with self.subTest(size):
                first, _ = self.read(scan, size)
                self.assertEqual(first["Cache-Control"], "no-cache")
                again = self.client.get(
                    scan.address(size), headers={"If-None-Match": first["ETag"]}
                )
                self.assertEqual((again.status_code, again.content), (304, b""))
                self.assertEqual(again["ETag"], first["ETag"])
                self.assertEqual(again["Cache-Control"], "no-cache")

    def test_each_size_has_its_own_etag(self):
        scan = make_scan(self.document)
        etags = {self.read(scan, size)[0]["ETag"] for size in ("400", "1200")}
        self.assertEqual(len(etags), 2)

    def test_an_archivist_sees_the_scans_of_a_draft_and_no_cache_keeps_them(self):
        scan = make_scan(self.document)
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.client.force_login(make_archivist())

        response = self.client.get(scan.address("400"))

        self.assertEqual(response.status_code, 200)
        self.assertIn("no-store", response["Cache-Control"])

    def test_a_file_that_is_missing_is_not_found(self):
        scan = make_scan(self.document)
        PageImage.objects.update(sha256="1" * 64)
        scan.refresh_from_db()
        self.assertEqual(self.client.get(scan.address("400")).status_code, 404)
