"""What a manifest tells of a document: its pages, its record, its files."""

from __future__ import annotations

import re

from django.conf import settings
from django.urls import reverse

from letters.citations import CitationSource, Holding
from letters.citations.wording import capitalized
from letters.iiif import ManifestSource, NamedLink, Provider
from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.reader.canvases import Absolute, Canvases, ManifestAddresses
from letters.reader.document_files import whole_source
from letters.tei.dates import describe

# Presentation API 3.0 has these licences alone, and in this form.
_LICENCE = re.compile(
    r"https?://(?P<name>creativecommons\.org/(?:licenses|publicdomain)/[a-z0-9./-]{1,80}"
    r"|rightsstatements\.org/vocab/[A-Za-z0-9./-]{1,80})"
)


def provider_of(absolute: Absolute) -> Provider:
    return Provider(settings.LETTERS_SITE_NAME, absolute(reverse("letters:home")))


def manifest_source(apparatus: Apparatus, absolute: Absolute) -> ManifestSource:
    document = apparatus.document
    addresses = ManifestAddresses(document, absolute)
    cited = whole_source(apparatus, absolute)
    canvases = Canvases(apparatus, addresses)
    home = absolute(document.get_absolute_url())
    return ManifestSource(
        id=addresses.manifest,
        label=document.name_and_date,
        homepage=NamedLink(home, document.name_and_date, "text/html"),
        provider=provider_of(absolute),
        canvases=canvases.all,
        ranges=canvases.ranges,
        metadata=_metadata(document, cited),
        statement=_statement(cited),
        rights=licence_in(_rights(document)),
        day=document.date_earliest,
        renderings=_renderings(document, absolute),
        see_also=_see_also(document, absolute),
        part_of=_part_of(document, absolute),
        searches=addresses.searches if document.text else None,
    )


def _metadata(
    document: Document, cited: CitationSource
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    pairs = (
        ("From", tuple(name.display for name in cited.senders)),
        ("To", tuple(name.display for name in cited.recipients)),
        ("Date", (describe(cited.date),) if cited.date else ()),
        ("Doubts", tuple(cited.doubts)),
        ("Kind", (capitalized(cited.kind),)),
        ("Witness", (capitalized(cited.witness),)),
        ("Sent from", (cited.place,)),
        ("Subject", tuple(document.subjects)),
        ("Held by", (_held_in(cited.holding),) if cited.holding else ()),
        ("Printed in", (document.place_in_edition,)),
        ("Language of the paper", (document.language,)),
        ("Rights", (_rights(document),)),
        ("Identifier", (document.identifier,)),
    )
    stated = ((name, tuple(filter(None, values))) for name, values in pairs)
    return tuple((name, values) for name, values in stated if values)


def _held_in(holding: Holding) -> str:
    place = f", {holding.place}" if holding.place else ""
    parts = [f"{holding.repository}{place}", *holding.location, *holding.numbers]
    return "; ".join(filter(None, parts))


def _statement(cited: CitationSource) -> tuple[str, str]:
    """Who has to be named wherever the document is shown."""
    held = f"{_held_in(cited.holding)}. " if cited.holding else ""
    return "Source", f"{held}{cited.archive}, {cited.address}"


def _rights(document: Document) -> str:
    edition = document.edition
    of_edition = edition.reproduction_conditions if edition else ""
    return document.reproduction_conditions or of_edition


def licence_in(words: str) -> str:
    """The address of the one licence that the words have; "" where they have several."""
    names = {match["name"].rstrip(".") for match in _LICENCE.finditer(words)}
    return f"http://{names.pop()}" if len(names) == 1 else ""


def _renderings(document: Document, absolute: Absolute) -> tuple[NamedLink, ...]:
    files = (
        ("document-pdf", "PDF", "application/pdf"),
        ("document-tei", "TEI", "application/tei+xml"),
        ("document-text", "Plain text", "text/plain"),
    )
    return tuple(
        NamedLink(
            absolute(reverse(f"letters:{name}", args=[document.identifier])), *told
        )
        for name, *told in files
        if document.text
    )


def _see_also(document: Document, absolute: Absolute) -> tuple[NamedLink, ...]:
    csl = reverse("letters:citation-file", args=[document.identifier, "csl"])
    links = [NamedLink(absolute(csl), "Citation (CSL JSON)", "application/json")]
    if document.text:
        tei = absolute(reverse("letters:document-tei", args=[document.identifier]))
        profile = "http://www.tei-c.org/ns/1.0"
        links.insert(0, NamedLink(tei, "TEI", "application/tei+xml", profile))
    return tuple(links)


def _part_of(document: Document, absolute: Absolute) -> tuple[tuple[str, str], ...]:
    edition = document.edition
    if not edition:
        return (
            (absolute(reverse("letters:iiif-archive")), settings.LETTERS_SITE_NAME),
        )
    address = reverse("letters:iiif-edition", args=[edition.identifier])
    return ((absolute(address), edition.full_title),)
