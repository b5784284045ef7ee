"""Institutions that headings of volumes name have one record each."""

from django.test import TestCase

from letters.ingest.deriving_again import derive_stored
from letters.ingest.institutions import InstitutionFinder
from letters.models import Agent, CorrespondenceEvent
from letters.tests.factories import make_document
from letters.tests.ingest.volumes.files import FIRST, bring_in, held, small_volume

TELEGRAM = "<head>2. Telegram From {} to {}</head><p>Yes.</p>"


def telegram(sender, recipient):
    return TELEGRAM.format(sender, recipient)


def volume(*telegrams):
    first, second = telegrams
    return small_volume(first=first, second=second)


class InstitutionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        bring_in(
            volume(
                telegram("the Embassy in Germany", "the Department of State"),
                telegram("the Department of State", "the Embassy in Germany"),
            )
        )

    def names(self):
        bodies = Agent.objects.filter(kind=Agent.Kind.CORPORATE_BODY)
        return list(bodies.values_list("identifier", "authorized_name"))

    def agents_of(self, key):
        events = held(key).correspondence_events.order_by("type")
        return [event.agent and event.agent.identifier for event in events]

    def test_each_has_one_record_however_many_headings_name_it(self):
        self.assertEqual(
            self.names(),
            [
                ("department-of-state", "Department of State"),
                ("embassy-germany", "Embassy in Germany"),
            ],
        )
        self.assertEqual(
            self.agents_of("d1"), ["department-of-state", "embassy-germany"]
        )
        self.assertEqual(
            self.agents_of("d2"), ["embassy-germany", "department-of-state"]
        )

    def test_the_forms_that_are_printed_are_its_variants(self):
        second = telegram("State Department", "the Embassy in Germany")
        bring_in(small_volume(first=FIRST, second=second))
        state = Agent.objects.get(identifier="department-of-state")
        self.assertEqual(
            [variant.name for variant in state.name_variants.all()],
            ["State Department", "the Department of State"],
        )

    def test_a_heading_that_no_row_has_room_for_makes_none(self):
        InstitutionFinder().make_missing([f"the Embassy in France{' at Paris' * 30}"])
        self.assertNotIn("embassy-france", [key for key, _ in self.names()])

    def test_documents_of_older_rules_are_linked_when_derived_again(self):
        CorrespondenceEvent.objects.update(agent=None)
        derive_stored(held("d1").pk)
        self.assertEqual(
            self.agents_of("d1"), ["department-of-state", "embassy-germany"]
        )

    def test_what_an_archivist_corrected_stays_without_a_record(self):
        events = CorrespondenceEvent.objects.filter(type="sent")
        events.update(agent=None, decision="corrected")
        derive_stored(held("d1").pk)
        self.assertEqual(self.agents_of("d1"), ["department-of-state", None])

    def test_a_person_of_the_same_identifier_is_no_institution(self):
        Agent.objects.filter(identifier="embassy-germany").update(kind="person")
        bring_in(
            volume(
                telegram("the Embassy in Germany", "the Embassy in France"),
                telegram("the Department of State", "the Embassy in Germany"),
            )
        )
        self.assertEqual(self.agents_of("d1")[0], "embassy-france")

    def test_a_document_of_no_volume_makes_none(self):
        document = make_document(
            "letter",
            notation="::: heading\nTelegram From the Embassy in Poland to the Department "
            "of State\n:::\n\nYes.",
        )
        self.assertIsNone(document.correspondence_events.get(type="sent").agent)
        self.assertFalse(Agent.objects.filter(identifier="embassy-poland").exists())
