"""Whose turn it is, what is deleted, and what asks once more before a text shrinks."""

from django.contrib.auth.models import User
from django.test import TestCase

from letters.models import Deletion, Document, DocumentStatus, PageImage
from letters.tests.accounts.test_roads_to_publishing import make_member
from letters.tests.admin.pages import (
    change_address,
    errors_of,
    form_of,
    open_form,
    send,
)
from letters.tests.factories import LETTER, make_archivist, make_document

LIST = "/admin/letters/document/"
DELETED = f"{LIST}deleted/"


class DeskCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document(title="The first", status=DocumentStatus.DRAFT)
        cls.second = make_document("second", title="The second", status="draft")

    def setUp(self):
        self.client.force_login(self.anna)

    def act(self, action, *documents, **values):
        keys = [document.pk for document in documents]
        data = {"action": action, "_selected_action": keys, **values}
        return self.client.post(LIST, data, follow=True)


class AssignmentTests(DeskCase):
    def test_it_is_chosen_in_the_form_without_a_new_revision(self):
        emma = make_member("emma", "editor")
        send(self.client, self.document, assigned_to=emma.pk)
        self.document.refresh_from_db()
        self.assertEqual(self.document.assigned_to, emma)
        self.assertEqual(self.document.revision_number, 1)

    def test_many_are_assigned_at_once_and_taken_back(self):
        emma = make_member("emma", "editor")
        both = (self.document, self.second)
        response = self.act("assign", *both, assignee=emma.pk)
        self.assertContains(response, "2 documents are assigned to emma.")
        self.assertEqual(Document.objects.assigned_to(emma).count(), 2)
        self.act("assign", *both, assignee="")
        self.assertFalse(Document.objects.assigned_to(emma).exists())

    def test_what_has_the_state_already_is_told(self):
        self.assertContains(self.act("publish", self.document), "is public")
        revisions = self.document.revisions.count()
        response = self.act("publish", self.document, self.second)
        self.assertContains(response, "1 document is published already")
        self.assertContains(response, "“The second” is public")
        self.assertEqual(self.document.revisions.count(), revisions)
        again = self.act("publish", self.document, self.second)
        self.assertContains(again, "2 documents are published already, and not changed")

    def test_nobody_outside_the_desk_is_chosen(self):
        reader = User.objects.create_user("reader")
        for key in (reader.pk, "x", "9" * 40):
            with self.subTest(key):
                self.act("assign", self.document, assignee=key)
                self.assertIsNone(Document.objects.get(pk=self.document.pk).assigned_to)

    def test_the_list_is_narrowed_to_ones_own(self):
        Document.objects.filter(pk=self.second.pk).update(assigned_to=self.anna)
        for value, shown in (("me", "The second"), ("nobody", "The first")):
            page = self.client.get(f"{LIST}?assigned={value}")
            with self.subTest(value):
                result = page.context["cl"].result_list
                self.assertEqual([str(document) for document in result], [shown])


class StateTests(DeskCase):
    def test_each_action_says_what_it_did_not_do(self):
        public = make_document("public", title="A public one")
        response = self.act("put_in_review", self.document, public)
        self.assertContains(response, "cannot become in review")
        self.document.refresh_from_db()
        self.assertEqual(self.document.status, DocumentStatus.IN_REVIEW)

    def test_the_form_offers_what_may_follow(self):
        public = make_document("public")
        page = self.client.get(change_address(public))
        self.assertContains(page, '<option value="withdrawn"')
        self.assertNotContains(page, '<option value="draft"')
        self.assertNotContains(page, '<option value="deleted"')


class DeletingTests(DeskCase):
    def delete(self, document):
        address = change_address(document).replace("change", "delete")
        return self.client.post(address, {"post": "yes"}, follow=True)

    def test_the_question_says_that_it_can_be_undone(self):
        address = change_address(self.document).replace("change", "delete")
        self.assertContains(self.client.get(address), "For 30 days it can be")

    def test_it_goes_to_the_list_of_what_can_be_restored(self):
        self.delete(self.document)
        self.assertNotContains(self.client.get(LIST), change_address(self.document))
        page = self.client.get(DELETED)
        for text in ("The first", "khrushchev-kennedy-1962", "anna", "Draft"):
            with self.subTest(text):
                self.assertContains(page, text)

    def test_it_is_restored_there(self):
        self.delete(self.document)
        page = self.client.post(DELETED, {"restore": [self.document.pk]}, follow=True)
        self.assertContains(page, "is restored (Draft)")
        self.assertContains(self.client.get(LIST), change_address(self.document))
        self.assertFalse(Deletion.objects.exists())

    def test_a_forged_restore_restores_nothing(self):
        for keys in ([], ["x"], ["9" * 40], [self.second.pk]):
            with self.subTest(keys):
                page = self.client.post(DELETED, {"restore": keys}, follow=True)
                self.assertContains(page, "Nothing is restored")

    def test_many_are_deleted_but_none_that_was_public(self):
        public = make_document("public", title="A public one")
        response = self.act("delete_documents", self.document, public, self.second)
        self.assertContains(response, "2 documents are deleted")
        self.assertContains(response, "never deleted")
        self.assertEqual([*Document.objects.all()], [public])

    def test_one_that_was_deleted_is_told_as_one(self):
        response = self.act("delete_documents", self.document)
        said = "1 document is deleted. Under “Deleted” you can restore it."
        self.assertContains(response, said)

    def test_a_new_document_cannot_take_its_identifier(self):
        self.delete(self.document)
        form = form_of(self.client.get(f"{LIST}add/"))
        data = {**form, "identifier": self.document.identifier, "title": "x"}
        response = self.client.post(f"{LIST}add/", {**data, "text": LETTER})
        self.assertIn("deleted and can be restored", errors_of(response)[0])

    def test_a_relation_to_it_is_kept_and_comes_back(self):
        relation = self.second.relations_to.create(type="covers", target=self.document)
        self.delete(self.document)
        response = send(self.client, self.second, title="Changed meanwhile")
        self.assertEqual(errors_of(response), [])
        relation.refresh_from_db()
        self.assertEqual(relation.target_id, self.document.pk)

    def test_its_scans_stay(self):
        sizes = {"width": 1, "height": 1, "size": 1, "media_type": "image/png"}
        self.document.page_images.create(page_key="1", sha256="0" * 64, **sizes)
        self.delete(self.document)
        self.assertTrue(PageImage.objects.exists())

    def test_who_may_not_delete_sees_nothing_of_it(self):
        self.client.force_login(make_member("carla", "contributor"))
        self.assertEqual(self.client.get(DELETED).status_code, 403)
        self.assertNotContains(self.client.get(LIST), DELETED)


class ShrinkingTests(DeskCase):
    SHORT = "N. Khrushchev\n"

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.public = make_document("public")

    def text(self):
        return Document.objects.get(pk=self.public.pk).text

    def test_it_asks_before_a_public_text_loses_half(self):
        response = send(self.client, self.public, text=self.SHORT)
        self.assertContains(response, "Readers would lose")
        self.assertIn("some understanding", self.text())
        self.assertEqual(form_of(response)["text"], "N. Khrushchev\r\n")

    def test_it_asks_before_it_is_emptied(self):
        response = send(self.client, self.public, text="")
        self.assertContains(response, "Readers would find this text empty")

    def test_who_says_so_may(self):
        refused = send(self.client, self.public, text=self.SHORT)
        token = refused.context["shrinkage"].token
        data = {**form_of(refused), "shorter": token, "_save": "x"}
        response = self.client.post(change_address(self.public), data)
        self.assertEqual(response.status_code, 302)
        self.assertNotIn("some understanding", self.text())

    def test_a_yes_to_one_text_is_none_to_another(self):
        refused = send(self.client, self.public, text=self.SHORT)
        token = refused.context["shrinkage"].token
        data = {**form_of(refused), "text": "", "shorter": token, "_save": "x"}
        response = self.client.post(change_address(self.public), data)
        self.assertContains(response, "Readers would find this text empty")

    def test_lost_notes_count_too(self):
        long = make_document("noted", "A word.[^1]\n\n[^1]: " + "Many words. " * 20)
        response = send(self.client, long, text="A word.")
        self.assertContains(response, "Readers would lose")

    def test_a_small_correction_is_not_asked_about(self):
        text = LETTER.replace("I have received your letter of October 25.", "")
        response = send(self.client, self.public, text=text)
        self.assertEqual(response.status_code, 302)

    def test_a_draft_may_shrink(self):
        response = send(self.client, self.document, text=self.SHORT)
        self.assertEqual(response.status_code, 302)

    def test_what_is_withdrawn_with_the_same_save_may_shrink(self):
        response = send(self.client, self.public, text=self.SHORT, status="withdrawn")
        self.assertEqual(response.status_code, 302)

    def test_a_preview_does_not_ask(self):
        form = open_form(self.client, self.public)
        data = {**form, "text": self.SHORT, "_preview": "x"}
        response = self.client.post(change_address(self.public), data)
        self.assertContains(response, "Preview: nothing is saved")
