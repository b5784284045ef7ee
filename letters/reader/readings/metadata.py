"""How a reading is cited, and what its page tells other programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings

from letters.models import Reading
from letters.reader.citation_source import Metadata


def reading_metadata(reading: Reading, absolute: Callable[[str], str]) -> Metadata:
    """Highwire's tags, which Zotero reads, and a LearningResource of schema.org."""
    address = absolute(reading.get_absolute_url())
    tags = [
        ("citation_title", reading.title),
        ("citation_author", reading.byline),
        ("citation_publisher", settings.LETTERS_SITE_NAME),
        ("citation_publication_date", reading.created.strftime("%Y/%m/%d")),
        ("citation_language", reading.language),
        ("citation_public_url", address),
    ]
    return Metadata([tag for tag in tags if tag[1]], _json_ld(reading, address))


def _json_ld(reading: Reading, address: str) -> dict[str, Any]:
    values = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "@id": address,
        "name": reading.title,
        "creditText": reading.byline,
        "inLanguage": reading.language,
        "dateCreated": reading.created.date().isoformat(),
        "dateModified": reading.changed.date().isoformat(),
        "publisher": {"@type": "Organization", "name": settings.LETTERS_SITE_NAME},
    }
    return {name: value for name, value in values.items() if value}
