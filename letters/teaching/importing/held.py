"""The documents that the addresses in a file mean, as far as they are held here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from letters.models import Document, PageImage, Segment
from letters.models.identifiers import DOCUMENT_PATTERN
from letters.web_annotation.web_annotations import RegionTarget, Target

_PATH = re.compile(
    rf"/(?:documents|historicaldocuments)/(?P<identifier>{DOCUMENT_PATTERN})(?:/|\Z)"
)
_IMAGE = re.compile(
    r"/images/(?P<name>[0-9a-f]{64}(?:\.[1-9][0-9]{0,4})?)/"
    r"(?P<size>original|\d{1,5})/?\Z"
)


@dataclass(slots=True)
class NotedDocument:
    """A published document with its texts, by the keys of its notes: the running text
    has the empty key."""

    document: Document
    texts: dict[str, str]
    segments: dict[str, Segment]
    scans: dict[str, PageImage]

    @property
    def length(self) -> int:
        """In characters, of all its texts."""
        return sum(map(len, self.texts.values()))

    def is_same(self, other: NotedDocument) -> bool:
        """Whether places in the one are places in the other."""
        return (
            self.texts == other.texts
            and self._segment_ends == other._segment_ends
            and self.scans.keys() == other.scans.keys()
        )

    @property
    def _segment_ends(self) -> dict[str, tuple[int, int]]:
        return {key: (row.start, row.end) for key, row in self.segments.items()}


@dataclass(slots=True)
class HeldDocuments:
    """The published documents at these addresses, in this site or in any other."""

    addresses: Iterable[str]
    _documents: dict[str, Document] = field(init=False)
    _noted: dict[int, NotedDocument] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        named = {identifier_in(address) for address in self.addresses} - {""}
        published = Document.objects.published()
        former = published.filter(former_identifiers__identifier__in=named)
        names = former.values_list("pk", "former_identifiers__identifier")
        by_key = {document.pk: document for document in former.distinct()}
        self._documents = {
            name: by_key[pk] for pk, name in names if name in named and pk in by_key
        }
        for document in published.filter(identifier__in=named):
            self._documents[document.identifier] = document

    @property
    def keys(self) -> list[int]:
        """The primary keys of all of them."""
        return [document.pk for document in self._documents.values()]

    def at(self, address: str) -> Document | None:
        return self._documents.get(identifier_in(address))

    def noted(self, document: Document) -> NotedDocument:
        if document.pk not in self._noted:
            self._noted[document.pk] = _read(document)
        return self._noted[document.pk]

    def is_as_read(self) -> bool:
        """Whether all are published still, and each text is the one that was read."""
        keys = self.keys
        now = {row.pk: row for row in Document.objects.published().filter(pk__in=keys)}
        return len(now) == len(set(keys)) and all(
            noted.is_same(_read(now[pk])) for pk, noted in self._noted.items()
        )

    def missing(self, target: Target) -> str:
        """The address of what is not held of the target; "" if all is."""
        document = self.at(target.source)
        if document is None or not isinstance(target, RegionTarget):
            return "" if document else target.source
        digest, _ = image_in(target.source)
        return "" if digest in self.noted(document).scans else target.source


def identifier_in(address: str) -> str:
    """What names the document in an address of an archive such as this one, or of the
    State Department's edition; "" in others."""
    match = _PATH.search(_path_of(address))
    return match["identifier"] if match else ""


def image_in(address: str) -> tuple[str, str]:
    """The SHA-256 of the scan, and the size that is asked for; empty for others."""
    match = _IMAGE.search(_path_of(address))
    return (match["name"], match["size"]) if match else ("", "")


def _path_of(address: str) -> str:
    try:
        return unquote(urlsplit(address).path)
    except ValueError:
        return ""


def _read(document: Document) -> NotedDocument:
    notes = document.footnotes.order_by("position").values_list("key", "text")
    return NotedDocument(
        document,
        {"": document.text, **dict(notes)},
        {segment.key: segment for segment in document.segments.all()},
        {image.scan_name: image for image in document.page_images.all()},
    )
