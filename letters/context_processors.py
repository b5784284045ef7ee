"""What every template knows of the site: its name, its subtitle, whom to write to."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Site:
    """`contact` is an e-mail or a web address, or empty."""

    name: str
    subtitle: str
    contact: str

    @property
    def contact_address(self) -> str:
        is_web_address = self.contact.startswith(("http://", "https://"))
        return self.contact if is_web_address else f"mailto:{self.contact}"


def site(_request: HttpRequest) -> dict[str, Site]:
    return {
        "site": Site(
            settings.LETTERS_SITE_NAME,
            settings.LETTERS_SITE_SUBTITLE,
            settings.LETTERS_CONTACT,
        )
    }
