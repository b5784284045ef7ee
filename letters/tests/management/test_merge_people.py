"""manage.py merge_people: proposals listed and merged."""

from io import StringIO

from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.models import Agent, AgentMerge
from letters.tests.factories import make_agent
from letters.tests.ingest.test_people import merged_into


def run(*arguments):
    output = StringIO()
    call_command("merge_people", *arguments, stdout=output)
    return output.getvalue()


class MergePeopleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        names = {
            "k-1": "Khrushchev, Nikita S.",
            "k-2": "Khrushchev, Nikita S.",
            "k-3": "Khrushchev, Nikita Sergeyevich",
            "rusk": "Rusk, Dean",
        }
        for identifier, name in names.items():
            make_agent(identifier, name, "", ())

    def test_it_lists_and_merges_nothing(self):
        for arguments in ((), ("--dry-run",), ("--degree", "identical")):
            with self.subTest(arguments):
                expected = (
                    "identical: Khrushchev, Nikita S.\n"
                    "  k-1 <- k-2\n"
                    "Proposals: 1; records: 2\n"
                )
                self.assertEqual(run(*arguments), expected)
        self.assertEqual(merged_into(), {})

    def test_it_merges_those_of_the_degree_named(self):
        self.assertEqual(run("--apply"), "1 merged\n")
        self.assertEqual(merged_into(), {"k-2": "k-1"})
        self.assertEqual(AgentMerge.objects.get().reason, "Proposed: Identical name.")

    def test_several_degrees_together_leave_no_chain(self):
        output = run("--degree", "identical", "--degree", "initials", "--apply")
        self.assertEqual(output, "2 merged\n")
        self.assertEqual(merged_into(), {"k-2": "k-1", "k-3": "k-1"})

    def test_a_second_run_changes_nothing(self):
        run("--apply")
        self.assertEqual(run("--apply"), "0 merged\n")
        self.assertEqual(AgentMerge.objects.count(), 1)

    def test_an_unknown_degree_is_an_error(self):
        with self.assertRaisesRegex(CommandError, "invalid choice"):
            run("--degree", "certain")

    def test_it_merges_the_certain_ones_and_gives_addresses(self):
        Agent.objects.update(description="Chairman of the Soviet Council of Ministers")
        self.assertEqual(run("--certain"), "2 merged, 0 given an address\n")
        self.assertEqual(merged_into(), {"k-2": "k-1", "k-3": "k-1"})
