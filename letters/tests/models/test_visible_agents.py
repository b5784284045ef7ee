"""Who is visible: every record of every kind, beside the rule written in Python."""

from itertools import product

from django.contrib.auth.models import AnonymousUser, Permission, User
from django.test import TestCase

from letters.models import Agent, DocumentStatus, Edition
from letters.tests.factories import make_agent, make_document, make_edition, make_entry

ANYBODY = AnonymousUser()
LISTS = {"none": (), "hidden": ("hidden",), "public": ("hidden", "public")}
PARTS = ("none", "draft", "rejected", "event", "condition", "hand")
PUBLIC_PARTS = ("event", "condition", "hand")


def is_seen(lists: str, part: str) -> bool:
    return lists == "public" or (lists == "none" and part in PUBLIC_PARTS)


class EveryKindOfRecordTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editions = {name: make_edition(name) for name in ("hidden", "public")}
        cls.letter = make_document("public/d1", edition=cls.editions["public"])
        cls.draft = make_document(
            "hidden/d1", edition=cls.editions["hidden"], status=DocumentStatus.DRAFT
        )
        cls.single = {kind: cls.make(*kind) for kind in product(LISTS, PARTS)}
        # A record of each kind, with another of each kind that is merged into it.
        cls.merged = {}
        for kept, merged in product(product(LISTS, PARTS), repeat=2):
            agent, other = cls.make(*kept), cls.make(*merged)
            Agent.objects.filter(pk=other.pk).update(merged_into=agent)
            cls.merged[kept, merged] = agent, other

    @classmethod
    def make(cls, lists: str, part: str) -> Agent:
        number = Agent.objects.count()
        agent = make_agent(f"agent-{number}", f"Agent {number}", "", ())
        for name in LISTS[lists]:
            make_entry(cls.editions[name], f"p_{number}", agent=agent)
        document = cls.draft if part == "draft" else cls.letter
        if part in ("draft", "rejected", "event"):
            document.correspondence_events.create(
                type="sent",
                agent=agent,
                decision="rejected" if part == "rejected" else "",
            )
        elif part == "condition":
            document.conditionalpassages.create(
                key=f"c{number}", start=0, end=1, authority=agent
            )
        elif part == "hand":
            document.hands.create(key=f"h{number}", position=number, agent=agent)
        return agent

    def test_a_record_alone_is_visible_by_its_lists_and_its_parts(self):
        visible = {*Agent.objects.visible_to(ANYBODY)}
        for kind, agent in self.single.items():
            with self.subTest(kind):
                self.assertEqual(agent in visible, is_seen(*kind))

    def test_a_record_stands_for_those_merged_into_it_unless_lists_hide_it(self):
        visible = {*Agent.objects.visible_to(ANYBODY)}
        for (kept, merged), (agent, other) in self.merged.items():
            with self.subTest(kept=kept, merged=merged):
                stands_for_seen = kept[0] == "none" and is_seen(*merged)
                self.assertEqual(agent in visible, is_seen(*kept) or stands_for_seen)
                self.assertEqual(other in visible, is_seen(*merged))

    def test_it_is_the_same_for_a_few_as_for_all(self):
        visible = {*Agent.objects.visible_to(ANYBODY).values_list("pk", flat=True)}
        keys = [agent.pk for agent in self.single.values()]
        found = Agent.objects.visible_to(ANYBODY).in_bulk(keys)
        self.assertEqual({*found}, visible & {*keys})

    def test_what_is_withdrawn_hides_at_once_who_is_in_nothing_else(self):
        agents = Agent.objects.filter(pk=self.single["none", "event"].pk)
        self.assertTrue(agents.visible_to(ANYBODY).exists())
        type(self.letter).objects.update(status=DocumentStatus.DRAFT)
        self.assertFalse(Agent.objects.visible_to(ANYBODY).exists())

    def test_who_sees_all_volumes_sees_whom_their_lists_have(self):
        editor = User.objects.create_user("editor")
        editor.user_permissions.add(Permission.objects.get(codename="view_edition"))
        agents = Agent.objects.visible_to(editor)
        self.assertIn(self.single["hidden", "none"], agents)
        self.assertNotIn(self.single["none", "draft"], agents)
        self.assertEqual(Edition.objects.visible_to(editor).count(), 2)

    def test_who_sees_drafts_sees_all(self):
        archivist = User.objects.create_superuser("archivist")
        self.assertEqual(
            Agent.objects.visible_to(archivist).count(), Agent.objects.count()
        )
