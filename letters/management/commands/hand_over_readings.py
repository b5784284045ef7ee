"""Gives all readings of a teacher who left to a colleague."""

from __future__ import annotations

import argparse
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from letters.models import Reading
from letters.teaching.handing_over import find_colleague, hand_over_all


class Command(BaseCommand):
    help = (
        "Hand all readings of one teacher over to another, who is told at the desk. "
        "Their links stay the same."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("owner", help="The user name of the teacher who left.")
        parser.add_argument("colleague", help="The user name of the other teacher.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say how many; write nothing."
        )

    @transaction.atomic
    def handle(
        self, *_args: Any, owner: str, colleague: str, dry_run: bool, **_options: Any
    ) -> None:
        giver = get_user_model().objects.filter(username=owner).first()
        if giver is None:
            raise CommandError(f"There is no user {owner}.")
        receiver = find_colleague(colleague, giver)
        if receiver is None:
            raise CommandError(f"No other teacher has the user name {colleague}.")
        if dry_run:
            number = Reading.objects.of(giver).present().count()
        else:
            number = hand_over_all(giver, receiver)
        would = "would be" if dry_run else "are"
        self.stdout.write(f"{number} readings of {owner} {would} {colleague}’s.")
