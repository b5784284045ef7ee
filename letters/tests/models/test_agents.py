"""One person with several records: which stands for the others, and which are visible."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import SimpleTestCase, TestCase

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


class DescriptionTests(SimpleTestCase):
    def test_life_dates_are_said_as_far_as_they_are_known(self):
        cases = [
            ("1894", "1971", "1894–1971"),
            ("1894-04-15", "1971", "April 15, 1894 – 1971"),
            ("1923~", "", "born about 1923"),
            ("", "1971", "died 1971"),
            ("", "", ""),
        ]
        for birth, death, said in cases:
            with self.subTest(said):
                agent = Agent(birth_edtf=birth, death_edtf=death)
                self.assertEqual(agent.life_dates, said)

    def test_the_year_of_birth_is_that_of_a_date_without_doubt(self):
        for birth, year in (("1894-04-15", 1894), ("1894~", None), ("189X", None)):
            with self.subTest(birth):
                self.assertEqual(Agent(birth_edtf=birth).year_of_birth, year)

    def test_nobody_dies_before_the_day_of_birth(self):
        agent = Agent(birth_edtf="1971", death_edtf="1894")
        with self.assertRaises(ValidationError) as refusal:
            agent.clean()
        self.assertIn("death_edtf", refusal.exception.message_dict)

    def test_an_authority_file_is_linked_by_its_identifier(self):
        agent = Agent(viaf="108315716", lcnaf="n79022935")
        self.assertEqual(
            agent.authority_links,
            [
                ("VIAF", "https://viaf.org/viaf/108315716"),
                ("LCNAF", "https://id.loc.gov/authorities/names/n79022935"),
            ],
        )

    def test_what_is_no_identifier_is_refused(self):
        cases = {"viaf": "x1", "wikidata": "66107", "lcnaf": "79/1", "snac": "W6 "}
        for field, value in cases.items():
            with self.subTest(field), self.assertRaises(ValidationError):
                Agent._meta.get_field(field).run_validators(value)


class AddressTests(TestCase):
    def test_nobody_gets_the_address_of_another_as_identifier(self):
        kept = make_agent("frus1-KHA1")
        Agent.objects.filter(pk=kept.pk).update(address="kissinger-henry-a")
        with self.assertRaisesMessage(ValidationError, "address of “Kennedy, John F.”"):
            Agent(identifier="kissinger-henry-a").clean()
