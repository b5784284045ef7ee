"""Texts as they are typed into forms: every character counts, or is refused with its place."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator

# What PostgreSQL and UTF-8 cannot store. Everything else is somebody's evidence.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def validate_characters(value: str) -> None:
    """Refuse what cannot be stored, and say where it stands."""
    if character := _UNSTORABLE.search(str(value)):
        line = value.count("\n", 0, character.start()) + 1
        column = character.start() - value.rfind("\n", 0, character.start())
        raise ValidationError(
            f"The character U+{ord(character[0]):04X} cannot be stored "
            f"(line {line}, column {column}).",
            code="unstorable",
        )


def check_characters(field: forms.Field) -> None:
    """Replace Django's check, which names no place, by `validate_characters`."""
    field.validators = [
        validator
        for validator in field.validators
        if not isinstance(validator, ProhibitNullCharactersValidator)
    ]
    field.validators.insert(0, validate_characters)


def unify_line_ends(text: str) -> str:
    """Browsers send CR LF whatever was typed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class TextField(forms.CharField):
    """A text whose every character and space counts."""

    widget = forms.Textarea(
        attrs={
            "class": "source-text",
            "rows": 30,
            "cols": 100,
            "spellcheck": "false",
            "autocomplete": "off",
        }
    )

    def __init__(self, **options: object) -> None:
        super().__init__(strip=False, **options)
        # The parsers of notation and TEI report these characters too, with their place.
        check_characters(self)

    def to_python(self, value: object) -> str:
        return unify_line_ends(super().to_python(value))
