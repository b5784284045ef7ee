"""People and offices, and the documents they took part in."""

from __future__ import annotations

import re

from django.db.models import Q
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    QueryDict,
)
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from letters.middleware.canonical_address import (
    YEAR,
    OtherAddressError,
    values_that_match,
)
from letters.middleware.page_cache import cached_until_change
from letters.models import Agent, Document
from letters.reader.agent_page import AgentPage
from letters.reader.parts_taken import KindOfPart, PartsTaken
from letters.reader.taking.selection import selected
from letters.views.addresses import page_of_list, query_before_page
from letters.views.taking.downloads import download_links, download_response
from letters.views.taking.held_places import few_streams_at_once

DOCUMENTS_PER_PAGE = 50
_KIND = re.compile("|".join(filter(None, KindOfPart)))


@cached_until_change(values_that_match(**{"as": _KIND}, year=YEAR))
@require_safe
def agent_detail(request: HttpRequest, identifier: str) -> HttpResponse:
    """A person or an institution: who it is, with whom it corresponded, its documents."""
    visible_agents = Agent.objects.visible_to(request.user)
    called = Q(identifier=identifier) | Q(address=identifier)
    agents = visible_agents.filter(called).with_records(request.user)
    agent = get_object_or_404(agents[:1])
    identity = agent.identity_for(request.user)
    if identity != agent or agent.name_in_address != identifier:
        return _permanent_redirect(identity)
    documents = Document.objects.visible_to(request.user)
    role, year = KindOfPart(request.GET.get("as", "")), request.GET.get("year")
    taken = PartsTaken(agent.record_keys, documents, role, int(year) if year else None)
    if (role or year) and not taken.documents:
        raise OtherAddressError("?")
    page = page_of_list(request, taken.documents, DOCUMENTS_PER_PAGE)
    agent_page = AgentPage(agent, request.user)
    context = {
        "agent": agent,
        "entries": agent_page.entries,
        "offices": agent_page.offices,
        "recorded_offices": agent_page.recorded_offices,
        "institution": agent_page.institution,
        "heads": agent_page.heads,
        "correspondents": taken.main_correspondents(agent, visible_agents),
        "taken": taken,
        "page": page,
        "documents": taken.load(page),
        "query": query_before_page(request.GET, "as", "year"),
        "downloads": download_links(
            "agent-files",
            query_before_page(request.GET, "as", "year").removesuffix("&"),
            agent.name_in_address,
        ),
    }
    return render(request, "letters/agent_detail.html", context)


@require_safe
@few_streams_at_once
def agent_download(
    request: HttpRequest, identifier: str, suffix: str
) -> HttpResponseBase:
    """The documents of a person, in a part and of a year, as the page lists them."""
    visible_agents = Agent.objects.visible_to(request.user)
    called = Q(identifier=identifier) | Q(address=identifier)
    agents = visible_agents.filter(called).with_records(request.user)
    agent = get_object_or_404(agents[:1])
    given = values_that_match(**{"as": _KIND}, year=YEAR)(request.GET)
    narrowed = QueryDict(given)
    year = narrowed.get("year")
    taken = PartsTaken(
        agent.record_keys,
        Document.objects.visible_to(request.user),
        KindOfPart(narrowed.get("as", "")),
        int(year) if year else None,
    )
    keys = [parts.document for parts in taken.documents]
    selection = selected(keys, request.user, request.build_absolute_uri)
    return download_response(agent.name_in_address, suffix, selection)


def _permanent_redirect(agent: Agent) -> HttpResponse:
    """Lead to the page that stands for a record, and let search engines forget the old.

    Nobody keeps the answer unasked: an archivist can undo a merge.
    """
    response = HttpResponsePermanentRedirect(agent.get_absolute_url())
    response["Cache-Control"] = "no-cache"
    return response
