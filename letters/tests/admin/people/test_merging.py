"""Records of one person in the admin: merged, undone, and distinguished."""

from concurrent.futures import ThreadPoolExecutor

from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection, connections, transaction
from django.test import TestCase, TransactionTestCase
from django.urls import reverse

from letters.ingest.people import distinguish_agents, merge_group
from letters.models import Agent, AgentDistinction, AgentMerge
from letters.tests.admin.pages import form_of
from letters.tests.factories import (
    make_agent,
    make_archivist,
    make_edition,
    merge_agents,
)
from letters.tests.ingest.test_people import list_person, merged_into

LIST = "/admin/letters/agent/"
MERGE = f"{LIST}merge/"


def change_address(agent):
    return reverse("admin:letters_agent_change", args=[agent.pk])


class PeopleCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rusk = make_agent("rusk-1", "Rusk, Dean", "", ())
        cls.dean = make_agent("rusk-2", "Rusk, D. Dean", "", ())
        cls.third = make_agent("rusk-3", "Rusk, David", "", ())
        cls.anna = make_archivist()

    def setUp(self):
        self.client.force_login(self.anna)


class MergePageTests(PeopleCase):
    def test_the_action_leads_to_a_page_that_shows_what_each_has(self):
        list_person(make_edition(), "p_1", "Rusk, Dean", self.rusk, "Secretary")
        chosen = [self.rusk.pk, self.dean.pk]
        data = {"action": "merge_selected", "_selected_action": chosen}

        page = self.client.post(LIST, data, follow=True)

        self.assertEqual(page.redirect_chain[-1][0].split("?")[0], MERGE)
        self.assertContains(page, "rusk-2")
        self.assertContains(page, "frus1961-63v06")
        self.assertContains(page, "Secretary")
        self.assertEqual(AgentMerge.objects.count(), 0)

    def test_the_records_that_belong_are_merged_into_the_one_that_stays(self):
        chosen = [self.rusk.pk, self.dean.pk, self.third.pk]
        form = form_of(self.client.get(MERGE, {"members": chosen}), "merge_form")
        sent = {
            **form,
            "members": chosen[:2],
            "kept": self.dean.pk,
            "reason": "One photograph.",
        }

        response = self.client.post(MERGE, sent)

        self.assertRedirects(response, change_address(self.dean))
        self.assertEqual(merged_into(), {"rusk-1": "rusk-2"})
        merge = AgentMerge.objects.get()
        self.assertEqual((merge.editor, merge.reason), (self.anna, "One photograph."))
        logged = LogEntry.objects.values_list("object_repr", "change_message")
        self.assertIn(("Rusk, Dean", "Merged into rusk-2."), logged)

    def test_a_record_merged_meanwhile_is_taken_as_the_one_that_stands_for_it(self):
        merge_agents(self.dean, self.third)
        sent = {"members": [self.rusk.pk, self.third.pk], "kept": self.third.pk}
        self.client.post(MERGE, sent)
        self.assertEqual(merged_into(), {"rusk-1": "rusk-2", "rusk-3": "rusk-2"})

    def test_what_is_refused_is_said(self):
        distinguish_agents([self.rusk, self.dean])
        sent = {"members": [self.rusk.pk, self.dean.pk], "kept": self.dean.pk}
        page = self.client.post(MERGE, sent)
        self.assertContains(page, "were found to be two people")
        self.assertEqual(merged_into(), {})

    def test_fewer_than_two_records_are_not_merged(self):
        merge_agents(self.rusk, self.third)
        cases = [[], [self.rusk.pk], [0, 99999], ["x\0"], [self.rusk.pk, self.third.pk]]
        for members in cases:
            with self.subTest(members=members):
                for answer in (
                    self.client.get(MERGE, {"members": members}, follow=True),
                    self.client.post(MERGE, {"members": members}, follow=True),
                ):
                    self.assertContains(answer, "at least two records")
        self.assertEqual(merged_into(), {"rusk-3": "rusk-1"})


class ListTests(PeopleCase):
    def test_it_can_show_one_record_for_each_person(self):
        merge_agents(self.rusk, self.dean)
        for query, expected in (("no", {1, 3}), ("yes", {2}), ("x", {1, 2, 3})):
            page = self.client.get(LIST, {"merged": query})
            numbers = {n for n in (1, 2, 3) if f">rusk-{n}</td>" in page.text}
            with self.subTest(query):
                self.assertEqual(numbers, expected)


class UndoTests(PeopleCase):
    def setUp(self):
        super().setUp()
        merge_agents(self.dean, self.third)
        self.merge = merge_agents(self.rusk, self.dean, self.anna, "One desk.")
        self.address = reverse("admin:letters_agent_undo", args=[self.merge.pk])

    def test_each_of_the_records_names_all_and_leads_to_undoing(self):
        for agent in (self.rusk, self.dean, self.third):
            with self.subTest(agent.identifier):
                page = self.client.get(change_address(agent))
                self.assertContains(page, self.address)
                self.assertContains(page, "One desk.")
                self.assertContains(page, "rusk-3")

    def test_it_asks_first_and_names_what_goes_along(self):
        page = self.client.get(self.address)
        self.assertContains(page, "Rusk, David (rusk-3)")
        self.assertEqual(AgentMerge.objects.in_force().count(), 2)

    def test_it_is_undone_and_logged(self):
        response = self.client.post(self.address)
        self.assertRedirects(response, change_address(self.dean))
        self.assertEqual(merged_into(), {"rusk-3": "rusk-2"})
        self.assertEqual(self.client.post(self.address).status_code, 404)
        logged = LogEntry.objects.filter(change_message__startswith="Undone")
        self.assertEqual(logged.count(), 2)

    def test_what_takes_part_in_a_merge_cannot_be_deleted(self):
        cases = [(self.rusk, 403), (self.dean, 403), (self.third, 403)]
        for agent, status in cases:
            with self.subTest(agent.identifier):
                address = reverse("admin:letters_agent_delete", args=[agent.pk])
                self.assertEqual(self.client.get(address).status_code, status)
        everything = {
            "action": "delete_selected",
            "_selected_action": [self.rusk.pk, self.dean.pk, self.third.pk],
            "post": "yes",
        }
        self.client.post(LIST, everything)
        self.assertEqual(Agent.objects.count(), 3)

    def test_a_form_opened_before_the_merge_does_not_undo_it(self):
        form = form_of(self.client.get(change_address(self.dean)), "agent_form")
        form["description"] = "Secretary of State."
        self.client.post(change_address(self.dean), {**form, "_save": "Save"})
        self.dean.refresh_from_db()
        self.assertEqual(self.dean.description, "Secretary of State.")
        self.assertEqual(self.dean.merged_into, self.rusk)


class SimultaneousMergeTests(TransactionTestCase):
    def test_whoever_waits_too_long_is_told_and_can_send_again(self):
        first, second = make_agent("one"), make_agent("other")
        sent = {"members": [first.pk, second.pk], "kept": first.pk}
        self.client.force_login(make_archivist())
        with ThreadPoolExecutor(1) as pool:
            with transaction.atomic():
                merge_agents(first, make_agent("third"))
                page = pool.submit(self.send_impatiently, sent).result()
            again = self.client.post(MERGE, sent)

        self.assertContains(page, "has not finished")
        self.assertRedirects(again, change_address(first))
        self.assertEqual(merged_into(), {"third": "one", "other": "one"})

    def send_impatiently(self, sent):
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '100ms'")
            return self.client.post(MERGE, sent)
        finally:
            connections.close_all()


class DistinctionTests(PeopleCase):
    def test_it_stands_on_both_pages_and_can_be_taken_back(self):
        distinguish_agents([self.rusk, self.third], self.anna)
        distinction = AgentDistinction.objects.get()
        address = reverse("admin:letters_agent_withdraw", args=[distinction.pk])
        for agent in (self.rusk, self.third):
            self.assertContains(self.client.get(change_address(agent)), address)
        self.assertContains(self.client.get(address), "two people")
        self.assertEqual(AgentDistinction.objects.count(), 1)

        self.client.post(address)

        self.assertEqual(AgentDistinction.objects.count(), 0)


class PermissionTests(PeopleCase):
    def test_only_who_may_change_agents_gets_to_these_pages(self):
        (merge,) = merge_group(self.rusk, [self.dean])
        distinguish_agents([self.rusk, self.third])
        viewer = get_user_model().objects.create_user("v", is_staff=True)
        viewer.user_permissions.add(Permission.objects.get(codename="view_agent"))
        self.client.force_login(viewer)
        both = f"?members={self.rusk.pk}&members={self.third.pk}"
        withdraw = AgentDistinction.objects.get().pk
        addresses = [
            f"{MERGE}{both}",
            f"{LIST}same/",
            reverse("admin:letters_agent_undo", args=[merge.pk]),
            reverse("admin:letters_agent_withdraw", args=[withdraw]),
        ]
        for address in addresses:
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 403)
                self.assertEqual(self.client.post(address).status_code, 403)
        page = self.client.get(LIST)
        self.assertNotContains(page, "Same person?")
        self.assertNotContains(page, "merge_selected")
        self.assertNotContains(self.client.get(change_address(self.rusk)), "Undo…")
