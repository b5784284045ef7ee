"""The check of what teachers write in Markdown."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from letters.rendering.teacher_text import body_errors


def validate_body(value: str) -> None:
    """Refuse what cannot be kept or shown, with a sentence for each place."""
    if errors := body_errors(value):
        raise ValidationError([ValidationError(error, code="body") for error in errors])
