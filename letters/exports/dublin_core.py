"""A document as a record of unqualified Dublin Core, for catalogues of many archives.

Recipients have no element there: they stand in the description.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from letters.citations import CitationSource, Holding
from letters.exports.oai_pmh import DUBLIN_CORE, XSI
from letters.exports.xml_text import maker_of_elements

DC = "http://purl.org/dc/elements/1.1/"
_LOCATION = f"{{{XSI}}}schemaLocation"
_OF_RECORD = maker_of_elements(
    DUBLIN_CORE.namespace,
    {"oai_dc": DUBLIN_CORE.namespace, "dc": DC, "xsi": XSI},
)
_OF_FIELD = maker_of_elements(DC, {"dc": DC})


@dataclass(frozen=True, slots=True)
class Catalogued:
    """What a catalogue says of a document and no citation does."""

    subjects: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    rights: str = ""
    summary: str = ""
    edition_address: str = ""


def dublin_core(cited: CitationSource, known: Catalogued) -> etree._Element:
    fields = (_OF_FIELD(name, value) for name, value in _fields(cited, known) if value)
    schema = f"{DUBLIN_CORE.namespace} {DUBLIN_CORE.schema}"
    return _OF_RECORD.dc({_LOCATION: schema}, *fields)


def _fields(cited: CitationSource, known: Catalogued) -> Iterator[tuple[str, str]]:
    yield "title", cited.label or cited.full_title
    yield from (("creator", name.sorted) for name in cited.senders)
    yield from (("subject", subject) for subject in known.subjects)
    to = "; ".join(name.display for name in cited.recipients)
    yield "description", f"To: {to}" if to else ""
    yield "description", known.summary
    yield "publisher", cited.archive
    yield "date", cited.date.edtf if cited.date else ""
    yield "type", "Text"
    yield "type", cited.kind
    yield "format", "text/html"
    yield "identifier", cited.address
    yield "identifier", cited.identifier
    yield "source", _printed(cited)
    yield "source", _kept(cited.holding) if cited.holding else ""
    yield from (("language", language) for language in known.languages)
    yield "relation", known.edition_address
    yield "coverage", cited.place
    yield "rights", known.rights


def _printed(cited: CitationSource) -> str:
    volume = cited.volume
    if not volume:
        return ""
    number = f"Document {cited.number}" if cited.number else ""
    parts = (volume.series, volume.sub_series, volume.volume, volume.title, number)
    return ", ".join(filter(None, parts))


def _kept(holding: Holding) -> str:
    return ", ".join(filter(None, (holding.repository, *holding.location)))
