"""A document in the terms of schema.org, for machines that read pages.

schema.org has no letters: a message that is a component of an archive comes nearest.
"""

from __future__ import annotations

from typing import Any

from letters.citations.citation_source import CitationSource, CitedVolume, Holding, Name
from letters.citations.wording import capitalized, exact_day


def json_ld(cited: CitationSource) -> dict[str, Any]:
    """JSON-LD 1.1 of what is known. An exact day is `dateSent`; any other date is EDTF,
    in `temporal`. Doubts are in `disambiguatingDescription`."""
    types = ["ArchiveComponent", "Message"] if cited.senders else ["ArchiveComponent"]
    fields = {
        "@context": "https://schema.org",
        "@type": types,
        "@id": cited.address,
        "url": cited.address,
        "name": cited.label or cited.title,
        "alternateName": cited.title if cited.label else "",
        "genre": cited.kind,
        "sender": [_agent(name) for name in cited.senders],
        "recipient": [_agent(name) for name in cited.recipients],
        **_date(cited),
        "disambiguatingDescription": " ".join(cited.doubts),
        "version": str(cited.revision or ""),
        "position": cited.number,
        "pagination": cited.page,
        "description": capitalized(cited.transmission),
        "isPartOf": _volume(cited.volume) if cited.volume else {},
        **(_holding(cited.holding) if cited.holding else {}),
    }
    return _without_empty(fields)


def _agent(name: Name) -> dict[str, str]:
    """A name with a family name is a person's; other names have no type."""
    kind = {"@type": "Person"} if name.family else {}
    parts = {
        "familyName": name.family,
        "givenName": name.given,
        "disambiguatingDescription": "Inferred" if name.is_inferred else "",
    }
    return _without_empty({**kind, "name": name.display, **parts})


def _date(cited: CitationSource) -> dict[str, str]:
    day = exact_day(cited)
    if day:
        return {"dateSent": day.isoformat()}
    return {"temporal": cited.date.edtf} if cited.date else {}


def _volume(volume: CitedVolume) -> dict[str, Any]:
    return _without_empty(
        {
            "@type": ["Book", "PublicationVolume"],
            "name": volume.title,
            "volumeNumber": volume.number,
            "editor": [{"@type": "Person", "name": name} for name in volume.editors],
            "publisher": {"@type": "Organization", "name": volume.publisher}
            if volume.publisher
            else {},
            "datePublished": str(volume.year or ""),
            "isPartOf": {"@type": "BookSeries", "name": volume.series}
            if volume.series
            else {},
        }
    )


def _holding(holding: Holding) -> dict[str, Any]:
    archive = {"@type": "ArchiveOrganization", "name": holding.repository}
    return {
        "holdingArchive": _without_empty({**archive, "location": holding.place}),
        "itemLocation": ", ".join(holding.location),
        "identifier": list(holding.numbers),
    }


def _without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
