"""Authority files in which libraries and archives identify people."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.validators import RegexValidator
from django.db import models

_LONGEST_IDENTIFIER = 30


@dataclass(frozen=True, slots=True)
class AuthorityFile:
    """Its name, the form of its identifiers, and where its pages are."""

    name: str
    pattern: str
    pages: str
    example: str

    def link(self, identifier: str) -> str:
        return self.pages + identifier


AUTHORITY_FILES = {
    "viaf": AuthorityFile(
        "VIAF", r"[0-9]{1,22}", "https://viaf.org/viaf/", "108315716"
    ),
    "wikidata": AuthorityFile(
        "Wikidata", r"Q[0-9]{1,12}", "https://www.wikidata.org/wiki/", "Q66107"
    ),
    "lcnaf": AuthorityFile(
        "LCNAF",
        r"n[a-z]{0,2}[0-9]{6,12}",
        "https://id.loc.gov/authorities/names/",
        "n79022935",
    ),
    "snac": AuthorityFile(
        "SNAC",
        r"[a-z0-9]{6,12}",
        "https://snaccooperative.org/ark:/99166/",
        "w6rk0pv5",
    ),
}


def authority_identifier(field: str, title: str) -> models.CharField:
    """A field for the identifier alone: the address of the page is made of it."""
    file = AUTHORITY_FILES[field]
    message = f"An identifier in {title} is like {file.example}."
    return models.CharField(
        title,
        max_length=_LONGEST_IDENTIFIER,
        blank=True,
        validators=[RegexValidator(rf"^{file.pattern}\Z", message)],
        help_text=f"Its identifier alone, as {file.example}.",
    )
