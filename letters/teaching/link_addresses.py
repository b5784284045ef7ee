"""Which addresses a link of a teacher may lead to, typed or imported."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from letters.rendering.unseen import line_errors
from letters.tei.web_address import names_user

LONGEST_ADDRESS = 1000
_VALIDATE = URLValidator(schemes=["http", "https"])


def address_errors(address: str) -> list[str]:
    """Why it is refused: sentences for the teacher."""
    if len(address) > LONGEST_ADDRESS:
        return [f"This address is longer than {LONGEST_ADDRESS:,} characters."]
    if errors := line_errors(address):
        return errors
    if names_user(address):
        return [
            "This address has a user name or a password in it, which hides where it "
            "leads. Give it without them."
        ]
    try:
        _VALIDATE(address)
    except ValidationError:
        return [f"“{address[:60]}” is no address of the web. Enter a valid URL."]
    return []
