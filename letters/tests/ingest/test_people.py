"""Records of one person are merged and unmerged; records of two are distinguished."""

from concurrent.futures import ThreadPoolExecutor
from itertools import permutations
from threading import Barrier

from django.db import connection
from django.test import TestCase, TransactionTestCase

from letters.derivation.people.person_matching import Degree
from letters.ingest.people import (
    MergeRefusedError,
    distinguish_agents,
    merge_group,
    unmerge_agent,
)
from letters.ingest.same_people import find_proposals
from letters.models import (
    Agent,
    AgentMerge,
    CorrespondenceEvent,
    Entry,
    IndexRequest,
)
from letters.tests.factories import (
    make_agent,
    make_archivist,
    make_document,
    make_edition,
    merge_agents,
)


def make_agents(names="ABCDE"):
    return [make_agent(name.lower(), name, "", ()) for name in names]


def merged_into():
    """The identifier that each merged record points to."""
    return dict(
        Agent.objects.exclude(merged_into=None).values_list(
            "identifier", "merged_into__identifier"
        )
    )


def list_person(edition, key, name, agent, description=""):
    return Entry.objects.create(
        edition=edition,
        kind=Entry.Kind.PERSON,
        key=key,
        name=name,
        description=description,
        agent=agent,
        position=1,
    )


class MergingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.a, cls.b, cls.c, cls.d, cls.e = make_agents()
        cls.anna = make_archivist()

    def test_the_kept_record_stands_for_the_merged_one(self):
        merge = merge_agents(self.a, self.b, self.anna, "Same birth date.")

        self.assertEqual(merged_into(), {"b": "a"})
        self.assertEqual((merge.editor, merge.reason), (self.anna, "Same birth date."))
        self.assertIsNone(merge.undone)

    def test_earlier_merges_come_along_and_are_recorded(self):
        merge_group(self.b, [self.c, self.d])
        merge = merge_agents(self.a, self.b)

        self.assertEqual(merged_into(), {"b": "a", "c": "a", "d": "a"})
        self.assertEqual(merge.followers, [self.c.pk, self.d.pk])

    def test_an_impossible_merge_is_refused_and_writes_nothing(self):
        merge_agents(self.a, self.b)
        body = make_agent("state", "Department of State")
        Agent.objects.filter(pk=body.pk).update(kind=Agent.Kind.CORPORATE_BODY)
        gone = make_agent("gone")
        Agent.objects.filter(pk=gone.pk).delete()
        distinguish_agents([self.d, self.e])
        cases = [
            (self.a, self.a, "into itself", None),
            (self.b, self.c, "merged already. Take a,", self.a),
            (self.c, self.b, "merged already. Take a,", self.a),
            (self.b, self.a, "merged already", self.a),
            (self.c, body, "never one", None),
            (self.c, gone, "not there any more", None),
            (self.d, self.e, "two people", None),
            (self.e, self.d, "two people", None),
        ]
        for kept, merged, reason, instead in cases:
            with (
                self.subTest(kept=kept, merged=merged),
                self.assertRaisesRegex(MergeRefusedError, reason) as refusal,
            ):
                merge_group(kept, [merged])
            self.assertEqual(refusal.exception.instead, instead)
        self.assertEqual(merged_into(), {"b": "a"})

    def test_all_of_a_group_are_merged_or_none(self):
        distinguish_agents([self.a, self.d])
        with self.assertRaises(MergeRefusedError):
            merge_group(self.a, [self.b, self.c, self.d])
        self.assertEqual(merged_into(), {})

    def test_two_people_stay_two_when_others_are_merged_into_them(self):
        distinguish_agents([self.b, self.d])
        merge_agents(self.a, self.b)
        merge_agents(self.c, self.d)
        with self.assertRaisesRegex(MergeRefusedError, "b and d"):
            merge_agents(self.a, self.c)

    def test_documents_that_name_any_of_them_are_indexed_anew(self):
        documents = [make_document(name) for name in ("one", "two", "three", "four")]
        agents = (self.a, self.b, self.c, self.d)
        for document, agent in zip(documents, agents, strict=True):
            CorrespondenceEvent.objects.create(
                document=document, type="drafted", agent=agent
            )
        merge_agents(self.b, self.c)
        IndexRequest.objects.all().delete()

        merge_agents(self.a, self.b)

        requested = IndexRequest.objects.values_list("document_id", flat=True)
        self.assertEqual(sorted(requested), [document.pk for document in documents[:3]])


class UnmergingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.a, cls.b, cls.c, cls.d, cls.e = make_agents()

    def test_everything_is_as_before(self):
        merge_group(self.b, [self.c, self.d])
        merge = merge_agents(self.a, self.b)

        unmerge_agent(merge)

        self.assertEqual(merged_into(), {"c": "b", "d": "b"})
        merge.refresh_from_db()
        self.assertIsNotNone(merge.undone)

    def test_the_remaining_merges_decide_in_whatever_order_others_are_undone(self):
        edges = [("b", "c"), ("b", "d"), ("a", "b"), ("e", "a")]
        agents = {agent.identifier: agent for agent in Agent.objects.all()}
        for order in permutations(range(len(edges))):
            AgentMerge.objects.all().delete()
            Agent.objects.update(merged_into=None)
            merges = [
                merge_agents(agents[kept], agents[merged]) for kept, merged in edges
            ]
            for count, undone in enumerate(order, 1):
                unmerge_agent(merges[undone])
                left = {edges[n][1]: edges[n][0] for n in order[count:]}
                with self.subTest(order=order[:count]):
                    self.assertEqual(merged_into(), self.ends(left))

    def ends(self, left):
        def end(name):
            return end(left[name]) if name in left else name

        return {name: end(name) for name in left}

    def test_a_record_merged_anew_in_between_stays_where_it_is(self):
        first = merge_agents(self.a, self.b)
        second = merge_agents(self.c, self.a)
        unmerge_agent(first)
        merge_agents(self.c, self.b)

        unmerge_agent(second)

        self.assertEqual(merged_into(), {"b": "c"})

    def test_a_merge_is_undone_once(self):
        merge = merge_agents(self.a, self.b)
        unmerge_agent(merge)
        with self.assertRaisesRegex(MergeRefusedError, "undone already"):
            unmerge_agent(merge)

    def test_an_undone_merge_can_be_repeated(self):
        unmerge_agent(merge_agents(self.a, self.b))
        merge_agents(self.b, self.a)
        self.assertEqual(merged_into(), {"a": "b"})

    def test_documents_are_indexed_anew(self):
        document = make_document()
        CorrespondenceEvent.objects.create(
            document=document, type="drafted", agent=self.b
        )
        merge = merge_agents(self.a, self.b)
        IndexRequest.objects.all().delete()

        unmerge_agent(merge)

        self.assertEqual(IndexRequest.objects.get().document_id, document.pk)


class MergeProposalTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.first_volume, cls.second_volume = (
            make_edition("frus1"),
            make_edition("frus2"),
        )
        cls.rusk = make_agent("rusk-1", "Rusk, Dean", "", ())
        cls.second_rusk = make_agent("rusk-2", "Rusk, Dean", "", ())
        office = "Secretary of State"
        list_person(cls.first_volume, "p_1", "Rusk, Dean", cls.rusk, office)
        list_person(cls.second_volume, "p_2", "Rusk, Dean", cls.second_rusk, office)

    def test_one_name_in_two_volumes_is_proposed(self):
        (proposal,) = find_proposals()
        self.assertEqual(proposal.degree, Degree.IDENTICAL)
        self.assertCountEqual(proposal.people, ["rusk-1", "rusk-2"])

    def test_what_is_merged_is_not_proposed_again(self):
        merge_agents(self.rusk, self.second_rusk)
        self.assertEqual(find_proposals(), [])

    def test_a_third_is_proposed_for_the_record_that_stands_for_both(self):
        merge_agents(self.rusk, self.second_rusk)
        make_agent("rusk-3", "Rusk, Dean", "", ())

        (proposal,) = find_proposals()

        self.assertEqual(proposal.people, ("rusk-1", "rusk-3"))

    def test_two_distinguished_people_are_never_proposed(self):
        distinguish_agents([self.second_rusk, self.rusk])
        distinguish_agents([self.rusk, self.second_rusk])
        merge_agents(make_agent("rusk-3", "Rusk, D.", "", ()), self.rusk)
        self.assertEqual(find_proposals(), [])

    def test_a_corporate_body_is_never_proposed(self):
        Agent.objects.update(kind=Agent.Kind.CORPORATE_BODY)
        self.assertEqual(find_proposals(), [])

    def test_everything_is_read_in_three_queries(self):
        with self.assertNumQueries(3):  # records without entries, entries, distinctions
            find_proposals()


class SimultaneousMergeTests(TransactionTestCase):
    def at_once(self, *pairs):
        """Run each merge in a thread of its own; return the reasons of refusals."""
        barrier = Barrier(len(pairs))

        def merge(pair):
            try:
                barrier.wait()
                merge_agents(*pair)
            except MergeRefusedError as error:
                return str(error)
            finally:
                connection.close()

        with ThreadPoolExecutor(len(pairs)) as pool:
            return [reason for reason in pool.map(merge, pairs) if reason]

    def assert_no_chain(self):
        self.assertFalse(Agent.objects.exclude(merged_into__merged_into=None).exists())

    def test_two_that_would_make_a_chain(self):
        a, b, c = make_agents("ABC")
        refused = self.at_once((a, b), (b, c))
        self.assert_no_chain()
        self.assertLessEqual(len(refused), 1)

    def test_each_into_the_other(self):
        a, b = make_agents("AB")
        refused = self.at_once((a, b), (b, a))
        self.assertEqual(len(refused), 1)
        self.assertEqual(len(merged_into()), 1)

    def test_one_into_two(self):
        a, b, c = make_agents("ABC")
        refused = self.at_once((a, b), (c, b))
        self.assertEqual(len(refused), 1)
        self.assertEqual(AgentMerge.objects.count(), 1)

    def test_a_ring_of_five(self):
        agents = make_agents()
        ring = zip(agents, [*agents[1:], agents[0]], strict=True)
        refused = self.at_once(*ring)
        self.assertGreaterEqual(len(refused), 1)
        self.assert_no_chain()
