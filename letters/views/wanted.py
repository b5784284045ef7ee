"""Lists what documents cite and the archive does not hold, the most cited first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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

from letters.exports.table_file import Row
from letters.middleware.canonical_address import page_numbers
from letters.middleware.page_cache import cached_until_change
from letters.models import CrossReference, Document
from letters.models.cross_reference_queries import CrossReferenceQuerySet
from letters.models.document_queries import DocumentQuerySet
from letters.models.targets import address_elsewhere, describe_target, target_named
from letters.reader.target_addresses import target_address
from letters.reader.wanted_target import WantedTarget
from letters.reader.witnesses.named_documents import witnesses_not_held
from letters.views.addresses import page_of_list
from letters.views.csv_tables import csv_response

TARGETS_PER_PAGE = 100
DOCUMENTS_PER_PAGE = 50
COLUMNS = (
    "identifier",
    "target",
    "references",
    "referring documents",
    "at the Department of State",
)


@cached_until_change(page_numbers("page"))
@require_safe
def wanted(request: HttpRequest) -> HttpResponse:
    # All of them, since they have to be put in order in any case.
    rows = list(CrossReference.objects.wanted_by(request.user).counted_by_target())
    page = page_of_list(request, rows, TARGETS_PER_PAGE)
    context = {
        "page": page,
        "targets": [WantedTarget(**row) for row in page],
        "witnesses": witnesses_not_held(Document.objects.visible_to(request.user)),
    }
    return render(request, "letters/wanted.html", context)


@require_safe
def wanted_csv(request: HttpRequest) -> StreamingHttpResponse:
    rows = CrossReference.objects.wanted_by(request.user).counted_by_target()
    targets = (WantedTarget(**row) for row in rows.iterator())
    return csv_response("wanted.csv", _table(targets))


@cached_until_change(page_numbers("page"))
@require_safe
def wanted_detail(request: HttpRequest, identifier: str) -> HttpResponse:
    """The documents that refer to a target; or the target itself, once it is held."""
    target = target_named(identifier)
    references = CrossReference.objects.wanted_by(request.user).to_target(target)
    documents = Document.objects.filter(pk__in=references.values("document"))
    listed = _with_references(documents, references)
    if not references.exists():
        if address := target_address(target, request.user):
            return HttpResponseRedirect(address)
        raise Http404("Nobody refers to it")
    page = page_of_list(request, listed, DOCUMENTS_PER_PAGE)
    context = {
        "description": describe_target(target),
        "elsewhere": address_elsewhere(target),
        "page": page,
    }
    return render(request, "letters/wanted_detail.html", context)


def _with_references(
    documents: DocumentQuerySet, references: CrossReferenceQuerySet
) -> DocumentQuerySet:
    """Each document with the `references` that it makes."""
    in_order = references.order_by("position")
    return documents.select_related("edition").prefetch_related(
        Prefetch("crossreferences", queryset=in_order, to_attr="references_made")
    )


def _table(targets: Iterable[WantedTarget]) -> Iterator[Row]:
    yield COLUMNS
    for target in targets:
        yield (
            target.identifier,
            target.description,
            target.references,
            target.documents,
            target.elsewhere,
        )
