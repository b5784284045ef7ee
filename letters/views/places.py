"""Places: which there are, and what was written or received at each."""

from __future__ import annotations

from collections import Counter

from django.db.models import Q
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
    places = sorted(counts.items(), key=lambda line: (line[0].name, line[0].pk))
    page = page_of_list(request, places, PLACES_PER_PAGE)
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
    own = Q(place=place) | Q(place__merged_into=place)
    variants = PlaceVariant.objects.filter(own).order_by().values("name")
    step = CorrespondenceEvent.Type
    events = CorrespondenceEvent.objects.filter(
        type__in=(step.SENT, step.RECEIVED),
        place__in=variants,
        document__in=documents.order_by(),
    )
    unsent = documents.filter(dateline_place__in=variants)
    printed = events.order_by().values_list("place", flat=True)
    return sorted(printed.union(unsent.order_by().values_list("dateline_place")))


def _written_at(documents: DocumentQuerySet) -> Counter[Place]:
    """How many documents were written at each place, whatever forms of its name, and
    however many of them, each prints."""
    sent = CorrespondenceEvent.objects.filter(
        type=CorrespondenceEvent.Type.SENT, document__in=documents.order_by()
    ).exclude(place="")
    unsent = documents.exclude(dateline_place="").order_by()
    printed = sent.order_by().values_list("document", "place")
    variants = PlaceVariant.objects.select_related("place__merged_into")
    place_of = {
        variant.name: variant.place.merged_into or variant.place for variant in variants
    }
    return Counter(
        place
        for _, place in {
            (document, place_of[words])
            for document, words in printed.union(
                unsent.values_list("pk", "dateline_place")
            )
            if words in place_of
        }
    )
