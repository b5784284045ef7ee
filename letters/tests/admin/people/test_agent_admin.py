"""A person's name in the admin: renamed, and found by the new name."""

from django.test import TestCase
from django.urls import reverse

from letters.models import IndexRequest
from letters.tests.admin.pages import form_of
from letters.tests.factories import make_agent, make_archivist, make_document


class AgentTests(TestCase):
    def test_a_new_name_asks_for_indexing_of_every_letter_that_names_the_person(self):
        agent = make_agent()
        document = make_document()
        make_document("other", "Text.")
        IndexRequest.objects.all().delete()
        self.client.force_login(make_archivist())
        address = reverse("admin:letters_agent_change", args=[agent.pk])

        form = form_of(self.client.get(address), "agent_form")
        form["display_name"] = "President John F. Kennedy"
        self.client.post(address, {**form, "_save": "Save"})

        agent.refresh_from_db()
        requests = IndexRequest.objects.values_list("document_id", flat=True)
        self.assertEqual(agent.display_name, "President John F. Kennedy")
        self.assertEqual(list(requests), [document.pk])
