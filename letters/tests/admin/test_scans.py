"""Page scans through the form: inspected, stored for ever, or refused politely."""

from pathlib import Path
from unittest import mock

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase

from letters.facsimile import StorageFullError, master_path
from letters.models import PageImage
from letters.tests.admin.pages import change_address, errors_of, form_of, send
from letters.tests.facsimile.drawn_scans import many_pages
from letters.tests.facsimile.scans import make_png, make_scan
from letters.tests.factories import make_archivist, make_document

MASTERS = Path(settings.MEDIA_ROOT) / "masters"


def upload(content: bytes, name: str = "page 1.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


class ScanTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document()

    def setUp(self):
        self.client.force_login(self.anna)

    def add(self, file, page="2", document=None, **values):
        row = {"page_images-0-file": file, "page_images-0-page_key": page}
        return send(self.client, document or self.document, **row, **values)

    def test_each_format_is_kept_and_shown_through_the_public_address(self):
        for image_format in ("JPEG", "PNG", "TIFF"):
            content = make_scan(image_format).read()
            document = make_document(f"in-{image_format}")
            with self.subTest(image_format):
                self.add(upload(content), document=document)

                image = document.page_images.get()
                self.assertEqual((image.width, image.height), (60, 80))
                self.assertEqual(
                    master_path(MASTERS, image.sha256).read_bytes(), content
                )
                page = self.client.get(change_address(document))
                self.assertContains(page, image.address("400"))
                self.assertEqual(self.client.get(image.address("400")).status_code, 200)

    def test_what_is_no_scan_is_refused_beside_the_file(self):
        for content, expected in (
            (b"<html>", "not a JPEG, PNG, TIFF, JPEG 2000 or PDF"),
            (b"", "empty"),
            (make_png(50_000, 50_000).read(), "megapixels; the limit is 320"),
            (many_pages(9), "The file has 9 pages, and the document has"),
            (make_scan().read()[:20], "damaged"),
        ):
            with self.subTest(expected):
                response = self.add(upload(content), title="Kept in the form")
                self.assertIn(expected, " ".join(errors_of(response)))
                self.assertEqual(form_of(response)["title"], "Kept in the form")
        self.assertFalse(PageImage.objects.exists())

    def test_the_pages_of_one_file_go_to_the_page_chosen_and_those_after_it(self):
        keys = [page.key for page in self.document.pages.all()]
        self.add(upload(many_pages(2), "film.tif"), page=keys[0])

        scans = list(PageImage.objects.values_list("page_key", "frame", "position"))
        self.assertEqual(scans, [(keys[0], 0, 0), (keys[1], 1, 1)])
        self.assertEqual(PageImage.objects.values("sha256").distinct().count(), 1)

    def test_a_text_without_pages_takes_all_of_a_file(self):
        letter = make_document("a-letter", "No page is marked here.")
        self.add(upload(many_pages(12, "PDF"), "film.pdf"), page="1", document=letter)
        self.assertEqual({image.page_key for image in letter.page_images.all()}, {"1"})
        self.assertEqual(letter.page_images.count(), 12)

    def test_the_form_says_how_far_a_scan_is_prepared(self):
        self.add(upload(make_scan().read()))
        form = change_address(self.document)
        self.assertContains(
            self.client.get(form), "It waits to be prepared for zooming"
        )

        PageImage.objects.update(state="ready")
        self.assertContains(self.client.get(form), "Ready to be zoomed into.")

        PageImage.objects.update(state="damaged", fault="It is cut short.")
        self.assertContains(self.client.get(form), "It is cut short.")

    def test_a_page_that_is_drawn_when_it_is_cut_has_no_picture_before(self):
        letter = make_document("a-letter", "No page is marked here.")
        self.add(upload(many_pages(1, "PDF"), "film.pdf"), page="1", document=letter)
        addresses = (change_address(letter), letter.get_absolute_url())
        form, page = (self.client.get(address) for address in addresses)
        self.assertNotContains(form, "scan-thumbnail")
        self.assertContains(form, "Readers see it when it is.")
        self.assertContains(page, "This scan is being prepared.")

        PageImage.objects.update(state="ready")
        form, page = (self.client.get(address) for address in addresses)
        self.assertContains(form, "scan-thumbnail")
        self.assertContains(page, 'alt="Scan of page 1"')

    def test_a_page_and_a_file_are_both_needed(self):
        no_page = self.add(upload(make_scan().read()), page="")
        no_file = send(self.client, self.document, **{"page_images-0-page_key": "1"})
        forged_page = self.add(upload(make_scan().read()), page="<script>")

        self.assertIn("required", " ".join(errors_of(no_page)))
        self.assertIn("Choose a file.", errors_of(no_file))
        self.assertIn("valid choice", " ".join(errors_of(forged_page)))

    def test_a_full_disk_is_said_and_nothing_is_saved(self):
        full = StorageFullError("There is no room left on the disk; nothing was saved.")
        # Only a full disk raises it; the service has its own tests on one.
        with mock.patch("letters.ingest.scans.store_master", side_effect=full):
            response = self.add(upload(make_scan().read()), title="Kept in the form")

        self.assertIn("no room left", " ".join(errors_of(response)))
        self.assertEqual(form_of(response)["title"], "Kept in the form")
        self.assertFalse(PageImage.objects.exists())
        self.assertEqual(self.document.revisions.count(), 1)

    def test_a_preview_keeps_no_scan(self):
        response = self.add(upload(make_scan(size=(61, 83)).read()), _preview="x")

        self.assertContains(response, "is kept as well")
        self.assertFalse(PageImage.objects.exists())

    def test_the_file_of_a_scan_never_changes(self):
        self.add(upload(make_scan().read()))
        before = PageImage.objects.get()

        png = upload(make_scan("PNG").read())
        self.add(png, page="1", **{"page_images-0-description": "A stain"})

        after = PageImage.objects.get()
        self.assertEqual((after.page_key, after.description), ("1", "A stain"))
        self.assertEqual(after.sha256, before.sha256)

    def test_deleting_a_scan_leaves_the_master(self):
        self.add(upload(make_scan().read()))
        image = PageImage.objects.get()

        send(self.client, self.document, **{"page_images-0-DELETE": "on"})

        self.assertFalse(PageImage.objects.exists())
        self.assertTrue(master_path(MASTERS, image.sha256).exists())

    def test_a_form_with_a_stored_scan_still_takes_files(self):
        self.add(upload(make_scan().read()))
        page = self.client.get(change_address(self.document))
        self.assertContains(page, 'enctype="multipart/form-data"')

    def test_a_form_without_files_is_sent_without_parts(self):
        page = self.client.get("/admin/letters/edition/add/")
        self.assertNotContains(page, "multipart")

    def test_the_same_scan_again_is_said(self):
        content = make_scan(size=(62, 84)).read()
        other = make_document("other")
        self.add(upload(content), document=other)

        response = self.add(upload(content))

        page = self.client.get(response.url)
        self.assertContains(page, "is also page 2 of")
        self.assertEqual(PageImage.objects.count(), 2)

    def test_a_page_gone_from_the_text_stays_a_choice_for_its_scan(self):
        self.add(upload(make_scan().read()))
        send(self.client, self.document, text="No pages any more.")

        response = send(self.client, self.document, title="Saved all the same")

        self.assertEqual(response.status_code, 302)
        self.assertEqual(PageImage.objects.get().page_key, "2")
