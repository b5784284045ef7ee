"""A volume, or a document, as TEI again."""

from __future__ import annotations

from lxml import etree

from letters.models import Document, Edition
from letters.models.documents import DocumentQuerySet
from letters.tei.body import document_division
from letters.tei.source import local_name, parse_xml
from letters.tei.volume import Header, assemble, document_keys, wrap


def export_edition(edition: Edition, documents: DocumentQuerySet) -> str:
    """The TEI file of `edition` with those of its `documents`, and no others.

    What was imported and not edited comes back letter for letter. A document that
    the file never had follows the one before it in the order of the edition.
    """
    texts = _texts(documents.filter(edition=edition))
    if not edition.is_imported:
        return wrap(texts.values(), _header(edition))
    placed = document_keys(edition.source.skeleton)
    fragments: dict[str, str | None] = {key: texts.get(key) for key in placed}
    host = placed[-1] if placed else ""
    for key, tei in texts.items():
        if key in fragments:
            host = key
        elif host:
            fragments[host] = f"{fragments[host] or ''}\n{tei}"
    return assemble(edition.source.skeleton, fragments)


def export_document(document: Document) -> str:
    """The document in a TEI file of its own; a file that it came as is given back."""
    tei = document.transcription.tei
    if local_name(parse_xml(tei)) != "div":
        return tei
    number = {"documentnumber": document.number} if document.number else {}
    edition = document.edition
    header = Header(
        title=document.title,
        series_title=edition.series_title if edition else "",
        sub_series=edition.sub_series if edition else "",
        volume=edition.volume if edition else "",
        volume_title=edition.title if edition else "",
        editors=(edition.editors,) if edition and edition.editors else (),
        publisher=edition.publisher if edition else "",
        place="",
        year=edition.year if edition else None,
        numbers={"archive": document.identifier, **number},
    )
    return wrap([tei], header)


def _texts(documents: DocumentQuerySet) -> dict[str, str]:
    """The `div` of each document by its key, in the order of the edition; documents
    without a place in it come last."""
    rows = documents.exclude(transcription=None).order_by("position", "pk")
    texts = rows.values_list("position", "identifier", "transcription__tei")
    ordered = sorted(texts, key=lambda row: row[0] or len(texts) + 1)
    return {
        identifier.rpartition("/")[2]: _division(tei) for _, identifier, tei in ordered
    }


def _division(tei: str) -> str:
    """The `div` of a document that was handed in as a whole file."""
    if tei.startswith("<div"):
        return tei
    division = document_division(parse_xml(tei))
    return etree.tostring(division, encoding="unicode", with_tail=False)


def _header(edition: Edition) -> Header:
    return Header(
        title=edition.title,
        series_title=edition.series_title,
        sub_series=edition.sub_series,
        volume=edition.volume,
        volume_title="",
        editors=tuple(edition.editors.split("; ")) if edition.editors else (),
        publisher=edition.publisher,
        place="",
        year=edition.year,
        numbers={"frus": edition.identifier},
    )
