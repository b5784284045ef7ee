"""Tables and scans through the pages of the admin: shown first, then taken in."""

from unittest import mock

from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase

from letters.admin.bulk import bulk_import
from letters.models import Document, PageImage, Revision
from letters.tests.admin.pages import change_address, errors_of, form_of, send
from letters.tests.admin.test_pages import make_staff
from letters.tests.factories import make_archivist, make_document
from letters.tests.ingest.bulk.test_scan_import import scan, zip_of

METADATA = "/admin/letters/document/import-metadata/"
SCANS = "/admin/letters/document/import-scans/"
TABLE = """identifier,title,date
first,Another <title>,26 October 1962
new,A new one,
broken,Never was,1962-02-31
"""


class BulkCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.first = make_document("first")

    def setUp(self):
        self.client.force_login(self.anna)

    def send(self, address, content, name="table.csv", **buttons):
        content = content if isinstance(content, bytes) else content.encode()
        file = SimpleUploadedFile(name, content)
        return self.client.post(address, {"file": file, **buttons})

    def apply(self, shown, **values):
        """Press the button of the page that shows the changes; its file travels along."""
        fields = form_of(shown, "bulk_form")
        return self.client.post(METADATA, {**fields, "_apply": "Apply", **values})


class MetadataPageTests(BulkCase):
    def test_every_change_and_every_fault_is_shown_before_anything_is_saved(self):
        shown = self.send(METADATA, TABLE)
        self.assertContains(shown, "<del>Khrushchev to Kennedy</del>", html=True)
        self.assertContains(shown, "<ins>Another &lt;title&gt;</ins>", html=True)
        self.assertContains(shown, "Line 4, column “date”:")
        self.assertContains(shown, "Apply (2 rows)")
        self.assertEqual(Document.objects.count(), 1)

    def test_what_was_shown_is_applied_and_logged(self):
        done = self.apply(self.send(METADATA, TABLE))
        self.assertContains(done, "Taken in")
        self.first.refresh_from_db()
        self.assertEqual(self.first.title, "Another <title>")
        self.assertTrue(Document.objects.filter(identifier="new").exists())
        revision = Revision.objects.get(document__identifier="new")
        self.assertEqual(revision.editor, self.anna)
        messages = set(LogEntry.objects.values_list("change_message", flat=True))
        reasons = {f"Imported from table.csv, line {line}." for line in (2, 3)}
        self.assertEqual(messages, reasons)

    def test_nothing_is_applied_that_was_not_shown(self):
        shown = self.send(METADATA, TABLE)
        Document.objects.filter(pk=self.first.pk).update(title="By somebody else")
        again = self.apply(shown)
        self.assertIn("something has changed", " ".join(errors_of(again)))
        self.assertContains(again, "By somebody else")
        self.assertFalse(Document.objects.filter(identifier="new").exists())

    def test_what_had_no_time_is_applied_by_the_next_request(self):
        shown = self.send(METADATA, TABLE)
        with mock.patch.object(bulk_import, "SECONDS", -1):
            first = self.apply(shown)
        self.assertContains(first, "2 more rows had no time")
        second = self.apply(first)
        self.assertNotContains(second, "had no time")
        self.assertTrue(Document.objects.filter(identifier="new").exists())

    def test_the_browser_forgets_a_table_when_it_is_taken_in_wholly(self):
        shown = self.send(METADATA, TABLE, kept_as="tableabc1")
        self.assertNotIn("saved-words-tableabc1", shown.cookies)
        with mock.patch.object(bulk_import, "SECONDS", -1):
            first = self.apply(shown)
        self.assertNotIn("saved-words-tableabc1", first.cookies)
        done = self.apply(first)
        self.assertIn("saved-words-tableabc1", done.cookies)
        self.assertNotContains(done, "tableabc1")
        self.assertNotContains(done, "table.csv")

    def test_a_file_that_is_no_table_is_refused_beside_the_field(self):
        response = self.send(METADATA, b"\xff\xfe\x00", "table.xlsx")
        self.assertIn("UTF-8", " ".join(errors_of(response)))
        self.assertIn("required", " ".join(errors_of(self.client.post(METADATA))))

    def test_the_list_leads_to_both_pages(self):
        page = self.client.get("/admin/letters/document/")
        self.assertContains(page, METADATA)
        self.assertContains(page, SCANS)

    def test_who_may_add_nothing_sees_no_page(self):
        self.client.force_login(make_staff("nobody"))
        self.assertEqual(self.client.get(METADATA).status_code, 403)
        self.assertEqual(self.client.get(SCANS).status_code, 403)

    def test_a_form_that_is_sent_too_late_comes_back_with_its_file(self):
        shown = self.send(METADATA, TABLE)
        fields = form_of(shown, "bulk_form")
        self.client.logout()
        signed = {"signin-username": "anna", "signin-password": "correct horse"}
        back = self.client.post(METADATA, {**fields, "_apply": "Apply", **signed})
        self.assertContains(back, "It need not be chosen again")
        self.assertContains(back, "nothing is saved yet")
        self.assertFalse(Document.objects.filter(identifier="new").exists())


class DescribedDocumentTests(BulkCase):
    """What a table made has a record and no text."""

    def setUp(self):
        super().setUp()
        self.apply(self.send(METADATA, TABLE))
        self.new = Document.objects.get(identifier="new")

    def test_its_pages_in_the_admin_answer(self):
        address = change_address(self.new)
        base = address.removesuffix("change/")
        for page in ("change/", "revisions/", "revisions/1/", "history/"):
            with self.subTest(page):
                self.assertEqual(self.client.get(base + page).status_code, 200)

    def test_it_is_put_in_review_and_not_published(self):
        data = {"_selected_action": [self.new.pk], "index": "0"}
        for action in ("put_in_review", "publish"):
            page = self.client.post(
                "/admin/letters/document/", {**data, "action": action}, follow=True
            )
        self.new.refresh_from_db()
        self.assertEqual(self.new.status, "in-review")
        self.assertContains(page, "It has no text yet")

    def test_it_gets_its_text_in_the_form(self):
        send(self.client, self.new, text="Dear Mr. President.")
        self.new.refresh_from_db()
        self.assertEqual(self.new.text, "Dear Mr. President.")


class ScansPageTests(BulkCase):
    def files(self):
        files = {"first_2.jpg": scan(), "nobody_1.jpg": scan(2)}
        return zip_of(files).getvalue()

    def test_a_zip_is_looked_at_and_then_taken_in(self):
        shown = self.send(SCANS, self.files(), "scans.zip")
        self.assertContains(shown, "nothing is saved yet")
        self.assertFalse(PageImage.objects.exists())

        done = self.send(SCANS, self.files(), "scans.zip", _apply="Import")
        self.assertContains(done, "There is no document “nobody”")
        self.assertEqual(PageImage.objects.get().page_key, "2")
        logged = LogEntry.objects.get().change_message
        self.assertIn("imported from first_2.jpg", logged)

        sent = {"_apply": "Import", "kept_as": "scansabc1"}
        again = self.send(SCANS, self.files(), "scans.zip", **sent)
        self.assertIn("saved-words-scansabc1", again.cookies)
        self.assertContains(again, "<strong>1</strong> unchanged", html=True)

    def test_what_is_no_zip_is_refused_beside_the_field(self):
        response = self.send(SCANS, b"no zip", "scans.zip", _apply="Import")
        self.assertIn("no ZIP file", " ".join(errors_of(response)))
