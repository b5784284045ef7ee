"""Places: which there are, and what was written or received at each."""

from __future__ import annotations

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from letters.middleware.canonical_address import page_numbers
from letters.middleware.page_cache import cached_until_change
from letters.models import CorrespondenceEvent, Document, Place, PlaceVariant
from letters.models.document_queries import DocumentQuerySet
from letters.views.addresses import page_of_list

PLACES_PER_PAGE = 200
DOCUMENTS_PER_PAGE = 50


@cached_until_change(page_numbers("page"))
@require_safe
def place_list(request: HttpRequest) -> HttpResponse:
    """The places at which documents were written, with how many."""
    counts = _written_at(Document.objects.visible_to(request.user))
    places = Place.objects.filter(pk__in=counts).order_by("name", "pk")
    counted = [(place, counts[place.pk]) for place in places]
    page = page_of_list(request, counted, PLACES_PER_PAGE)
    return render(request, "letters/place_list.html", {"page": page})


@cached_until_change(page_numbers("written", "received"))
@require_safe
def place_detail(request: HttpRequest, identifier: str) -> HttpResponse:
    """The documents written at a place, and those received there."""
    places = Place.objects.select_related("merged_into")
    place = get_object_or_404(places, identifier=identifier)
    kept = place.merged_into or place
    documents = Document.objects.visible_to(request.user)
    names = _forms_of_name(kept, documents)
    # Before any page of the lists is looked for: a hidden place leads nowhere.
    if not names:
        raise Http404("Nothing from there")
    if place.merged_into:
        # Not permanently: a merge can be undone.
        return HttpResponseRedirect(kept.get_absolute_url())
    context = {
        "place": place,
        "other_names": [name for name in names if name != place.name],
        "written": page_of_list(
            request,
            documents.written_at(names).for_rows(),
            DOCUMENTS_PER_PAGE,
            "written",
        ),
        "received": page_of_list(
            request,
            documents.received_at(names).for_rows(),
            DOCUMENTS_PER_PAGE,
            "received",
        ),
    }
    return render(request, "letters/place_detail.html", context)


def _forms_of_name(place: Place, documents: DocumentQuerySet) -> list[str]:
    """The forms by which `documents` say that they were written or received there."""
    step = CorrespondenceEvent.Type
    events = CorrespondenceEvent.objects.filter(
        type__in=(step.SENT, step.RECEIVED),
        place=OuterRef("name"),
        document__in=documents.order_by(),
    )
    unsent = documents.filter(dateline_place=OuterRef("name"))
    # Of each form one is enough: a capital has thousands.
    printed = PlaceVariant.objects.filter(
        Q(place=place) | Q(place__merged_into=place),
        Exists(events.order_by()) | Exists(unsent.order_by()),
    )
    return sorted(printed.order_by().values_list("name", flat=True))


def _written_at(documents: DocumentQuerySet) -> dict[int, int]:
    """How many documents were written at each place, by its key: whatever forms of its
    name, and however many of them, each prints."""
    sent = CorrespondenceEvent.objects.filter(
        type=CorrespondenceEvent.Type.SENT, document__in=documents.order_by()
    ).exclude(place="")
    unsent = documents.exclude(dateline_place="").order_by()
    printed = (
        sent.order_by()
        .values_list("document", "place")
        .union(unsent.values_list("pk", "dateline_place"), all=True)
    )
    rows, of_rows = printed.query.sql_with_params()
    query = (
        "SELECT coalesce(merged_into_id, place.id) AS kept, "  # noqa: S608
        f"count(DISTINCT row.document) FROM ({rows}) AS row (document, words) "
        "JOIN letters_placevariant AS variant ON variant.name = words "
        "JOIN letters_place AS place ON place.id = place_id GROUP BY kept"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, of_rows)
        return dict(cursor.fetchall())
