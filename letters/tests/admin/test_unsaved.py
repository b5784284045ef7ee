"""What was typed in the admin and could not be saved comes back, in every form."""

import re
from unittest import mock

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client, TestCase
from lxml import html

from letters.models import Agent, Document, Edition, PageImage
from letters.tests.admin.pages import INTAKE, change_address, form_of, open_form
from letters.tests.admin.test_pages import make_staff
from letters.tests.facsimile.scans import make_png, make_scan
from letters.tests.factories import make_agent, make_archivist, make_document
from letters.views.unsaved.carried_files import MOST_BYTES_CARRIED

WORDS = 'Long <words>\r\n"and" more'
SIGNED_IN = {"signin-username": "anna", "signin-password": "correct horse"}
OURS = {"Origin": "http://testserver"}
NAME = "lk3j9x0a1b2c3d"

# Each form that is typed in, with a field of it.
FORMS = {
    "letters/agent/add/": "description",
    "letters/archivalunit/add/": "title",
    "letters/edition/add/": "title",
    "letters/place/add/": "name",
    "letters/repository/add/": "name",
    "letters/section/add/": "title",
    "letters/document/add/": "text",
    "letters/sourcefile/add/": "pasted",
    "auth/user/add/": "username",
    "auth/group/add/": "name",
}


def shown_fields(response) -> dict[str, list[str]]:
    """The fields of all forms of a page."""
    fields: dict[str, list[str]] = {}
    for form in html.fromstring(response.content.decode()).forms:
        for name, value in form.form_values():
            fields.setdefault(name, []).append(value.replace("\r\n", "\n").lstrip("\n"))
    return fields


class UnsavedCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document()

    def setUp(self):
        self.client.force_login(self.anna)

    def assert_shows(self, response, name, value=WORDS):
        self.assertIn(
            value.replace("\r\n", "\n"), shown_fields(response).get(name, ["nothing"])
        )


class EndedSessionTests(UnsavedCase):
    def test_words_of_every_form_survive_it(self):
        for address, field in FORMS.items():
            with self.subTest(address):
                sent = {field: WORDS, "_save": "Save"}
                response = Client().post(f"/admin/{address}", sent)
                self.assertContains(response, "Please sign in again", status_code=403)
                self.assert_shows(response, field)

    def test_after_the_login_every_form_has_them_and_nothing_is_saved(self):
        for address, field in FORMS.items():
            with self.subTest(address):
                sent = {field: WORDS, "_save": "Save", **SIGNED_IN}
                response = Client().post(f"/admin/{address}", sent)
                self.assertContains(response, "Nothing is saved yet")
                self.assert_shows(response, field)
        for model in (Agent, Edition):
            self.assertFalse(model.objects.exists())

    def test_a_document_comes_back_with_its_text_and_rows(self):
        typed = open_form(self.client, self.document)
        typed |= {"text": WORDS, "relations_to-0-type": "covers", "_save": "Save"}
        response = Client().post(change_address(self.document), typed | SIGNED_IN)
        form = form_of(response)
        self.assertEqual(form["text"], WORDS)
        self.assertEqual(form["relations_to-0-type"], "covers")
        self.assertEqual(self.document.revisions.count(), 1)

    def test_what_came_back_is_saved_with_one_more_press(self):
        typed = open_form(self.client, self.document) | {"title": "Of an hour"}
        client = Client()
        shown = client.post(change_address(self.document), typed | SIGNED_IN)
        client.post(change_address(self.document), form_of(shown) | {"_save": "Save"})
        self.document.refresh_from_db()
        self.assertEqual(self.document.title, "Of an hour")

    def test_a_wrong_password_keeps_them(self):
        sent = {"title": WORDS, **SIGNED_IN, "signin-password": "wrong"}
        response = Client().post("/admin/letters/edition/add/", sent)
        self.assert_shows(response, "title")
        self.assertNotContains(response, "wrong", status_code=403)

    def test_too_many_wrong_passwords_keep_them(self):
        sent = {"title": WORDS, **SIGNED_IN, "signin-password": "wrong"}
        with self.settings(AXES_FAILURE_LIMIT=1):
            response = Client().post("/admin/letters/edition/add/", sent)
        self.assertEqual(response.status_code, 429)
        self.assert_shows(response, "title")

    def test_no_password_comes_back(self):
        sent = {"username": "boris", "password1": "a secret", "password2": "a secret"}
        response = Client().post("/admin/auth/user/add/", sent)
        self.assert_shows(response, "username", "boris")
        self.assertNotContains(response, "a secret", status_code=403)

    def test_who_may_not_use_the_admin_is_asked_for_another_account(self):
        client = Client()
        client.force_login(User.objects.create_user("reader"))
        response = client.post("/admin/letters/edition/add/", {"title": WORDS})
        self.assertContains(response, "who may not do this", status_code=403)
        self.assert_shows(response, "title")

    def test_what_is_no_form_of_words_waits_for_another_press(self):
        edition = Edition.objects.create(identifier="e", title="E")
        address = f"/admin/letters/edition/{edition.pk}/delete/"
        client = Client()

        asked = client.post(address, {"post": "yes", **SIGNED_IN})

        self.assertContains(asked, "kept, and not carried out", status_code=403)
        self.assertTrue(Edition.objects.exists())
        client.post(address, {"post": "yes", "resumed": "yes"})
        self.assertFalse(Edition.objects.exists())

    def test_the_reason_of_a_merge_survives_it(self):
        pair = [make_agent(name) for name in ("a", "b")]
        chosen = {"members": [agent.pk for agent in pair], "kept": pair[0].pk}
        sent = {**chosen, "reason": "The same office", **SIGNED_IN}
        response = Client().post("/admin/letters/agent/merge/", sent)
        self.assert_shows(response, "reason", "The same office")
        self.assertFalse(Agent.objects.exclude(merged_into=None).exists())


class OlderFormTests(UnsavedCase):
    """Signed in again in another tab, or without any cookie."""

    def test_every_form_is_given_back_unsaved(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.anna)
        for address, field in FORMS.items():
            with self.subTest(address):
                sent = {field: WORDS, "_save": "Save"}
                response = client.post(f"/admin/{address}", sent, headers=OURS)
                self.assertContains(response, "is kept", status_code=403)
                self.assert_shows(response, field)

    def test_what_is_given_back_is_shown_and_not_saved(self):
        sent = {"title": WORDS, "_save": "Save", "resumed": "yes"}
        response = self.client.post("/admin/letters/edition/add/", sent)
        self.assert_shows(response, "title")
        self.assertFalse(Edition.objects.exists())

    def test_without_any_cookie_it_is_the_login_that_has_it(self):
        client = Client(enforce_csrf_checks=True)
        sent = {"title": WORDS, "_save": "Save", **SIGNED_IN}
        response = client.post("/admin/letters/edition/add/", sent, headers=OURS)
        self.assertContains(response, "Please sign in again", status_code=403)
        self.assert_shows(response, "title")
        self.assertNotIn("sessionid", client.cookies)

    def test_a_form_of_another_site_is_refused_as_ever(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.anna)
        for headers in ({"Origin": "https://evil.example"}, {"Origin": "http://["}, {}):
            with self.subTest(headers):
                response = client.post(INTAKE, {"pasted": "A secret"}, headers=headers)
                self.assertNotContains(response, "A secret", status_code=403)


class ErrorPageTests(UnsavedCase):
    def test_a_refusal_shows_what_was_typed(self):
        client = Client()
        client.force_login(make_staff("looker", "view_edition"))
        response = client.post("/admin/letters/edition/add/", {"title": WORDS})
        self.assertEqual(response.status_code, 403)
        self.assert_shows(response, "title")
        self.assertContains(response, "<textarea", status_code=403)

    def test_so_does_an_error(self):
        client = Client(raise_request_exception=False)
        client.force_login(self.anna)
        for error, status in ((ValueError, 500), (OperationalError, 503)):
            with (
                self.subTest(status),
                mock.patch.object(Edition, "save", side_effect=error),
            ):
                sent = {"title": WORDS, "identifier": "e"}
                response = client.post("/admin/letters/edition/add/", sent)
                self.assertEqual(response.status_code, status)
                self.assert_shows(response, "title")

    def test_a_form_too_large_says_where_the_words_are(self):
        with self.settings(DATA_UPLOAD_MAX_MEMORY_SIZE=100):
            response = self.client.post(INTAKE, {"pasted": "x" * 1000})
        self.assertContains(response, "your browser kept it", status_code=400)

    def test_a_record_that_was_deleted_becomes_a_new_one(self):
        edition = Edition.objects.create(identifier="e", title="E")
        address = f"/admin/letters/edition/{edition.pk}/change/"
        Edition.objects.all().delete()
        response = self.client.post(address, {"title": WORDS, "_save": "Save"})
        self.assertContains(response, "Somebody deleted this edition")
        self.assertContains(response, 'action="/admin/letters/edition/add/"')
        self.assert_shows(response, "title")

    def test_what_nobody_may_add_is_not_there_and_its_words_are_shown(self):
        address = "/admin/letters/correspondenceevent/999/change/"
        response = self.client.post(address, {"evidence": WORDS, "_save": "Save"})
        self.assertEqual(response.status_code, 404)
        self.assert_shows(response, "evidence")

    def test_what_nobody_may_change_is_refused(self):
        response = self.client.post("/admin/letters/sourcefile/999/change/", {"x": "y"})
        self.assertEqual(response.status_code, 403)

    def test_a_merge_of_too_few_keeps_its_reason(self):
        pair = [make_agent(name).pk for name in ("a", "b")]
        address = f"/admin/letters/agent/merge/?members={pair[0]}&members={pair[1]}"
        sent = {"members": pair[:1], "reason": "The same office"}
        response = self.client.post(address, sent)
        self.assert_shows(response, "reason", "The same office")


class CarriedFileTests(UnsavedCase):
    def send(self, file, client=None, **values):
        data = open_form(self.client, self.document) | {"page_images-0-file": file}
        data |= {"page_images-0-page_key": "2", "_save": "Save", **values}
        return (client or self.client).post(change_address(self.document), data)

    def scan(self, name="page 1.jpg"):
        return SimpleUploadedFile(name, make_scan().read())

    def test_a_chosen_file_stays_chosen_when_a_field_is_refused(self):
        refused = self.send(self.scan(), title="")
        self.assertContains(refused, "page 1.jpg")

        again = form_of(refused) | {"title": "A title", "_save": "Save"}
        self.client.post(change_address(self.document), again)

        self.assertEqual(PageImage.objects.get().original_name, "page 1.jpg")

    def test_it_stays_chosen_through_a_login(self):
        client = Client()
        shown = self.send(self.scan(), client, **SIGNED_IN)
        client.post(change_address(self.document), form_of(shown) | {"_save": "Save"})
        self.assertEqual(PageImage.objects.get().original_name, "page 1.jpg")

    def test_it_can_be_left_out(self):
        again = form_of(self.send(self.scan(), title=""))
        again |= {"title": "T", "left-out:page_images-0-file": "yes", "_save": "x"}
        again |= {"page_images-0-page_key": ""}
        self.client.post(change_address(self.document), again)
        self.assertFalse(PageImage.objects.exists())
        self.assertEqual(Document.objects.get().title, "T")

    def test_a_file_too_large_to_travel_is_named_and_asked_for(self):
        content = make_png(40, 40).read() + b"x" * MOST_BYTES_CARRIED
        for client, values in ((self.client, {"title": ""}), (Client(), {})):
            file = SimpleUploadedFile("large.png", content)
            response = self.send(file, client, **values)
            page = re.sub(r"<[^>]+>", "", response.content.decode())
            self.assertRegex(page, r"large\.png\W* is too large")
            self.assertNotIn("carried:page_images-0-file", shown_fields(response))


class SavedTests(UnsavedCase):
    def test_the_browser_is_told_when_it_may_forget(self):
        sent = {"title": "E", "identifier": "e", "kept_as": NAME, "_save": "Save"}
        response = self.client.post("/admin/letters/edition/add/", sent)
        self.assertIn(f"saved-words-{NAME}", response.cookies)

    def test_so_it_is_of_a_record_added_in_a_window_beside_the_form(self):
        sent = {"title": "E", "identifier": "e", "kept_as": NAME, "_popup": "1"}
        response = self.client.post("/admin/letters/edition/add/", sent)
        self.assertIn(f"saved-words-{NAME}", response.cookies)

    def test_it_is_not_told_so_of_what_was_refused_or_shown(self):
        for values in ({}, {"identifier": "e", "resumed": "yes"}):
            with self.subTest(values):
                sent = {"title": "E", "kept_as": NAME, "_save": "Save", **values}
                response = self.client.post("/admin/letters/edition/add/", sent)
                self.assertFalse(response.cookies.keys() - {"csrftoken"})
                self.assert_shows(response, "kept_as", NAME)

    def test_a_forged_name_becomes_no_cookie(self):
        sent = {"title": "E", "identifier": "e", "kept_as": "x; path=/", "_save": "x"}
        response = self.client.post("/admin/letters/edition/add/", sent)
        self.assertEqual(response.status_code, 302)
        self.assertFalse([name for name in response.cookies if "saved" in name])
