"""What two people wrote to each other."""

from __future__ import annotations

from django.db.models import Q
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    QueryDict,
)
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.middleware.canonical_address import (
    YEAR,
    OtherAddressError,
    values_that_match,
)
from letters.middleware.page_cache import cached_until_change
from letters.models import Agent, Document
from letters.reader.exchange import Exchange, exchange_address
from letters.reader.taking.selection import first_of
from letters.views.addresses import page_of_list, query_before_page
from letters.views.taking.downloads import download_links, download_response
from letters.views.taking.held_places import few_streams_at_once

LETTERS_PER_PAGE = 50


@cached_until_change(values_that_match(year=YEAR))
@require_safe
def exchange_detail(request: HttpRequest, identifier: str, other: str) -> HttpResponse:
    """The letters of two people, as the first of them would keep them."""
    one, another = _both(request, identifier, other)
    identities = [agent.identity_for(request.user) for agent in (one, another)]
    address = exchange_address(*identities)
    if request.path != address:
        # Nobody keeps the answer unasked: an archivist can undo a merge.
        response = HttpResponsePermanentRedirect(address)
        response["Cache-Control"] = "no-cache"
        return response
    exchange = _exchange(request, one, another)
    if request.GET.get("year") and not exchange.count:
        raise OtherAddressError("?")
    page = page_of_list(request, exchange.keys, LETTERS_PER_PAGE)
    letters = list(exchange.tell(list(page)))
    page.object_list = [letter.document for letter in letters]
    context = {
        "one": one,
        "other": another,
        "exchange": exchange,
        "page": page,
        "letters": letters,
        "months": [letter.month for letter in letters if letter.month],
        "canonical_address": min(address, exchange_address(another, one)),
        "query": query_before_page(request.GET, "year"),
        "downloads": download_links(
            "exchange-files",
            query_before_page(request.GET, "year").removesuffix("&"),
            *(agent.name_in_address for agent in (one, another)),
        ),
    }
    return render(request, "letters/exchange_detail.html", context)


@require_safe
@few_streams_at_once
def exchange_download(
    request: HttpRequest, identifier: str, other: str, suffix: str
) -> HttpResponseBase:
    """The letters of the two, of all years or of one, in the order of time."""
    one, another = _both(request, identifier, other)
    exchange = _exchange(request, one, another)
    selection = first_of(exchange.documents, request.user, request.build_absolute_uri)
    name = f"{one.name_in_address}-{another.name_in_address}"
    return download_response(name, suffix, selection)


def _exchange(request: HttpRequest, one: Agent, other: Agent) -> Exchange:
    """What the two wrote to each other, in the year that is asked for."""
    year = QueryDict(values_that_match(year=YEAR)(request.GET)).get("year")
    exchange = Exchange(
        one.record_keys,
        other.record_keys,
        Document.objects.visible_to(request.user),
        int(year) if year else None,
    )
    if one == other or exchange.is_empty:
        raise Http404("No letters of the two")
    return exchange


def _both(request: HttpRequest, *names: str) -> list[Agent]:
    """The people so called, each with all records."""
    visible = Agent.objects.visible_to(request.user)
    called = Q(identifier__in=names) | Q(address__in=names)
    agents = visible.filter(called).with_records(request.user)
    by_name = {
        name: agent
        for agent in agents
        for name in (agent.identifier, agent.address)
        if name in names
    }
    if len(by_name) < len({*names}):
        raise Http404("No such person")
    return [by_name[name] for name in names]
