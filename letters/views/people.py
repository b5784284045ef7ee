"""People and offices, and the documents they took part in."""

from __future__ import annotations

import re

from django.db.models import Q
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
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
from letters.reader.people_list import PeopleList
from letters.views.addresses import page_of_list, query_before_page
from letters.views.listed_names import cached_list_of_names, listed_names

DOCUMENTS_PER_PAGE = 60
_KIND = re.compile("|".join(filter(None, KindOfPart)))


@cached_list_of_names
@require_safe
def agent_list(request: HttpRequest) -> HttpResponse:
    """Everybody; the records of one person stand under one name, if that may be seen."""
    context = listed_names(request, PeopleList)
    return render(request, "letters/agent_list.html", context)


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
    entries = list(agent_page.entries)
    context = {
        "agent": agent,
        "entries": entries,
        "offices": agent_page.offices(entries),
        "recorded_offices": agent_page.recorded_offices,
        "institution": agent_page.institution,
        "heads": agent_page.heads,
        "correspondents": taken.main_correspondents(agent, visible_agents),
        "taken": taken,
        "page": page,
        "documents": taken.load(page),
        "query": query_before_page(request.GET, "as", "year"),
    }
    return render(request, "letters/agent_detail.html", context)


def _permanent_redirect(agent: Agent) -> HttpResponse:
    """Lead to the page that stands for a record, and let search engines forget the old.

    Nobody keeps the answer unasked: an archivist can undo a merge.
    """
    response = HttpResponsePermanentRedirect(agent.get_absolute_url())
    response["Cache-Control"] = "no-cache"
    return response
