"""Every state of documents is known to every page that shows states.

The states are taken from where they are named, so that a new one is tried here too. It
costs four files: `document_status.py`, a migration, the data dictionary, and the table of
steps in `tests/models/test_document_rights.py`.
"""

from django.test import TestCase
from django.urls import reverse

from letters.ingest.saving import save_document
from letters.models import DocumentStatus
from letters.models.document_status import NEXT, OPEN_TO_CONTRIBUTORS, STATUS_CHOICES
from letters.models.waiting_work import WaitingWork
from letters.tests.admin.pages import change_address
from letters.tests.factories import Edit, make_archivist, make_document

LIST = reverse("admin:letters_document_changelist")


class EveryStateTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.documents = {
            state: make_document(state, status=state) for state, _ in STATUS_CHOICES
        }

    def setUp(self):
        self.client.force_login(self.anna)

    def test_the_list_names_and_filters_it(self):
        for state, label in STATUS_CHOICES:
            with self.subTest(state):
                page = self.client.get(LIST, {"status": state})
                self.assertContains(page, f">{label}<")
                self.assertContains(page, change_address(self.documents[state]))

    def test_the_form_offers_what_may_follow_it(self):
        labels = dict(STATUS_CHOICES)
        for state, document in self.documents.items():
            page = self.client.get(change_address(document))
            for after in {*NEXT[state]} & {*labels}:
                with self.subTest(state, after=after):
                    self.assertContains(page, f'<option value="{after}">')

    def test_the_first_page_counts_what_is_not_published(self):
        waiting = [state.name for state in WaitingWork(self.anna).states]
        unpublished = {*self.documents} - {DocumentStatus.PUBLISHED}
        self.assertEqual({*waiting}, unpublished)
        self.assertEqual(self.client.get(reverse("admin:index")).status_code, 200)

    def test_readers_see_the_published_one_alone(self):
        self.client.logout()
        for state, document in self.documents.items():
            is_seen = state == DocumentStatus.PUBLISHED
            response = self.client.get(document.get_absolute_url())
            with self.subTest(state):
                self.assertEqual(response.status_code, 200 if is_seen else 404)

    def test_it_is_open_to_contributors_or_not(self):
        self.assertLessEqual({*OPEN_TO_CONTRIBUTORS}, {*self.documents})

    def test_each_step_can_be_saved(self):
        for before, document in self.documents.items():
            for after in {*NEXT[before]} & {*self.documents}:
                document.status = after
                with self.subTest(before, after=after):
                    edit = Edit(editor=self.anna)
                    save_document(document, document.transcription.tei, edit)
                    document.status = before
                    save_document(document, document.transcription.tei, Edit())
