"""The form of a document: every save a revision, every error beside its field."""

from django.test import TestCase

from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus, FormerIdentifier, IndexRequest
from letters.tests.admin.pages import (
    change_address,
    errors_of,
    form_of,
    open_form,
    send,
)
from letters.tests.factories import (
    LETTER,
    make_agent,
    make_archivist,
    make_document,
    make_tei,
)

ADD = "/admin/letters/document/add/"
NEW = {
    "title": "A letter",
    "identifier": "a-letter",
    "kind": "letter",
    "appearance": "typescript",
    "status": DocumentStatus.DRAFT,
    "text": LETTER,
    "text_format": "notation",
}


class EditingCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document()

    def setUp(self):
        self.client.force_login(self.anna)

    def stored(self):
        return Document.objects.get(pk=self.document.pk)


class DocumentSavingTests(EditingCase):
    def test_a_save_is_a_revision_with_its_reason(self):
        text = open_form(self.client, self.document)["text"]
        response = send(
            self.client,
            self.document,
            text=text.replace("some understanding", "some feeling"),
            reason="Misread",
        )

        self.assertEqual(response.status_code, 302)
        revision = self.document.revisions.first()
        self.assertEqual(
            (revision.number, revision.editor, revision.reason),
            (2, self.anna, "Misread"),
        )
        self.assertIn("some feeling", self.stored().transcription.text)

    def test_another_sender_of_a_public_document_is_told_as_a_correction(self):
        form = open_form(self.client, self.document)
        rows = [name for name, value in form.items() if value == "sent"]
        row = rows[0].removesuffix("-type") if rows else "correspondence_events-0"
        mikoyan = make_agent("mikoyan", "Mikoyan", "Mikoyan")
        send(
            self.client,
            self.document,
            **{f"{row}-type": "sent", f"{row}-agent": mikoyan.pk},
            public_reason="The signature was misread.",
        )
        page = self.client.get("/corrections/")
        self.assertContains(page, "the sender")
        self.assertContains(page, "The signature was misread.")
        self.assertEqual(self.stored().revision_number, 2)
        send(self.client, self.document, reason="Nothing is changed.")
        self.assertEqual(self.stored().revision_number, 2)

    def test_saving_what_is_there_makes_no_revision(self):
        send(self.client, self.document)
        self.assertEqual(self.document.revisions.count(), 1)

    def test_a_text_read_from_tei_keeps_its_every_character(self):
        tei = make_tei().replace("<p>", '<p rend="x"  >', 1)
        document = make_document("from-tei", notation=LETTER)
        save_document(document, tei, Edit())
        send(self.client, document, title="Another title")

        self.assertEqual(document.revisions.first().tei, tei)

    def test_a_text_that_notation_cannot_say_is_edited_as_tei(self):
        tei = make_tei().replace("</p>", " <foo>x</foo></p>", 1)
        form = open_form(self.client, self.document)
        data = {**form, "text": tei, "text_format": "tei", "_save": "x"}
        self.client.post(change_address(self.document), data)

        page = self.client.get(change_address(self.document))

        self.assertEqual(form_of(page)["text_format"], "tei")
        self.assertContains(page, "The notation has no word for foo")
        self.assertEqual(send(self.client, self.document).status_code, 302)

    def test_a_new_document_can_be_typed(self):
        response = self.client.post(ADD, {**NEW, "_continue": "x"})

        document = Document.objects.get(identifier="a-letter")
        self.assertRedirects(response, change_address(document))
        self.assertEqual(document.pages.count(), 2)
        self.assertEqual(document.revisions.get().editor, self.anna)

    def test_the_same_new_document_sent_twice_is_one(self):
        for _ in range(2):
            response = self.client.post(ADD, {**NEW, "_save": "x"})

        self.assertIn("Another document has this identifier", errors_of(response)[0])
        self.assertEqual(Document.objects.filter(identifier="a-letter").count(), 1)


class DocumentRefusalTests(EditingCase):
    def test_every_error_of_the_notation_is_beside_the_text(self):
        text = "One [a]{.nothing}\n\nTwo [b]{.stampp}\n\n::: nowhere\nx\n:::"
        response = send(self.client, self.document, text=text)

        self.assertEqual(len(errors_of(response)), 3)
        self.assertIn("line 1, column", errors_of(response)[0])
        self.assertEqual(form_of(response)["text"], text.replace("\n", "\r\n"))

    def test_an_identifier_of_another_document_is_refused(self):
        make_document("taken")
        response = send(self.client, self.document, identifier="taken")
        self.assertIn("Another document has this identifier", errors_of(response)[0])

    def test_a_former_identifier_of_another_document_is_refused(self):
        other = make_document("other")
        FormerIdentifier.objects.create(identifier="old", document=other)

        response = send(self.client, self.document, identifier="old")

        self.assertIn("leads to it for ever", errors_of(response)[0])

    def test_a_changed_public_identifier_leads_here_for_ever(self):
        send(self.client, self.document, identifier="khrushchev-1962-10-26")

        former = FormerIdentifier.objects.get()
        self.assertEqual(former.identifier, "khrushchev-kennedy-1962")
        response = self.client.get("/documents/khrushchev-kennedy-1962/")
        self.assertEqual(response["Location"], "/documents/khrushchev-1962-10-26/")

    def test_a_form_that_was_refused_shows_the_stored_state(self):
        response = send(
            self.client, self.document, status=DocumentStatus.DRAFT, date_edtf="soon"
        )

        self.assertContains(response, "<strong>Public.</strong>")
        self.assertContains(response, 'href="/documents/khrushchev-kennedy-1962/"')

    def test_hostile_values_are_errors_beside_their_fields(self):
        for field, value, expected in (
            ("title", "Dear\0 Sir", "U+0000 cannot be stored (line 1, column 5)"),
            ("title", "x" * 1_000_000, "at most 500 characters"),
            ("text", "One\n\nTwo\0", "line 3, column 4"),
            ("text", "One\x0c", "[Page N]"),
            ("reason", "x\0", "U+0000"),
            ("scope_and_content", "a\nb\0", "line 2, column 2"),
            ("identifier", "a b", "Use letters"),
            ("date_edtf", "1962-02-31", "31"),
            ("edition", "99999999999999999999", "valid choice"),
            ("status", "secret", "valid choice"),
            ("text_format", "pdf", "valid choice"),
            ("based_on", "x", "whole number"),
        ):
            with self.subTest(field):
                response = send(self.client, self.document, **{field: value})
                self.assertEqual(response.status_code, 200)
                self.assertIn(expected, " ".join(errors_of(response)))
        self.assertEqual(self.document.revisions.count(), 1)

    def test_markup_in_every_field_is_shown_as_text(self):
        form = open_form(self.client, self.document)
        strict = {"text_format", "based_on", "rows_seen", "identifier", "date_edtf"}
        hostile = '"><script>alert(1)</script></textarea>{{ title }}'
        values = {
            name: hostile
            for name in form
            if "_FORMS" not in name and not name.endswith("-id") and name not in strict
        }
        choices = {
            "kind": "letter",
            "appearance": "typescript",
            "status": DocumentStatus.WITHDRAWN,
        }
        refused = send(self.client, self.document, **values)
        saved = send(
            self.client,
            self.document,
            title=hostile,
            text=hostile,
            reason=hostile,
            scope_and_content=hostile,
            **choices,
        )

        self.assertNotContains(refused, "<script>alert")
        self.assertEqual(errors_of(saved), [])
        for address in ("", "change/", "revisions/", "revisions/2/", "history/"):
            place = change_address(self.document).removesuffix("change/") + address
            page = self.client.get(place, follow=True)
            with self.subTest(address):
                self.assertNotContains(page, "<script>alert")


class PublishingTests(EditingCase):
    def act(self, action):
        data = {"action": action, "_selected_action": [self.document.pk], "index": "0"}
        return self.client.post("/admin/letters/document/", data, follow=True)

    def test_withdrawing_and_publishing_are_revisions_and_ask_for_indexing(self):
        IndexRequest.objects.all().delete()
        withdrawn = self.act("withdraw")
        self.assertFalse(self.stored().is_published)
        self.assertEqual(IndexRequest.objects.get().document_id, self.document.pk)
        IndexRequest.objects.all().delete()
        self.act("publish")

        self.assertContains(withdrawn, "readers do not see it")
        self.assertTrue(self.stored().is_published)
        reasons = [revision.reason for revision in self.document.revisions.all()]
        self.assertEqual(reasons, ["Published", "Withdrawn", ""])
        self.assertEqual(IndexRequest.objects.get().document_id, self.document.pk)

    def test_publishing_with_open_problems_says_how_many(self):
        draft = make_document(
            "draft", LETTER + "\n\nA ( here.", status=DocumentStatus.DRAFT
        )
        response = send(self.client, draft, status=DocumentStatus.PUBLISHED)

        page = self.client.get(response.url)
        self.assertContains(page, "is public. 1 problem is still open.")

    def test_what_was_public_once_cannot_be_deleted(self):
        self.act("withdraw")
        address = change_address(self.document)

        page = self.client.get(address)
        deleted = self.client.post(address.replace("change", "delete"), {"post": "yes"})

        self.assertContains(page, "cannot be deleted, only withdrawn")
        self.assertEqual(deleted.status_code, 403)

    def test_a_draft_that_never_was_can_be_deleted(self):
        draft = make_document("draft", status=DocumentStatus.DRAFT)
        IndexRequest.objects.all().delete()

        address = change_address(draft).replace("change", "delete")
        self.client.post(address, {"post": "yes"})

        self.assertFalse(Document.objects.filter(pk=draft.pk).exists())
        self.assertEqual(IndexRequest.objects.get().document_id, draft.pk)

    def test_there_is_no_deleting_of_many(self):
        self.assertNotContains(
            self.client.get("/admin/letters/document/"), "delete_selected"
        )


class PreviewTests(EditingCase):
    def test_it_shows_what_is_in_the_form_and_saves_nothing(self):
        text = open_form(self.client, self.document)["text"]
        form = open_form(self.client, self.document)
        data = {
            **form,
            "text": text.replace("some understanding", "some feeling"),
            "title": "Another title",
            "_preview": "x",
        }
        response = self.client.post(change_address(self.document), data)

        self.assertContains(response, "Preview: nothing is saved")
        self.assertContains(response, "some feeling")
        self.assertContains(response, "Another title")
        self.assertEqual(self.stored().title, "Khrushchev to Kennedy")
        self.assertEqual(self.document.revisions.count(), 1)

    def test_it_leads_back_to_the_form_as_it_was(self):
        form = open_form(self.client, self.document)
        data = {**form, "title": "Another title", "_return": ""}

        response = self.client.post(change_address(self.document), data)

        self.assertEqual(form_of(response)["title"], "Another title")
        self.assertEqual(errors_of(response), [])
        self.assertNotContains(response, "Please correct")
        self.assertEqual(self.stored().title, "Khrushchev to Kennedy")

    def test_a_new_document_can_be_previewed(self):
        response = self.client.post(ADD, {**NEW, "_preview": "x"})

        self.assertContains(response, "Preview: nothing is saved")
        self.assertFalse(Document.objects.filter(identifier="a-letter").exists())

    def test_a_text_with_errors_has_none(self):
        form = open_form(self.client, self.document)
        data = {**form, "text": "[a]{.nothing}", "_preview": "x"}
        response = self.client.post(change_address(self.document), data)
        self.assertIn("line 1", errors_of(response)[0])


class SwitchingTests(EditingCase):
    def switch(self, wanted, **values):
        address = change_address(self.document)
        data = {**open_form(self.client, self.document), "_switch": wanted, **values}
        response = self.client.post(address, data)
        return response, form_of(response)

    def test_what_was_typed_is_shown_in_the_other_format_and_not_saved(self):
        text = open_form(self.client, self.document)["text"]
        changed = text.replace("some understanding", "*some* feeling")

        _, form = self.switch("tei", text=changed)

        self.assertEqual(form["text_format"], "tei")
        self.assertIn('<hi rend="italic">some</hi> feeling', form["text"])
        self.assertEqual(self.document.revisions.count(), 1)

        response = self.client.post(
            change_address(self.document), {**form, "_switch": "notation"}
        )
        self.assertEqual(form_of(response)["text"], changed)

    def test_an_untouched_text_is_saved_as_it_was_after_switching(self):
        _, form = self.switch("tei")
        response = self.client.post(
            change_address(self.document), {**form, "_save": "Save"}
        )
        self.assertEqual(response.status_code, 302)
        self.assertEqual(self.document.revisions.count(), 1)

    def test_what_cannot_be_read_stays_as_it_was_typed(self):
        response, form = self.switch("tei", text="an *open")
        self.assertEqual((form["text_format"], form["text"]), ("notation", "an *open"))
        self.assertIn("“*” is not closed", errors_of(response)[0])

    def test_other_fields_keep_what_was_typed(self):
        _, form = self.switch("tei", title="Another title")
        self.assertEqual(form["title"], "Another title")
        self.assertNotEqual(self.stored().title, "Another title")

    def test_a_format_that_there_is_not_is_passed_over(self):
        address = change_address(self.document)
        data = {**open_form(self.client, self.document), "_switch": "docx"}
        self.assertEqual(self.client.post(address, data).status_code, 302)

    def test_a_new_document_is_switched_too(self):
        response = self.client.post(ADD, {**NEW, "_switch": "tei"})
        form = form_of(response)
        self.assertEqual(form["text_format"], "tei")
        self.assertIn("<head>", form["text"])
