"""Finds documents for a reading, and adds them to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.db import transaction

from letters.models import Document, Reading, ReadingItem
from letters.models.identifiers import RESERVED
from letters.teaching.changing import locked_reading, touch
from letters.teaching.limits import refuse_item_beyond
from letters.teaching.ordering import next_position

LONGEST_WORDS = 500
MOST_FOUND = 20
_MOST_WORDS = 8
_BEFORE_IDENTIFIER = "/documents/"


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A published document; `page` or `segment` is the key of a part of it, or ""."""

    document: Document
    page: str = ""
    segment: str = ""


def find_parts(words: str) -> Sequence[DocumentPart]:
    """What an address or an identifier names; else the documents with all these words
    in their titles, one more than MOST_FOUND at most."""
    words = words.replace("\0", "").strip()[:LONGEST_WORDS]
    if not words:
        return []
    named = _at_address(words) if _BEFORE_IDENTIFIER in words else find_document(words)
    if named is not None:
        return [named if isinstance(named, DocumentPart) else DocumentPart(named)]
    documents = Document.objects.published()
    for word in words.split()[:_MOST_WORDS]:
        documents = documents.filter(title__icontains=word)
    found = documents.for_cards().order_by("date_earliest", "identifier")
    return [DocumentPart(document) for document in found[: MOST_FOUND + 1]]


def find_document(identifier: str) -> Document | None:
    """The published document with this identifier, or that had it once."""
    published = Document.objects.published().for_cards()
    document = published.filter(identifier=identifier).first()
    former = published.filter(former_identifiers__identifier=identifier)
    return document or former.first()


def part_of(document: Document, page: str = "", segment: str = "") -> DocumentPart:
    """The part with this key; the whole document where it has no such part."""
    if segment and document.segments.filter(key=segment).exists():
        return DocumentPart(document, segment=segment)
    if page and document.pages.filter(key=page).exists():
        return DocumentPart(document, page=page)
    return DocumentPart(document)


@transaction.atomic
def add_part(reading: Reading, part: DocumentPart) -> ReadingItem:
    """A new item at the end of the reading. Raises ReadingFullError."""
    # Two additions at once wait for each other.
    locked_reading(reading)
    refuse_item_beyond(reading.items.present().count())
    extents = ReadingItem.Extent
    extent = extents.PASSAGE if part.segment else extents.WHOLE
    item = ReadingItem.objects.create(
        reading=reading,
        position=next_position(reading),
        document=part.document,
        document_identifier=part.document.identifier,
        extent=extents.PAGE if part.page else extent,
        page_key=part.page,
        first_segment=part.segment,
        last_segment=part.segment,
    )
    touch(reading)
    return item


def _at_address(address: str) -> DocumentPart | None:
    """What an address of this archive names, whatever the site is called."""
    try:
        parsed = urlsplit(address)
    except ValueError:
        return None
    names = parsed.path.partition(_BEFORE_IDENTIFIER)[2].split("/")
    names = [unquote(name) for name in names if name]
    anchor = unquote(parsed.fragment)
    # What the database cannot store names nothing in it.
    if "\0" in "".join([*names, anchor]):
        return None
    length = 1 if len(names) < 2 or names[1] in RESERVED else 2
    document = find_document("/".join(names[:length]))
    if document is None:
        return None
    kind, key = [*names[length : length + 2], "", ""][:2]
    return part_of(
        document,
        page=key if kind == "pages" else _after(anchor, "page-"),
        segment=key if kind == "segments" else anchor,
    )


def _after(anchor: str, prefix: str) -> str:
    return anchor.removeprefix(prefix) if anchor.startswith(prefix) else ""
