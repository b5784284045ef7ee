"""manage.py merge_people [--degree DEGREE …] [--apply]"""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand

from letters.derivation.people.person_matching import Degree, Proposal
from letters.ingest.people import MergeRefusedError, find_proposals, merge_group
from letters.models import Agent


class Command(BaseCommand):
    help = (
        "List who may be one person in several volumes; with --apply, merge those. "
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
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--apply", action="store_true", help="merge what is listed")
        what.add_argument(
            "--dry-run", action="store_true", help="list only (the default)"
        )

    def handle(self, **options: Any) -> None:
        chosen = options["degree"] or [Degree.IDENTICAL.word]
        if options["apply"]:
            self.stdout.write(f"{self._merge_all(chosen)} merged")
        else:
            self._list(_proposals_of(chosen))

    def _merge_all(self, chosen: list[str]) -> int:
        """Again and again: of two who are one, more may be known than of each."""
        total = 0
        while merged := sum(self._merge(one) for one in _proposals_of(chosen)):
            total += merged
        return total

    def _list(self, proposals: list[Proposal]) -> None:
        for proposal in proposals:
            names = "; ".join(proposal.names)
            kept, *others = proposal.people
            self.stdout.write(f"{proposal.degree.word}: {names}")
            self.stdout.write(f"  {kept} <- {', '.join(others)}")
        people = sum(len(proposal.people) for proposal in proposals)
        self.stdout.write(f"Proposals: {len(proposals)}; records: {people}")

    def _merge(self, proposal: Proposal) -> int:
        """How many records were merged. A surer proposal may have merged some."""
        records = Agent.objects.filter(identifier__in=proposal.people)
        found = {one.identifier: one for one in records.select_related("merged_into")}
        identities = [found[i].identity for i in proposal.people if i in found]
        kept, *others = dict.fromkeys(identities)
        if not others:
            return 0
        reason = f"Proposed: {proposal.degree.reason}."
        try:
            return len(merge_group(kept, others, reason=reason))
        except MergeRefusedError as error:
            self.stderr.write(f"{kept.identifier}: {error}")
            return 0


def _proposals_of(degrees: list[str]) -> list[Proposal]:
    return [one for one in find_proposals() if one.degree.word in degrees]
