"""A person who is renamed is found by the new name: the documents are requested."""

from __future__ import annotations

from letters.ingest.people import unmerge_agent
from letters.models import (
    Agent,
    ConditionalPassage,
    CorrespondenceEvent,
    Document,
    Hand,
    NameVariant,
)
from letters.tests.factories import make_agent, merge_agents
from letters.tests.models.changes import UPDATES, OutboxCase, save


class AgentTests(OutboxCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.agent = make_agent()
        cls.cabot = make_agent("lodge", "Lodge, Henry Cabot", "Lodge", known_as=())
        cls.lodge = make_agent("lodge-2", "Lodge, Henry", "Mr. Lodge", known_as=())
        cls.sent = cls.naming("sent", cls.lodge)
        cls.drafted = cls.naming("drafted", cls.cabot)
        cls.by_hand = Document.objects.create(identifier="hand", title="T")
        Hand.objects.create(document=cls.by_hand, key="h", agent=cls.lodge)
        cls.allowed = Document.objects.create(identifier="allowed", title="T")
        ConditionalPassage.objects.create(
            document=cls.allowed, key="c", text="T", authority=cls.lodge
        )

    @staticmethod
    def naming(identifier: str, agent: Agent) -> Document:
        document = Document.objects.create(identifier=identifier, title="T")
        for event_type in ("drafted", "sent"):
            CorrespondenceEvent.objects.create(
                document=document, type=event_type, agent=agent
            )
        return document

    def test_a_new_name_concerns_each_document_that_names_the_person(self):
        named = (self.sent, self.by_hand, self.allowed)
        for way, write in UPDATES.items():
            with self.subTest(way), self.assert_requests(*named):
                write(self.lodge, {"display_name": way})

    def test_a_description_of_a_person_concerns_no_document(self):
        change = {"description": "Ambassador", "authority": "https://viaf.org/1"}
        with self.assert_requests():
            save(self.lodge, change)

    def test_a_new_person_concerns_no_document(self):
        with self.assert_requests():
            make_agent("new")

    def test_a_merge_and_its_undoing_concern_the_documents_of_both(self):
        of_both = (self.sent, self.by_hand, self.allowed, self.drafted)
        with self.assert_requests(*of_both):
            merge_agents(self.cabot, self.lodge)
        merge = self.cabot.merges.get()
        with self.assert_requests(*of_both):
            unmerge_agent(merge)

    def test_a_new_name_concerns_those_who_are_merged_into_the_record(self):
        merge_agents(self.cabot, self.lodge)
        of_both = (self.sent, self.by_hand, self.allowed, self.drafted)
        with self.assert_requests(*of_both):
            save(self.cabot, {"authorized_name": "Lodge, H. C."})

    def test_a_name_variant_concerns_the_documents_of_its_agent(self):
        create = NameVariant.objects.create
        with self.assert_requests(self.drafted):
            create(agent=self.cabot, name="Ambassador")
        variant = self.cabot.name_variants.get()
        for way, write in UPDATES.items():
            with self.subTest(way), self.assert_requests(self.drafted):
                write(variant, {"name": way})
        with self.assert_requests(self.drafted):
            variant.delete()

    def test_a_deleted_person_concerns_no_document(self):
        with self.assert_requests():
            self.agent.delete()
        create = NameVariant.objects.create
        create(agent=self.cabot, name="Ambassador")
        CorrespondenceEvent.objects.filter(agent=self.cabot).update(agent=self.lodge)
        with self.assert_requests():
            self.cabot.delete()
