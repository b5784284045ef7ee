"""A printed page as it is: all documents that have text on it, one below another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from letters.models import Document, Edition, Footnote, Page
from letters.models.document_queries import VOLUME_ORDER, DocumentQuerySet
from letters.reader.leaf import page_slice
from letters.reader.references import references_of
from letters.rendering import Link

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

_PAGE_ORDER = (*(f"document__{field}" for field in VOLUME_ORDER), "position")


@dataclass(frozen=True, slots=True)
class PagePiece:
    """The part of one document on the page. `prefix` distinguishes its anchors from
    those of the other documents."""

    document: Document
    page: Page
    html: str
    footnotes: list[Footnote]
    links: dict[str, Link]
    prefix: str


def page_labels(edition: Edition, visible: DocumentQuerySet) -> list[str]:
    """The labels of the printed pages in order: of the file, or of what is in `visible`.

    A label that no address can hold is left out.
    """
    if edition.is_imported:
        labels = edition.source.pages
    else:
        pages = Page.objects.filter(
            document__in=visible, document__edition=edition, pagination=""
        ).order_by(*_PAGE_ORDER)
        labels = dict.fromkeys(pages.values_list("label", flat=True))
    return [label for label in labels if label and "/" not in label]


def pages_labelled(
    edition: Edition, label: str, visible: DocumentQuerySet
) -> QuerySet[Page]:
    return (
        Page.objects.filter(
            document__in=visible,
            document__edition=edition,
            pagination="",
            label=label,
        )
        .select_related("document__transcription")
        .order_by(*_PAGE_ORDER)
    )


def page_pieces(
    pages: Sequence[Page], user: AbstractUser | AnonymousUser
) -> list[PagePiece]:
    """What stands on each of the `pages`, for `user`: two queries."""
    documents = {page.document_id: page.document for page in pages}
    links: defaultdict[int, dict[str, Link]] = defaultdict(dict)
    for reference in references_of(documents.values(), user):
        links[reference.document_id][reference.key] = reference.link
    footnotes = _footnotes_by_page(documents, pages)
    return [
        PagePiece(
            page.document,
            page,
            page_slice(page).cut(page.document.transcription.html),
            footnotes[page.document_id, page.key],
            links[page.document_id],
            _anchor_prefix(page),
        )
        for page in pages
    ]


def _footnotes_by_page(
    documents: Collection[int], pages: Sequence[Page]
) -> defaultdict[tuple[int, str], list[Footnote]]:
    """By the primary key of the document and the key of its page."""
    footnotes: defaultdict[tuple[int, str], list[Footnote]] = defaultdict(list)
    keys = {page.key for page in pages}
    on_pages = Footnote.objects.filter(document__in=documents, page_key__in=keys)
    for footnote in on_pages.order_by("position"):
        footnotes[footnote.document_id, footnote.page_key].append(footnote)
    return footnotes


def _anchor_prefix(page: Page) -> str:
    """A document may have two pages with one label, so its name alone is not enough."""
    return f"{page.document.identifier.rpartition('/')[2]}-{page.position}-"


def neighbouring_labels(label: str, labels: list[str]) -> tuple[str, str]:
    """The labels before and after; "" at either end, and for a label not in order."""
    if label not in labels:
        return "", ""
    index = labels.index(label)
    return labels[index - 1] if index else "", "".join(labels[index + 1 : index + 2])


def begin_anew(pages: Sequence[Page], edition: Edition) -> bool:
    """Whether the numbers begin anew in every document: none begins on another's page."""
    return edition.is_imported and not any(
        page.document.begins_on_page for page in pages
    )
