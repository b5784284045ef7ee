"""A transmitted letter is edited through its carrier; who wrote it to whom is not."""

from __future__ import annotations

from django.test import TestCase
from django.urls import reverse

from letters.models import CorrespondenceEvent, Document, DocumentStatus
from letters.tests.admin.pages import change_address, form_of
from letters.tests.factories import make_archivist
from letters.tests.ingest.test_carried_letters import make_carrier


class TransmittedLetterFormTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.archivist = make_archivist()
        cls.carrier = make_carrier()
        cls.letter = Document.objects.get(carrier=cls.carrier)
        cls.sent = cls.letter.correspondence_events.get(type="sent")
        cls.event_address = reverse(
            "admin:letters_correspondenceevent_change", args=[cls.sent.pk]
        )

    def setUp(self):
        self.client.force_login(self.archivist)

    def test_its_text_is_read_only_and_leads_to_its_carrier(self):
        page = self.client.get(change_address(self.letter))

        self.assertContains(page, f'href="{change_address(self.carrier)}"')
        self.assertContains(page, self.event_address)
        self.assertNotContains(page, 'name="text"')

    def test_it_cannot_be_saved(self):
        answer = self.client.post(change_address(self.letter), {"title": "Another"})

        self.assertEqual(answer.status_code, 403)

    def test_its_sender_can_be_rejected(self):
        rejected = CorrespondenceEvent.Decision.REJECTED

        self.client.post(
            self.event_address, {"decision": rejected, "certainty": self.sent.certainty}
        )

        sent = CorrespondenceEvent.with_rejected.get(pk=self.sent.pk)
        self.assertEqual(sent.decision, rejected)

    def test_what_is_read_of_it_is_decided_on_a_page_of_its_own(self):
        address = reverse("admin:letters_document_statements", args=[self.letter.pk])
        self.assertContains(self.client.get(change_address(self.letter)), address)
        form = form_of(self.client.get(address), "statements_form")
        key = next(name for name in form if name.endswith("-seen"))[: -len("-seen")]
        form[f"{key}-decision"] = "rejected"
        self.assertRedirects(self.client.post(address, form), address)
        self.letter.refresh_from_db()
        self.assertEqual(self.letter.date_edtf, "")

    def test_events_of_other_documents_have_no_form_of_their_own(self):
        event = self.carrier.correspondence_events.first()
        address = reverse("admin:letters_correspondenceevent_change", args=[event.pk])

        self.assertEqual(self.client.get(address).status_code, 302)

    def test_it_is_withdrawn_with_its_carrier_alone(self):
        for document in (self.letter, self.carrier):
            self.client.post(
                reverse("admin:letters_document_changelist"),
                {"action": "withdraw", "_selected_action": [document.pk]},
            )
            self.letter.refresh_from_db()
            with self.subTest(document):
                is_carrier = document == self.carrier
                self.assertEqual(self.letter.is_published, not is_carrier)

    def test_it_cannot_be_deleted_once_it_was_public(self):
        address = reverse("admin:letters_document_delete", args=[self.letter.pk])

        self.assertEqual(self.client.post(address, {"post": "yes"}).status_code, 403)

    def test_a_draft_is_deleted_with_its_letters(self):
        draft = make_carrier(identifier="draft", status=DocumentStatus.DRAFT)
        address = reverse("admin:letters_document_delete", args=[draft.pk])

        self.client.post(address, {"post": "yes"})

        self.assertFalse(Document.objects.filter(identifier__startswith="draft"))
