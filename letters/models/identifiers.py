"""The form of permanent identifiers, from which addresses are built."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

# Words that follow an identifier in the addresses of letters/urls/: no identifier may
# end in one.
RESERVED = (
    "cite",
    "compare",
    "images",
    "marks",
    "notation",
    "notes",
    "pages",
    "passages",
    "pdf",
    "references",
    "report",
    "revisions",
    "segments",
    "shared",
    "similar",
    "source",
    "tei",
    "text",
    "witnesses",
)

# What follows the edition in the identifier of a printed page: "frus1961-63v06/pg_45".
PAGE_PREFIX = "pg_"

_PART = r"[A-Za-z0-9][A-Za-z0-9_-]*"
# One part, or the edition's identifier and a part: "frus1981-88v04/d190".
DOCUMENT_PATTERN = rf"{_PART}(?:/(?!(?:{'|'.join(RESERVED)})(?:/|$)){_PART})?"
_DOCUMENT_IDENTIFIER = re.compile(DOCUMENT_PATTERN)

validate_part = RegexValidator(
    rf"^{_PART}\Z",
    "Use letters, digits, “-” and “_”, beginning with a letter or digit.",
)


def validate_document_identifier(identifier: str) -> None:
    """Raise ValidationError. Migrations name this function, not the pattern: so a new
    word in addresses needs no migration."""
    if not _DOCUMENT_IDENTIFIER.fullmatch(identifier):
        raise ValidationError(
            "Use letters, digits, “-” and “_”, with one “/” after the edition's "
            "identifier: reagan-andropov-1983 or frus1981-88v04/d190. Words that "
            f"addresses use ({', '.join(RESERVED)}) cannot follow the “/”.",
            code="invalid",
        )
