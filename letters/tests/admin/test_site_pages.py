"""Archivists write the pages about the archive: preview, history, and back again."""

from django.contrib.admin.models import LogEntry
from django.test import TestCase

from letters.models import SitePage
from letters.tests.factories import make_archivist

ADD = "/admin/letters/sitepage/add/"


class SitePageAdminTests(TestCase):
    def setUp(self):
        self.client.force_login(make_archivist())
        self.page = SitePage.objects.create(name="about", text="Ours.")
        self.address = f"/admin/letters/sitepage/{self.page.pk}/change/"

    def sent(self, text, **button):
        initial = {
            "initial-name": "about",
            "initial-title": "",
            "initial-text": "Ours.",
        }
        fields = {"name": "about", "title": "", "text": text}
        return self.client.post(self.address, initial | fields | button)

    def test_a_preview_shows_the_page_and_saves_nothing(self):
        response = self.sent("# New\n\nA *house*.", _preview="Preview")
        self.assertContains(response, "nothing is saved")
        self.assertContains(response, "<h2>New</h2>", html=True)
        self.page.refresh_from_db()
        self.assertEqual(self.page.text, "Ours.")
        self.assertFalse(LogEntry.objects.exists())

    def test_the_way_back_from_a_preview_keeps_what_was_typed(self):
        response = self.sent("Not saved yet.", _return="Back")
        self.assertContains(response, "Not saved yet.")
        self.page.refresh_from_db()
        self.assertEqual(self.page.text, "Ours.")

    def test_a_page_that_is_not_there_yet_has_a_preview_too(self):
        fields = {"name": "privacy", "title": "", "text": "None.", "_preview": "x"}
        self.assertContains(self.client.post(ADD, fields), "<p>None.</p>", html=True)
        self.assertFalse(SitePage.objects.filter(name="privacy").exists())

    def test_the_history_keeps_the_words_before_a_change(self):
        self.sent("Theirs.")
        history = self.client.get(f"/admin/letters/sitepage/{self.page.pk}/history/")
        self.assertContains(history, "Before, it was:")
        self.assertContains(history, "Ours.")

    def test_what_cannot_be_shown_is_refused_with_its_line(self):
        response = self.sent("A picture:\n\n![x](https://a.example/x.png)")
        self.assertContains(response, "Line 3: a picture cannot be shown")

    def test_deleting_it_brings_back_the_text_of_the_program(self):
        address = f"/admin/letters/sitepage/{self.page.pk}/delete/"
        self.client.post(address, {"post": "yes"})
        self.client.logout()
        self.assertContains(self.client.get("/about/"), "For whom it is")
