"""Records of one person are merged by evidence, and what was decided stands."""

from django.test import TestCase

from letters.ingest.addresses_of_people import give_addresses
from letters.ingest.people import distinguish_agents, unmerge_agent
from letters.ingest.same_people import find_proposals, join_people
from letters.models import Agent, AgentMerge
from letters.tests.factories import make_agent, make_edition
from letters.tests.ingest.test_people import list_person, merged_into

PREMIER = "Chairman of the Council of Ministers of the Soviet Union"
VOLUMES = ("frus1958-60v01", "frus1961-63v06", "frus1964-68v16")


class JoiningCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.agents = []
        names = ("Nikita S.", "Nikita S.", "Nikita Sergeyevich")
        for volume, forenames in zip(VOLUMES, names, strict=True):
            name = f"Khrushchev, {forenames}"
            agent = make_agent(f"{volume}-KNS1", name, "", ())
            edition = make_edition(volume)
            list_person(edition, "p_KNS1", name, agent, PREMIER)
            cls.agents.append(agent)


class JoiningTests(JoiningCase):
    def test_who_is_certainly_one_is_merged_with_the_evidence_once(self):
        self.assertEqual((join_people(), join_people()), (2, 0))
        self.assertEqual(set(merged_into().values()), {"frus1958-60v01-KNS1"})
        for merge in AgentMerge.objects.all():
            self.assertIn("Council of Ministers", merge.reason)
            self.assertIsNone(merge.editor)

    def test_a_merge_that_was_undone_stays_undone(self):
        join_people()
        merge = AgentMerge.objects.get(merged=self.agents[2])
        unmerge_agent(merge)
        self.assertEqual(join_people(), 0)
        self.assertNotIn("frus1964-68v16-KNS1", merged_into())

    def test_people_found_to_be_two_stay_two(self):
        distinguish_agents([self.agents[0], self.agents[2]])
        join_people()
        first, last = (Agent.objects.get(pk=self.agents[n].pk).identity for n in (0, 2))
        self.assertNotEqual(first, last)

    def test_a_record_that_has_an_address_stays(self):
        Agent.objects.filter(pk=self.agents[2].pk).update(address="khrushchev")
        join_people()
        self.assertEqual(set(merged_into().values()), {"frus1964-68v16-KNS1"})


class ProposingTests(TestCase):
    def test_who_is_likely_one_is_proposed_with_the_evidence(self):
        lines = [
            ("frus1952-54Guat", "Peurifoy, John E.", "Ambassador to Guatemala"),
            ("frus1964-68v16", "Peurifoy, John H.", "Ambassador to Greece"),
        ]
        for volume, name, description in lines:
            agent = make_agent(f"{volume}-PJ1", name, "", ())
            list_person(make_edition(volume), "p_PJ1", name, agent, description)
        (proposal,) = find_proposals()
        self.assertEqual(proposal.names, ("Peurifoy, John E.", "Peurifoy, John H."))
        self.assertIn("same name but for", proposal.evidence[0])


class AddressTests(JoiningCase):
    def test_one_readable_address_is_given_for_ever(self):
        join_people()
        self.assertEqual((give_addresses(), give_addresses()), (1, 0))
        Agent.objects.filter(merged_into=None).update(authorized_name="Another")
        give_addresses()
        addresses = Agent.objects.exclude(address=None).values_list(
            "address", flat=True
        )
        self.assertEqual(list(addresses), ["khrushchev-nikita-s"])

    def test_of_two_of_one_name_the_one_of_more_volumes_has_the_name_alone(self):
        Agent.objects.update(authorized_name="Khrushchev, N.")
        Agent.objects.filter(pk=self.agents[2].pk).update(merged_into=self.agents[1])
        give_addresses()
        self.agents[1].refresh_from_db()
        self.assertEqual(self.agents[1].address, "khrushchev-n")

    def test_of_two_that_are_one_the_shorter_address_stays(self):
        give_addresses()
        Agent.objects.filter(pk=self.agents[0].pk).update(address="khrushchev-n-s-16")
        Agent.objects.filter(pk=self.agents[1].pk).update(address="khrushchev-n-s")
        join_people()
        self.agents[0].refresh_from_db()
        self.assertEqual(self.agents[0].identity.address, "khrushchev-n-s")

    def test_two_of_one_name_have_two(self):
        Agent.objects.filter(pk=self.agents[1].pk).update(birth_edtf="1894")
        make_agent("khrushchev-nikita-sergeyevich", "Another", "", ())
        give_addresses()
        expected = [
            "khrushchev-nikita-s",
            "khrushchev-nikita-s-1894",
            "khrushchev-nikita-sergeyevich-2",
        ]
        addresses = Agent.objects.filter(address__startswith="khrushchev")
        self.assertEqual(
            list(addresses.order_by("pk").values_list("address", flat=True)), expected
        )

    def test_ranks_are_no_part_of_it_and_an_office_tells_two_apart(self):
        for volume, agent in zip(VOLUMES[:2], self.agents, strict=False):
            Agent.objects.filter(pk=agent.pk).update(
                authorized_name="Cabell, Lieutenant General Charles P., Jr.",
                description=f"Director of {volume}",
            )
        give_addresses()
        named = Agent.objects.filter(address__startswith="cabell").order_by("pk")
        self.assertEqual(
            list(named.values_list("address", flat=True)),
            ["cabell-charles-p-jr", "cabell-charles-p-jr-director"],
        )
