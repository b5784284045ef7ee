"""A printed page as it is: all documents that have something on it, one below another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from letters.middleware.page_cache import cached_until_change
from letters.models import Document, Edition, Footnote, Page
from letters.models.document_queries import VOLUME_ORDER, DocumentQuerySet
from letters.reader.references import references_of
from letters.rendering import Link
from letters.views.decorators import edition_view
from letters.views.documents.detail import slice_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

# More are on one page only where every document has pages of its own.
DOCUMENTS_PER_PAGE = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """What of one document is on the page. `prefix` tells its anchors from those of the
    others."""

    document: Document
    page: Page
    html: str
    footnotes: list[Footnote]
    links: dict[str, Link]
    prefix: str


@cached_until_change()
@edition_view
def edition_page(request: HttpRequest, edition: Edition, label: str) -> HttpResponse:
    visible = Document.objects.visible_to(request.user)
    labels = page_labels(edition, visible)
    rows = pages_labelled(edition, label, visible)
    page = Paginator(rows, DOCUMENTS_PER_PAGE).get_page(request.GET.get("page"))
    if not page.paginator.count and label not in labels:
        raise Http404("No such page")
    before, after = _beside(label, labels)
    context = {
        "edition": edition,
        "label": label,
        "page": page,
        "pieces": _pieces(page.object_list, request.user),
        "previous_label": before,
        "next_label": after,
        "begins_anew": page.paginator.count > 1
        and _begin_anew(page.object_list, edition),
    }
    return render(request, "letters/edition_page.html", context)


def page_labels(edition: Edition, visible: DocumentQuerySet) -> list[str]:
    """The labels of the printed pages in order: of the file, or of what is in `visible`.

    One that no address can hold is left out.
    """
    if edition.is_imported:
        labels = edition.source.pages
    else:
        rows = Page.objects.filter(
            document__in=visible, document__edition=edition, pagination=""
        ).order_by(*_of_document(VOLUME_ORDER), "position")
        labels = dict.fromkeys(rows.values_list("label", flat=True))
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
        .order_by(*_of_document(VOLUME_ORDER), "position")
    )


def _of_document(fields: Sequence[str]) -> list[str]:
    return [f"document__{field}" for field in fields]


def _pieces(pages: Sequence[Page], user: AbstractUser | AnonymousUser) -> list[Piece]:
    documents = {page.document_id: page.document for page in pages}
    links: dict[int, dict[str, Link]] = {key: {} for key in documents}
    for reference in references_of(documents.values(), user):
        links[reference.document_id][reference.key] = reference.link
    footnotes: dict[tuple[int, str], list[Footnote]] = {}
    keys = {page.key for page in pages}
    notes = Footnote.objects.filter(document__in=documents, page_key__in=keys)
    for footnote in notes.order_by("position"):
        place = (footnote.document_id, footnote.page_key)
        footnotes.setdefault(place, []).append(footnote)
    return [
        Piece(
            page.document,
            page,
            _cut(page),
            footnotes.get((page.document_id, page.key), []),
            links[page.document_id],
            _prefix(page),
        )
        for page in pages
    ]


def _prefix(page: Page) -> str:
    """A document may have two pages with one label, so its name alone is not enough."""
    return f"{page.document.identifier.rpartition('/')[2]}-{page.position}-"


def _cut(page: Page) -> str:
    return slice_of(page).cut(page.document.transcription.html)


def _beside(label: str, labels: list[str]) -> tuple[str, str]:
    """The labels before and after; nothing at either end, and for one not in order."""
    if label not in labels:
        return "", ""
    at = labels.index(label)
    return labels[at - 1] if at else "", "".join(labels[at + 1 : at + 2])


def _begin_anew(pages: Sequence[Page], edition: Edition) -> bool:
    """Whether the numbers begin anew in every document: none begins on another's page."""
    return edition.is_imported and not any(
        page.document.begins_on_page for page in pages
    )
