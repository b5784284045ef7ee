"""Deleting agents and sections in the admin, and the way back."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import TestCase

from letters.models import Agent, DeletedRecord, Section
from letters.tests.factories import (
    make_agent,
    make_archivist,
    make_edition,
    make_section,
)

AGENTS = "/admin/letters/agent/"
SECTIONS = "/admin/letters/section/"


class DeletedRecordsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.agent = make_agent()
        cls.section = make_section(make_edition())

    def setUp(self):
        self.client.force_login(self.anna)

    def restore(self, start):
        keys = DeletedRecord.objects.values_list("pk", flat=True)
        return self.client.post(f"{start}deleted/", {"restore": keys}, follow=True)

    def test_one_is_deleted_and_restored(self):
        address = f"{AGENTS}{self.agent.pk}/delete/"
        said = self.client.post(address, {"post": "yes"}, follow=True)
        self.assertContains(said, "it can be restored for 30 days")
        self.assertContains(said, f'href="{AGENTS}deleted/"')
        page = self.client.get(f"{AGENTS}deleted/")
        self.assertContains(page, "Restore John F. Kennedy")

        self.assertContains(self.restore(AGENTS), "John F. Kennedy” is restored.")
        self.assertEqual(Agent.objects.get(), self.agent)

    def test_many_are(self):
        part = make_section(self.section.edition, "ch2", parent=self.section)
        chosen = [self.section.pk, part.pk]
        data = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
        self.client.post(SECTIONS, data)
        self.assertFalse(Section.objects.exists())

        self.restore(SECTIONS)
        self.assertEqual(Section.objects.count(), 2)

    def test_what_is_of_another_kind_is_not_restored_here(self):
        self.client.post(f"{AGENTS}{self.agent.pk}/delete/", {"post": "yes"})
        self.assertContains(self.restore(SECTIONS), "Nothing is restored")
        self.assertFalse(Agent.objects.exists())

    def test_where_it_cannot_be_restored_the_reason_is_told(self):
        self.client.post(f"{AGENTS}{self.agent.pk}/delete/", {"post": "yes"})
        make_agent(known_as=())
        self.assertContains(self.restore(AGENTS), "another record has its identifier")

    def test_hostile_keys_find_nothing(self):
        for key in ("x", "9" * 30, "\0", "-1"):
            with self.subTest(key):
                page = self.client.post(
                    f"{AGENTS}deleted/", {"restore": key}, follow=True
                )
                self.assertContains(page, "Nothing is restored")

    def test_contributors_have_no_such_list(self):
        user = get_user_model().objects.create_user("carl", is_staff=True)
        user.groups.add(Group.objects.get(name="contributor"))
        self.client.force_login(user)
        self.assertEqual(self.client.get(f"{AGENTS}deleted/").status_code, 403)
