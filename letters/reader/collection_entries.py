"""What the collections of IIIF list: volumes by their sections, papers by hundreds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from letters.iiif import CollectionEntry
from letters.models import Document, Edition, Section
from letters.models.document_queries import DocumentQuerySet
from letters.reader.canvases import Absolute, ManifestAddresses
from letters.reader.contents import Contents, Node

# The most papers of no edition in one collection.
PAPERS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class ListedCollection:
    """A collection: its address and its name, its page in the archive, what it lists and
    the one above it."""

    address: str
    name: str
    home: str
    entries: list[CollectionEntry]
    above: CollectionEntry | None = None


class CollectionLists:
    """The collections of what is `visible`. `absolute` completes an address."""

    def __init__(self, visible: DocumentQuerySet, absolute: Absolute) -> None:
        self._visible = visible
        self._absolute = absolute

    def archive(self, editions: Iterable[Edition]) -> ListedCollection:
        """All volumes, and the papers that no volume prints."""
        entries = [self._of_edition(edition) for edition in editions]
        count = self._papers().count()
        for number in range(1, -(-count // PAPERS_AT_ONCE) + 1):
            entries.append(self._of_papers(number, count))
        home = self._absolute(reverse("letters:home"))
        whole = self._whole_archive
        return ListedCollection(whole.id, whole.label, home, entries)

    def edition(self, edition: Edition) -> ListedCollection:
        """Its sections with documents, then the documents of no section."""
        contents = Contents(edition, self._visible.printed())
        parts = [*contents.front, *contents.body, *contents.back]
        outside = self._visible.printed().filter(edition=edition, section=None)
        return ListedCollection(
            self._edition_address(edition),
            edition.full_title,
            self._absolute(edition.get_absolute_url()),
            [*self._of_sections(parts), *self._of_documents(outside)],
            self._whole_archive,
        )

    def section(self, edition: Edition, key: str) -> ListedCollection | None:
        """The sections in it, then its own documents; None if there is no such section."""
        _, node, _ = Contents(edition, self._visible.printed()).find(key)
        if not node:
            return None
        documents = self._visible.printed().filter(section=node.section)
        return ListedCollection(
            self._section_address(node.section),
            node.section.name,
            self._absolute(node.section.get_absolute_url()),
            [*self._of_sections(node.parts), *self._of_documents(documents)],
            self._around(node, edition),
        )

    def papers(self, number: int) -> ListedCollection | None:
        """The papers with this number among the hundreds; None beyond the last."""
        start, count = (number - 1) * PAPERS_AT_ONCE, self._papers().count()
        if not 0 <= start < count:
            return None
        entry = self._of_papers(number, count)
        documents = self._papers().for_cards()[start : start + PAPERS_AT_ONCE]
        home = self._absolute(reverse("letters:document-list"))
        entries = [self._of_document(document) for document in documents]
        return ListedCollection(
            entry.id, entry.label, home, entries, self._whole_archive
        )

    @property
    def _whole_archive(self) -> CollectionEntry:
        address = self._absolute(reverse("letters:iiif-archive"))
        return CollectionEntry(address, settings.LETTERS_SITE_NAME, is_collection=True)

    def _papers(self) -> DocumentQuerySet:
        return (
            self._visible.printed()
            .filter(edition=None)
            .order_by("date_earliest", "identifier")
        )

    def _of_papers(self, number: int, count: int) -> CollectionEntry:
        first = (number - 1) * PAPERS_AT_ONCE + 1
        last = min(number * PAPERS_AT_ONCE, count)
        address = reverse("letters:iiif-papers", args=[number])
        label = f"Papers of no volume, {first:,}–{last:,} of {count:,}, by date"
        return CollectionEntry(self._absolute(address), label, is_collection=True)

    def _of_edition(self, edition: Edition) -> CollectionEntry:
        address = self._edition_address(edition)
        return CollectionEntry(address, edition.full_title, is_collection=True)

    def _of_sections(self, nodes: Sequence[Node]) -> list[CollectionEntry]:
        return [
            CollectionEntry(
                self._section_address(node.section),
                node.section.name,
                is_collection=True,
            )
            for node in nodes
            if node.count
        ]

    def _around(self, node: Node, edition: Edition) -> CollectionEntry:
        if not node.above:
            return self._of_edition(edition)
        section = node.above.section
        address = self._section_address(section)
        return CollectionEntry(address, section.name, is_collection=True)

    def _of_documents(self, documents: DocumentQuerySet) -> list[CollectionEntry]:
        ordered = documents.for_cards().in_volume_order()
        return [self._of_document(document) for document in ordered]

    def _of_document(self, document: Document) -> CollectionEntry:
        address = ManifestAddresses(document, self._absolute).manifest
        name = document.name_and_date
        return CollectionEntry(address, name, day=document.date_earliest)

    def _edition_address(self, edition: Edition) -> str:
        name = reverse("letters:iiif-edition", args=[edition.identifier])
        return self._absolute(name)

    def _section_address(self, section: Section) -> str:
        parts = [section.edition.identifier, section.key]
        return self._absolute(reverse("letters:iiif-section", args=parts))
