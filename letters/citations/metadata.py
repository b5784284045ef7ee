"""The `meta` elements that tell a reference manager which document a page shows.

The names are those by which Zotero's Embedded Metadata translator recognises the fields of
an item: its own namespace (z), Dublin Core and BIBO. Without z:itemType, a page with
such elements would be taken for a web page or for an article in a journal.
"""

from __future__ import annotations

from collections.abc import Iterator

from letters.citations.citation_source import CitationSource
from letters.citations.wording import capitalized, date_in, exact_day, listed

Tag = tuple[str, str]


def meta_tags(cited: CitationSource) -> Iterator[Tag]:
    """Names and contents. Zotero's letters have no book and no pages: these are lines
    of the field `extra`, under their names in CSL."""
    yield "z:itemType", "letter" if cited.senders else "document"
    yield "dc:title", cited.full_title
    yield from (("bib:authors", name.sorted) for name in cited.senders)
    yield from (("z:recipients", name.sorted) for name in cited.recipients)
    fields = {
        "dcterms:issued": _date(cited),
        "z:letterType": cited.kind if cited.senders else "",
        "z:url": cited.address,
        "z:libraryCatalog": cited.archive,
        "z:extra": "\n".join(f"{name}: {value}" for name, value in _extra(cited)),
    }
    if holding := cited.holding:
        fields |= {
            "z:archive": ", ".join(filter(None, (holding.repository, holding.place))),
            "z:archiveLocation": ", ".join(holding.location),
            "z:callNumber": ", ".join(holding.numbers),
        }
    yield from ((name, value) for name, value in fields.items() if value)


def _date(cited: CitationSource) -> str:
    day = exact_day(cited)
    return day.isoformat() if day else date_in(cited)


def _extra(cited: CitationSource) -> Iterator[Tag]:
    if volume := cited.volume:
        lines = {
            "Container-Title": volume.title,
            "Editor": listed(volume.editors),
            "Publisher": volume.publisher,
        }
        yield from ((name, value) for name, value in lines.items() if value)
    if cited.transmission:
        yield "Note", capitalized(cited.transmission)
    if cited.number:
        yield "Number", cited.number
    if cited.page:
        yield "Page", cited.page
