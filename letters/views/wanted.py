"""What the documents refer to most and the archive does not have, and who wants it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.models import CrossReference, Document
from letters.models.cross_reference_queries import CrossReferenceQuerySet
from letters.models.document_queries import DocumentQuerySet
from letters.models.targets import address_elsewhere, describe_target, target_named
from letters.views.csv_tables import Row, csv_response
from letters.views.editions.find import find_address

TARGETS_PER_PAGE = 100
DOCUMENTS_PER_PAGE = 50
COLUMNS = (
    "identifier",
    "target",
    "references",
    "referring documents",
    "at the Department of State",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target that is not held, and how often it is referred to."""

    identifier: str
    references: int
    documents: int

    @property
    def description(self) -> str:
        return describe_target(target_named(self.identifier))

    @property
    def elsewhere(self) -> str:
        return address_elsewhere(target_named(self.identifier))


@require_safe
def wanted(request: HttpRequest) -> HttpResponse:
    rows = CrossReference.objects.wanted_by(request.user).counted_by_target()
    page = Paginator(rows, TARGETS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "targets": [Wanted(**row) for row in page]}
    return render(request, "letters/wanted.html", context)


@require_safe
def wanted_csv(request: HttpRequest) -> StreamingHttpResponse:
    rows = CrossReference.objects.wanted_by(request.user).counted_by_target()
    targets = (Wanted(**row) for row in rows.iterator())
    return csv_response("wanted.csv", _table(targets))


@require_safe
def wanted_detail(request: HttpRequest, identifier: str) -> HttpResponse:
    """Who wants it; or the thing itself, if it has come."""
    target = target_named(identifier)
    references = CrossReference.objects.wanted_by(request.user).to_target(target)
    documents = Document.objects.filter(pk__in=references.values("document"))
    page = Paginator(_with(documents, references), DOCUMENTS_PER_PAGE).get_page(
        request.GET.get("page")
    )
    if not page.paginator.count:
        if address := find_address(target, request.user):
            return HttpResponseRedirect(address)
        raise Http404("Nobody refers to it")
    context = {
        "description": describe_target(target),
        "elsewhere": address_elsewhere(target),
        "page": page,
    }
    return render(request, "letters/wanted_detail.html", context)


def _with(
    documents: DocumentQuerySet, references: CrossReferenceQuerySet
) -> DocumentQuerySet:
    """Each document with the `references` that it makes."""
    made = references.order_by("position")
    return documents.select_related("edition").prefetch_related(
        Prefetch("crossreferences", queryset=made, to_attr="references_made")
    )


def _table(targets: Iterable[Wanted]) -> Iterator[Row]:
    yield COLUMNS
    for each in targets:
        yield (
            each.identifier,
            each.description,
            each.references,
            each.documents,
            each.elsewhere,
        )
