"""Forms that were forged or sent twice, and forms of people with few permissions."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.test import RequestFactory, TestCase
from django.urls import reverse

from letters.ingest.saving import Edit, save_document
from letters.models import (
    Agent,
    ArchivalUnit,
    Document,
    DocumentRelation,
    DocumentStatus,
    IndexRequest,
)
from letters.tests.admin.pages import INTAKE, change_address, errors_of, send
from letters.tests.admin.test_pages import make_staff
from letters.tests.factories import (
    LETTER,
    SEEDS,
    make_archivist,
    make_document,
    make_edition,
    make_tei,
)

LIST = "/admin/letters/document/"


class CornerCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document(status=DocumentStatus.DRAFT)

    def setUp(self):
        self.client.force_login(self.anna)

    def act(self, action, *documents):
        keys = [document.pk for document in documents]
        data = {"action": action, "_selected_action": keys}
        return self.client.post(LIST, data, follow=True)


class PublishingTests(CornerCase):
    def test_what_is_public_already_is_not_published_again(self):
        public = make_document("public")
        IndexRequest.objects.all().delete()

        response = self.act("publish", public, self.document)

        self.assertEqual(public.revisions.count(), 1)
        self.assertEqual(self.document.revisions.first().reason, "Published")
        self.assertContains(response, "1 document is published already")
        waiting = IndexRequest.objects.values_list("document_id", flat=True)
        self.assertEqual(list(waiting), [self.document.pk])

    def test_each_of_many_is_requested_once_for_the_index(self):
        documents = [
            make_document(name, status=DocumentStatus.DRAFT) for name in ("one", "two")
        ]
        for action in ("publish", "withdraw"):
            IndexRequest.objects.all().delete()
            self.act(action, *documents)
            waiting = IndexRequest.objects.values_list("document_id", flat=True)
            with self.subTest(action):
                self.assertEqual(
                    sorted(waiting), [document.pk for document in documents]
                )

    def test_withdrawing_says_that_readers_do_not_see_it(self):
        public = make_document("public")
        response = self.act("withdraw", public)
        self.assertContains(response, "readers do not see it")
        self.assertEqual(self.client.get("/documents/public/").status_code, 200)
        self.client.logout()
        self.assertEqual(self.client.get("/documents/public/").status_code, 404)

    def test_one_open_problem_is_one(self):
        problem = make_document("bad", "An open ( here.", status=DocumentStatus.DRAFT)
        response = self.act("publish", problem)
        self.assertContains(response, "1 problem is still open")

    def test_who_may_only_look_has_no_such_action(self):
        self.client.force_login(make_staff("reader", "view_document"))
        self.act("publish", self.document)
        self.assertEqual(Document.objects.get().status, DocumentStatus.DRAFT)


class ViewerTests(CornerCase):
    def test_a_form_to_read_remembers_no_state(self):
        self.client.force_login(make_staff("reader", "view_document"))
        page = self.client.get(change_address(self.document))
        self.assertNotContains(page, 'name="based_on"')
        self.assertNotContains(page, 'name="rows_seen"')

    def test_bytes_of_a_transcription_are_for_those_who_may_see_it(self):
        self.client.force_login(make_staff("nobody", "view_document"))
        response = self.client.get("/admin/letters/sourcefile/1/download/")
        self.assertEqual(response.status_code, 403)

    def test_handing_in_needs_the_right_to_add_and_to_see_documents(self):
        for permissions, status in (
            (["add_sourcefile"], 403),
            (["add_sourcefile", "add_document"], 403),
            (["add_sourcefile", "add_document", "view_document"], 200),
        ):
            self.client.force_login(make_staff("-".join(permissions), *permissions))
            with self.subTest(permissions):
                self.assertEqual(self.client.get(INTAKE).status_code, status)


class ForgedFormTests(CornerCase):
    def test_an_identifier_with_a_nul_is_no_target(self):
        response = send(
            self.client,
            self.document,
            **{
                "relations_to-0-type": "covers",
                "relations_to-0-target-identifier": "a\0",
            },
        )
        self.assertEqual(response.status_code, 200)
        self.assertTrue(errors_of(response))
        self.assertFalse(DocumentRelation.objects.exists())

    def test_a_target_typed_by_its_identifier_counts_more_than_the_one_chosen(self):
        typed, chosen = make_document("typed"), make_document("chosen")
        send(
            self.client,
            self.document,
            **{
                "relations_to-0-type": "covers",
                "relations_to-0-target": chosen.pk,
                "relations_to-0-target-identifier": "typed",
            },
        )
        self.assertEqual(DocumentRelation.objects.get().target, typed)


class HandingInTests(CornerCase):
    def test_two_documents_of_one_name_are_refused_beside_the_names(self):
        film = (SEEDS / "reagan-andropov-draft-1983.txt").read_text()
        data = {"pasted": film, "identifiers": "film\nfilm", "_save": "x"}
        response = self.client.post(INTAKE, data)
        self.assertEqual(
            errors_of(response), ["“film” would be the identifier of 2 documents."]
        )
        self.assertEqual(Document.objects.count(), 1)

    def test_a_pointer_that_no_record_holds_does_not_stop_a_save(self):
        tei = make_tei().replace(
            "I have", f'<ref target="#d{"1" * 300}">x</ref> I have'
        )
        data = {"pasted": tei, "identifiers": "letter", "format": "tei", "_save": "x"}
        response = self.client.post(INTAKE, data)
        self.assertEqual(response.status_code, 302)
        self.assertIn(tei, Document.objects.get(identifier="letter").transcription.tei)

    def test_fences_without_end_are_errors_and_no_crash(self):
        text = "::: nowhere\n" * 3000
        data = {"pasted": text, "identifiers": "letter", "format": "notation"}
        response = self.client.post(INTAKE, {**data, "_save": "x"})
        self.assertEqual(response.status_code, 200)
        self.assertIn("“nowhere” is no fence", errors_of(response)[0])


class EditionAdminTests(CornerCase):
    def test_an_edition_leads_to_its_public_page(self):
        edition = make_edition()
        save_document(
            Document(
                identifier="a",
                title="A",
                edition=edition,
                status=DocumentStatus.PUBLISHED,
            ),
            make_tei(LETTER),
            Edit(),
        )
        page = self.client.get(f"/admin/letters/edition/{edition.pk}/change/")
        self.assertContains(page, 'href="/editions/frus1961-63v06/"')


class SelectionTests(TestCase):
    def test_what_is_no_key_chooses_nothing_in_any_list_and_is_told(self):
        self.client.force_login(make_archivist())
        keys = ["abc", "\0", "9" * 5_000, "9" * 19, "-"]
        for model in admin.site._registry:
            address = reverse(
                f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
            )
            data = {"action": "delete_selected", "_selected_action": keys}
            with self.subTest(model.__name__):
                response = self.client.post(address, data, follow=True)
                self.assertContains(response, "5 of the chosen rows name no record")


class UnseenTests(TestCase):
    def test_lines_shown_as_names_refuse_what_turns_them_with_its_place(self):
        request = RequestFactory().get("/")
        request.user = make_archivist()
        for model, names in (
            (Document, ("title", "subject", "reference_code", "extent")),
            (Agent, ("authorized_name", "display_name")),
            (ArchivalUnit, ("title", "reference_code")),
        ):
            model_admin = admin.site.get_model_admin(model)
            for name in names:
                column = model._meta.get_field(name)
                field = model_admin.formfield_for_dbfield(column, request)
                for character in "\u202a\u202e\u2066\u2069\u2028\u2029":
                    with (
                        self.subTest(name=name, character=f"{ord(character):04X}"),
                        self.assertRaisesRegex(ValidationError, "Line 1, character 3"),
                    ):
                        field.clean(f"ab{character}c")

    def test_an_address_of_the_web_is_ascii(self):
        request = RequestFactory().get("/")
        request.user = make_archivist()
        column = ArchivalUnit._meta.get_field("finding_aid")
        unit_admin = admin.site.get_model_admin(ArchivalUnit)
        field = unit_admin.formfield_for_dbfield(column, request)
        for host in ("a\u202eb.org", "\u0430rchive.org"):
            with self.assertRaisesRegex(ValidationError, "xn--"):
                field.clean(f"https://{host}")
