"""Which document answers which, as far as their words or their notes say so."""

from __future__ import annotations

from letters.models import Edition


def resolve_replies_of(edition: Edition) -> None:
    """Lead what the documents of `edition` say of answers to the documents meant."""
