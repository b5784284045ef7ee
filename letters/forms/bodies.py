"""The checks of what teachers write: bodies in Markdown, and lines such as titles."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from letters.rendering.teacher_text import body_errors
from letters.rendering.unseen import line_errors
from letters.teaching.link_addresses import address_errors


def validate_body(value: str) -> None:
    """Refuse what cannot be kept or shown, with a sentence for each place."""
    if errors := body_errors(value):
        raise ValidationError([ValidationError(error, code="body") for error in errors])


def validate_line(value: str) -> None:
    """Refuse a title, or another line, that has what is not seen, or nothing else."""
    if errors := line_errors(value):
        raise ValidationError([ValidationError(error, code="line") for error in errors])


def validate_linked_address(value: str) -> None:
    """Refuse an address that a link cannot have, or that hides where it leads."""
    if errors := address_errors(value):
        raise ValidationError([ValidationError(error) for error in errors])
