"""STAND-IN until area-mark's module is here."""

from letters.forms.editing import validate_characters


def validate_body(value: str) -> None:
    validate_characters(value)
