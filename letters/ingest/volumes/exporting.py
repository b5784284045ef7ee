"""Writes a volume, or a document, as TEI again."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from letters.models import Document, Edition
from letters.models.document_queries import DocumentQuerySet
from letters.tei.document_division import document_division
from letters.tei.note_places import notes_outside
from letters.tei.source import Element, local_name, parse_xml
from letters.tei.volume import Header, assemble, document_keys, wrap


def export_edition(edition: Edition, documents: DocumentQuerySet) -> str:
    """The TEI file of `edition` with those of its documents that are in `documents`.

    A document that was imported and not edited comes back letter for letter. One that the
    file never had follows the document before it in the order of the edition.
    """
    texts = _texts(edition, documents)
    skeleton = edition.source.skeleton if edition.is_imported else ""
    places: dict[str, list[str]] = {key: [] for key in document_keys(skeleton)}
    if not places and (texts or not skeleton):
        return wrap((tei for _, tei in texts), _header(edition))
    vacant = set(places)
    last = next(iter(places), "")
    for key, tei in texts:
        if key in vacant:
            vacant.remove(key)
            last = key
            places[last].insert(0, tei)
        else:
            places[last].append(tei)
    return assemble(skeleton, {key: "\n".join(tei) for key, tei in places.items()})


def missing_documents(edition: Edition) -> list[str]:
    """The keys of documents in the file of `edition` that the archive does not hold."""
    if not edition.is_imported:
        return []
    stored = {key for key, _ in _texts(edition, Document.objects.all())}
    return [key for key in document_keys(edition.source.skeleton) if key not in stored]


def export_document(document: Document) -> str:
    """The document in a TEI file of its own; if it came as a file, that file."""
    tei = document.transcription.tei
    if local_name(parse_xml(tei)) != "div":
        return tei
    number = {"documentnumber": document.number} if document.number else {}
    header = replace(
        _header(document.edition),
        title=document.title,
        volume_title=document.edition.title if document.edition else "",
        numbers={"archive": document.identifier, **number},
    )
    return wrap([tei], header)


def _texts(edition: Edition, documents: DocumentQuerySet) -> list[tuple[str, str]]:
    """The key of each document in the file, and its `div`, in the order of the edition.

    Documents without a position come last; their key is one that the file may not have.
    """
    rows = documents.printed().filter(edition=edition).exclude(transcription=None)
    texts = rows.order_by("position", "pk").values_list(
        "position", "identifier", "imported__record__identifier", "transcription__tei"
    )
    prefix = f"{edition.identifier}/"
    return [
        ((imported or identifier).removeprefix(prefix), _division(tei))
        for _, identifier, imported, tei in sorted(texts, key=lambda row: row[0] == 0)
    ]


def _division(tei: str) -> str:
    """The `div` of a document: letter for letter, if it is the whole text."""
    root = parse_xml(tei)
    if local_name(root) == "div" and tei.startswith("<") and not tei.startswith("<?"):
        return tei
    division = document_division(root)
    if notes := notes_outside(division, root):
        _append_notes(division, notes)
    if local_name(division) == "text":
        division = _as_division(division)
    return etree.tostring(division, encoding="unicode", with_tail=False)


def _as_division(text: Element) -> Element:
    """A whole text as TEI lets one stand within another: Guidelines 4.3.2."""
    space = etree.QName(text).namespace
    division = etree.Element(etree.QName(space, "div"), nsmap=text.nsmap)
    text.tag = etree.QName(space, "floatingText").text
    text.tail = None
    division.append(text)
    return division


def _append_notes(division: Element, notes: list[Element]) -> None:
    """Put notes that stand outside the `div` into it: a volume has them nowhere else."""
    name = etree.QName(etree.QName(division).namespace, "div")
    collection = etree.SubElement(division, name, type="notes")
    for note in notes:
        collection.append(note)
        note.tail = None


def _header(edition: Edition | None) -> Header:
    """The header of a volume; without one, that of a new edition."""
    edition = edition or Edition()
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
