"""manage.py merge_people [--certain | [--degree DEGREE …] [--apply]]"""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand

from letters.derivation.people.person_matching import Degree, Proposal
from letters.ingest.addresses_of_people import give_addresses
from letters.ingest.people import MergeRefusedError, merge_group
from letters.ingest.same_people import find_proposals, join_people
from letters.models import Agent


class Command(BaseCommand):
    help = (
        "List records that may be of one person in several volumes; with --apply, merge "
        "them. "
        "Every merge can be undone in the admin."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--degree",
            action="append",
            choices=[degree.word for degree in Degree],
            help="how sure the proposals are; repeat it for several (default: "
            "identical)",
        )
        action = parser.add_mutually_exclusive_group()
        action.add_argument("--apply", action="store_true", help="merge what is listed")
        action.add_argument(
            "--certain",
            action="store_true",
            help="merge only who is certainly one person, and give new people readable "
            "addresses, as every import does",
        )
        action.add_argument(
            "--dry-run", action="store_true", help="list only (the default)"
        )

    def handle(self, **options: Any) -> None:
        if options["certain"]:
            merged, named = join_people(), give_addresses()
            self.stdout.write(f"{merged} merged, {named} given an address")
            return
        chosen = options["degree"] or [Degree.IDENTICAL.word]
        if options["apply"]:
            self.stdout.write(f"{self._merge_all(chosen)} merged")
        else:
            self._list(_proposals_of(chosen))

    def _merge_all(self, chosen: list[str]) -> int:
        """Merge until nothing is proposed: merged records may match where none did before."""
        total = 0
        while merged := sum(
            self._merge(proposal) for proposal in _proposals_of(chosen)
        ):
            total += merged
        return total

    def _list(self, proposals: list[Proposal]) -> None:
        for proposal in proposals:
            names = "; ".join(proposal.names)
            first, *rest = proposal.people
            self.stdout.write(f"{proposal.degree.word}: {names}")
            self.stdout.write(f"  {first} <- {', '.join(rest)}")
        people = sum(len(proposal.people) for proposal in proposals)
        self.stdout.write(f"Proposals: {len(proposals)}; records: {people}")

    def _merge(self, proposal: Proposal) -> int:
        """Merge what an earlier proposal has not merged; return how many records."""
        agents = Agent.objects.filter(identifier__in=proposal.people)
        records = {
            agent.identifier: agent for agent in agents.select_related("merged_into")
        }
        identities = [records[i].identity for i in proposal.people if i in records]
        identity, *rest = dict.fromkeys(identities)
        if not rest:
            return 0
        reason = f"Proposed: {proposal.degree.reason}."
        try:
            return len(merge_group(identity, rest, reason=reason))
        except MergeRefusedError as error:
            self.stderr.write(f"{identity.identifier}: {error}")
            return 0


def _proposals_of(degrees: list[str]) -> list[Proposal]:
    return [
        proposal for proposal in find_proposals() if proposal.degree.word in degrees
    ]
