"""Addresses on the web as they are stored: whatever else could be a link is refused."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

NOT_ON_THE_WEB = "An address on the web begins with https:// or http://."

validate_web_address = RegexValidator(
    r"^https?://[^\s\x00-\x20\x7f-\x9f]+\Z", NOT_ON_THE_WEB, flags=re.IGNORECASE
)


def validate_ascii_address(value: str) -> None:
    """Refuse letters that look like others, or turn the direction of reading."""
    for position, character in enumerate(value, 1):
        if not character.isascii():
            raise ValidationError(
                f"Character {position} (U+{ord(character):04X}) can stand in no address "
                "as it is. Write a host in another alphabet as “xn--…”, and the rest "
                "with “%”: copy the address from the browser."
            )


def on_the_web(field: str, name: str) -> models.CheckConstraint:
    """The same for what is stored without a form, as by an import."""
    return models.CheckConstraint(
        condition=models.Q((field, ""))
        | models.Q((f"{field}__iregex", r"^https?://[^[:space:][:cntrl:]]+$")),
        name=name,
        violation_error_message=NOT_ON_THE_WEB,
    )
