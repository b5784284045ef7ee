"""Where the papers are: repositories, their collections and the documents of each."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count, Q
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from letters.middleware.canonical_address import page_numbers, values_and_page
from letters.middleware.page_cache import cached_until_change
from letters.models import ArchivalUnit, Document, Repository
from letters.models.document_queries import DocumentQuerySet
from letters.views.addresses import page_of_list

REPOSITORIES_PER_PAGE = 100
DOCUMENTS_PER_PAGE = 50


@cached_until_change(page_numbers("page"))
@require_safe
def repository_list(request: HttpRequest) -> HttpResponse:
    documents = Document.objects.visible_to(request.user).with_keepers()
    counts = _counts_of_repositories(documents)
    rows = Repository.objects.filter(pk__in=counts).order_by("name", "pk")
    page = page_of_list(request, rows, REPOSITORIES_PER_PAGE)
    counted = [(repository, counts[repository.pk]) for repository in page]
    context = {"page": page, "repositories": counted}
    return render(request, "letters/repository_list.html", context)


@cached_until_change(values_and_page("collection"), uncached=["collection"])
@require_safe
def repository_detail(request: HttpRequest, identifier: str) -> HttpResponse:
    """The documents of a repository, or of one of its collections."""
    rows = Repository.objects.select_related("merged_into")
    repository = get_object_or_404(rows, identifier=identifier)
    visible = Document.objects.visible_to(request.user)
    documents = visible.with_keepers()
    if repository.merged_into:
        # Not permanently: a merge can be undone.
        if not _held_in(documents, repository.merged_into).exists():
            raise Http404("Nothing from there")
        address = repository.merged_into.get_absolute_url()
        query = values_and_page("collection")(request.GET)
        return HttpResponseRedirect(f"{address}?{query}" if query else address)
    held = list(_held_in(documents, repository).values_list("pk", "collection"))
    # Before any page of the list is looked for: a hidden repository leads nowhere.
    if not held:
        raise Http404("Nothing from there")
    collections = _collections(Counter(unit for _, unit in held if unit))
    slug = request.GET.get("collection", "")
    chosen = [unit for unit, _ in collections if unit.slug == slug]
    if slug:
        parts = {unit.pk for unit, _ in collections if unit.parent in chosen}
        units = {unit.pk for unit in chosen} | parts
        held = [row for row in held if row[1] in units]
        if not chosen:
            raise Http404("No such collection")
    # Of all that are not on the page, no row is put together.
    page = page_of_list(request, [pk for pk, _ in held], DOCUMENTS_PER_PAGE)
    loaded = visible.for_rows().in_bulk(list(page))
    page.object_list = [loaded[pk] for pk in page if pk in loaded]
    context = {
        "repository": repository,
        "collections": collections,
        "chosen": chosen[0] if chosen else None,
        "page": page,
        "query": f"collection={chosen[0].slug}&" if chosen else "",
    }
    return render(request, "letters/repository_detail.html", context)


def _collections(counts: Counter[int]) -> list[tuple[ArchivalUnit, int]]:
    """The collections that documents come from, each with how many from it and its parts;
    `counts` are of each alone."""
    units = ArchivalUnit.objects.filter(Q(pk__in=counts) | Q(parts__in=counts))
    units = units.select_related("parent", "repository").order_by("title", "pk")
    rows = list(units.distinct())
    for part in rows:
        if part.parent_id:
            counts[part.parent_id] += counts[part.pk]
    return [(unit, counts[unit.pk]) for unit in rows]


def _held_in(documents: DocumentQuerySet, repository: Repository) -> DocumentQuerySet:
    """Those that are cited from it, and those of its fonds that are cited otherwise: the
    `keeper` or the `holder` of with_keepers(), without a look at all other repositories."""
    own = Repository.objects.filter(Q(pk=repository.pk) | Q(merged_into=repository.pk))
    units = ArchivalUnit.objects.filter(repository__in=own.order_by().values("pk"))
    units = units.order_by().values("pk")
    is_unstated = Q(holding__repository=None) | Q(holding__archival_unit=None)
    return documents.filter(
        Q(holding__repository__in=own.order_by().values("pk"))
        | Q(holding__archival_unit__in=units)
        | Q(is_unstated, archival_unit__in=units)
    )


def _counts_of_repositories(documents: DocumentQuerySet) -> Counter[int]:
    """How many `_held_in` finds in each."""
    rows = documents.order_by().values_list("keeper", "holder")
    counts: Counter[int] = Counter()
    for keeper, holder, count in rows.annotate(count=Count("pk")):
        for repository in {keeper, holder} - {None}:
            counts[repository] += count
    return counts
