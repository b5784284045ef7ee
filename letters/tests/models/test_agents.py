"""One person with several records: which stands for the others, and which are visible."""

from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.test import TestCase

from letters.models import (
    Agent,
    AgentDistinction,
    CorrespondenceEvent,
    DocumentStatus,
    Entry,
)
from letters.tests.factories import make_agent, make_document, make_edition

ANYBODY = AnonymousUser()


class IdentityTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.kept = make_agent("kept")
        cls.merged = make_agent("merged")
        cls.third = make_agent("other")
        Agent.objects.filter(pk=cls.merged.pk).update(merged_into=cls.kept)
        cls.merged.refresh_from_db()
        cls.edition = make_edition()
        cls.draft = make_document(status=DocumentStatus.DRAFT, edition=cls.edition)
        for agent in (cls.kept, cls.merged, cls.third):
            CorrespondenceEvent.objects.create(
                document=cls.draft, type="drafted", agent=agent
            )

    def test_one_record_stands_for_each_person(self):
        self.assertCountEqual(
            Agent.objects.standing_for_themselves(), [self.kept, self.third]
        )
        self.assertEqual(self.merged.identity, self.kept)
        self.assertEqual(self.kept.identity, self.kept)

    def test_every_record_of_a_person_is_found_from_each(self):
        for agent in (self.kept, self.merged):
            with self.subTest(agent.identifier):
                records = Agent.objects.being(agent)
                self.assertCountEqual(records, [self.kept, self.merged])
        self.assertEqual(list(Agent.objects.being(self.third)), [self.third])

    def test_a_record_is_visible_if_one_merged_into_it_is(self):
        self.assertEqual(list(Agent.objects.visible_to(ANYBODY)), [])
        letter = make_document("public")
        CorrespondenceEvent.objects.create(
            document=letter, type="sent", agent=self.merged
        )
        seen = Agent.objects.visible_to(ANYBODY)
        self.assertCountEqual(seen, [self.kept, self.merged])
        self.assertEqual(list(seen.standing_for_themselves()), [self.kept])

    def test_a_rejected_event_makes_nobody_visible(self):
        letter = make_document("public")
        CorrespondenceEvent.objects.create(
            document=letter, type="sent", agent=self.merged, decision="rejected"
        )
        self.assertEqual(list(Agent.objects.visible_to(ANYBODY)), [])

    def test_a_person_listed_by_a_public_volume_is_visible(self):
        Entry.objects.create(
            edition=self.edition,
            kind="person",
            key="p_1",
            name="O",
            agent=self.third,
            position=1,
        )
        self.assertEqual(list(Agent.objects.visible_to(ANYBODY)), [])
        make_document("public", edition=self.edition)
        self.assertEqual(list(Agent.objects.visible_to(ANYBODY)), [self.third])

    def test_two_people_are_distinguished_once_and_in_order(self):
        AgentDistinction.objects.create(one=self.kept, other=self.third)
        for first, second in ((self.kept, self.third), (self.third, self.kept)):
            with (
                self.subTest(first=first.identifier),
                self.assertRaises(IntegrityError),
                transaction.atomic(),
            ):
                AgentDistinction.objects.create(one=first, other=second)
        self.assertEqual(AgentDistinction.objects.of(self.third).count(), 1)
