"""The other pages of the admin: lists, records, history, and who may see what."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from lxml import html

from letters.ingest.saving import Edit, save_document
from letters.models import Agent, Document, DocumentStatus, SourceFile
from letters.tests.admin.pages import change_address, errors_of
from letters.tests.factories import (
    LETTER,
    load_collection,
    make_archivist,
    make_document,
    make_edition,
    make_tei,
)

MODELS = (
    "agent",
    "archivalunit",
    "document",
    "edition",
    "formeridentifier",
    "importproblem",
    "importrun",
    "mistakereport",
    "place",
    "problem",
    "repository",
    "section",
    "sourcefile",
    "volumeimport",
)
DERIVED = ("page", "segment", "footnote", "mark", "crossreference", "transcription")


def make_staff(username, *permissions):
    user = get_user_model().objects.create_user(username, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


class AdminCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()

    def setUp(self):
        self.client.force_login(self.anna)


class IndexTests(AdminCase):
    def test_it_says_where_to_begin(self):
        page = self.client.get("/admin/")
        self.assertContains(page, "Letters archive")
        self.assertContains(page, "/admin/letters/sourcefile/add/")
        self.assertContains(page, "Transcriptions")

    def test_every_record_has_a_list_and_derived_rows_have_none(self):
        load_collection()
        for name in MODELS:
            with self.subTest(name):
                page = self.client.get(f"/admin/letters/{name}/?q=reagan")
                self.assertEqual(page.status_code, 200)
        for name in DERIVED:
            self.assertEqual(
                self.client.get(f"/admin/letters/{name}/").status_code, 404
            )

    def test_every_form_opens(self):
        load_collection()
        for document in Document.objects.all():
            for page in ("change", "revisions", "revisions/1", "history"):
                address = change_address(document).replace("change", page)
                with self.subTest(address):
                    self.assertEqual(self.client.get(address).status_code, 200)
        for name in (
            "agent",
            "archivalunit",
            "edition",
            "place",
            "repository",
            "section",
        ):
            address = f"/admin/letters/{name}/add/"
            self.assertEqual(self.client.get(address).status_code, 200)

    def test_every_field_of_a_table_has_a_name(self):
        document = make_document("draft", LETTER + "\n\nAn open ( here.")
        page = html.fromstring(self.client.get(change_address(document)).content)
        fields = page.cssselect("td select, td input:not([type=hidden]), td textarea")
        self.assertGreater(len(fields), 5)
        self.assertEqual([f.name for f in fields if not f.get("aria-label")], [])

    def test_no_page_has_an_inline_script_or_style(self):
        document = make_document(notation=LETTER + "\n\nAn open ( here.")
        for address in (
            "/admin/",
            "/admin/letters/document/",
            "/admin/letters/document/add/",
            "/admin/letters/sourcefile/add/",
            change_address(document),
        ):
            page = self.client.get(address).content.decode()
            with self.subTest(address):
                self.assertNotRegex(page, r"<script(?![^>]* src=)(?![^>]*json)")
                self.assertNotRegex(page, r"<style|\sstyle=|\son\w+=")


class DocumentListTests(AdminCase):
    address = "/admin/letters/document/"

    def test_it_shows_what_matters_of_each(self):
        make_document(notation=LETTER + "\n\nAn open ( here.")
        page = self.client.get(self.address)
        for text in ("khrushchev-kennedy-1962", "October 26, 1962", "Published"):
            self.assertContains(page, text)
        self.assertContains(page, '<td class="field-problems_open">1</td>', html=True)

    def test_its_queries_do_not_grow_with_the_list(self):
        edition = make_edition()
        counts = []
        for size in (2, 10):
            while Document.objects.count() < size:
                make_document(f"letter-{Document.objects.count()}", edition=edition)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                self.client.get(self.address)
            counts.append(len(queries))
        # Session, user, saved filters, the choices of filters and of whom to assign to,
        # the count, and the documents.
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], 8)

    def test_it_is_found_by_title_identifier_and_open_problems(self):
        make_document(notation=LETTER + "\n\nAn open ( here.")
        make_document("other", title="Another")
        for query, expected in (
            ("?q=other", "Another"),
            ("?problems=open", "Khrushchev to Kennedy"),
            ("?problems=none", "Another"),
        ):
            with self.subTest(query):
                page = self.client.get(self.address + query)
                self.assertContains(page, expected)
                self.assertContains(page, "1 document")


class DocumentFormTests(AdminCase):
    def test_its_queries_do_not_grow_with_the_rows(self):
        document = make_document(notation=LETTER.replace("[We are", "We are"))
        counts = []
        for size in (3, 12):
            while document.correspondence_events.count() < size:
                number = document.correspondence_events.count()
                agent = Agent.objects.create(
                    identifier=f"agent-{number}", authorized_name=f"Agent {number}"
                )
                document.correspondence_events.create(type="cleared", agent=agent)
            with CaptureQueriesContext(connection) as queries:
                self.client.get(change_address(document))
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], 15)


class HistoryTests(AdminCase):
    def test_each_revision_shows_who_why_and_what_changed(self):
        document = make_document()
        edit = Edit(editor=self.anna, reason="Misread")
        document.title = "Another title"
        save_document(
            document, make_tei(LETTER.replace("understanding", "feeling")), edit
        )
        address = change_address(document).replace("change", "revisions")

        history = self.client.get(address)
        revision = self.client.get(f"{address}2/")

        self.assertContains(history, "Misread")
        self.assertContains(history, "anna")
        self.assertRegex(revision.content.decode(), r"<del\s*>.*Khrushchev to Kennedy")
        self.assertRegex(revision.content.decode(), r"<ins\s*>.*feeling")
        self.assertEqual(self.client.get(f"{address}9/").status_code, 404)


class HostileAddressTests(AdminCase):
    def test_none_is_a_server_error(self):
        document = make_document()
        autocomplete = (
            "/admin/autocomplete/?app_label=letters&model_name=documentrelation"
            "&field_name=target&term="
        )
        for address in (
            "/admin/letters/document/?q=%00",
            "/admin/letters/document/?status__exact=%00",
            "/admin/letters/document/?problems=x&p=99999999999999999999",
            "/admin/letters/document/?edition__id__exact=99999999999999999999",
            "/admin/letters/document/%00/change/",
            "/admin/letters/document/99999999999999999999/change/",
            "/admin/letters/document/99999999999999999999/revisions/",
            f"/admin/letters/document/{document.pk}/revisions/99999999999999999/",
            f"/admin/letters/document/{document.pk}/change/?_changelist_filters=%00",
            "/admin/letters/document/add/?title=%00&edition=x&text=%00",
            "/admin/letters/sourcefile/99999999999999999999/download/",
            "/admin/letters/sourcefile/x/change/",
            f"{autocomplete}%00",
            f"{autocomplete}%ED%A0%80",
        ):
            with self.subTest(address):
                self.assertLess(self.client.get(address).status_code, 500)

    def test_records_refuse_what_cannot_be_stored_with_its_place(self):
        data = {
            "identifier": "a",
            "authorized_name": "Dear\0",
            "kind": "person",
            "name_variants-TOTAL_FORMS": "1",
            "name_variants-INITIAL_FORMS": "0",
            "name_variants-0-name": "x\0",
            "offices-TOTAL_FORMS": "0",
            "offices-INITIAL_FORMS": "0",
        }
        response = self.client.post("/admin/letters/agent/add/", data)

        self.assertEqual(len(errors_of(response)), 2)
        self.assertIn("(line 1, column 5)", errors_of(response)[0])
        self.assertFalse(Agent.objects.exists())


class PermissionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        cls.draft = make_document("draft", title="A draft", status=DocumentStatus.DRAFT)
        cls.public = Document.objects.get(identifier="frus1981-88v04/d190")

    def test_who_may_only_look_gets_a_form_to_read(self):
        self.client.force_login(make_staff("reader", "view_document"))

        page = self.client.get(change_address(self.draft))
        saved = self.client.post(change_address(self.draft), {"title": "x"})

        self.assertContains(page, "I have received your letter")
        self.assertNotContains(page, 'name="_save"')
        self.assertNotContains(page, "<textarea")
        self.assertEqual(saved.status_code, 403)

    def test_who_may_not_see_drafts_gets_none(self):
        self.client.force_login(make_staff("changer", "change_document"))

        listed = self.client.get("/admin/letters/document/")
        opened = self.client.get(change_address(self.draft), follow=True)
        saved = self.client.post(change_address(self.draft), {"_preview": "x"})
        history = change_address(self.draft).replace("change", "revisions")

        self.assertNotContains(listed, "A draft")
        self.assertNotContains(opened, "A draft")
        self.assertNotContains(saved, "I have received", status_code=saved.status_code)
        self.assertEqual(self.client.get(history).status_code, 404)

    def test_a_transcription_of_a_draft_is_for_those_who_see_drafts(self):
        Document.objects.filter(identifier="reagan-andropov-1983-draft").update(
            status=DocumentStatus.DRAFT
        )
        self.client.force_login(make_staff("keeper", "view_sourcefile"))
        film = SourceFile.objects.get(name__startswith="reagan")

        page = self.client.get("/admin/letters/sourcefile/")
        bytes_ = self.client.get(f"/admin/letters/sourcefile/{film.pk}/download/")

        self.assertNotContains(page, "reagan-andropov")
        self.assertContains(page, "frus1981-88v04-d190.txt")
        self.assertEqual(bytes_.status_code, 404)

    def test_staff_without_permissions_get_nothing(self):
        self.client.force_login(make_staff("nobody"))
        for address in (
            "/admin/letters/document/",
            "/admin/letters/sourcefile/",
            "/admin/letters/sourcefile/add/",
            change_address(self.public),
            change_address(self.public).replace("change", "revisions"),
        ):
            with self.subTest(address):
                self.assertIn(self.client.get(address).status_code, (403, 404))
