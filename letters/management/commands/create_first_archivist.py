"""Creates the first account of the admin, with a password of its own."""

from __future__ import annotations

import argparse
import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, transaction

# Without those that are easily confused on paper: 0 o, 1 l i.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    help = (
        "Create a first superuser and show the password once. Does nothing if the "
        "archive has a superuser already."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--username", default="archivist")

    def handle(self, *_args: Any, username: str, **_options: Any) -> None:
        users = get_user_model().objects
        first = users.filter(is_superuser=True, is_active=True).order_by("pk").first()
        if first is not None:
            name = first.get_username()
            self.stdout.write(
                f"Sign in as {name}. Password forgotten? "
                f".venv/bin/python manage.py changepassword {name}"
            )
            return
        password = generate_password()
        try:
            with transaction.atomic():
                users.create_superuser(username, password=password)
        except IntegrityError:
            message = f"There is a user {username} who may not administer the archive."
            raise CommandError(message) from None
        self.stdout.write(
            f"Sign in as {username} with the password {password}\n"
            "It is shown only this once; note it down."
        )


def generate_password() -> str:
    """Four groups of five characters: 99 bits, easy to type from paper."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))
    return "-".join(groups)
