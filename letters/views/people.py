"""People and offices, and the documents they took part in."""

from __future__ import annotations

from django.core.paginator import Page
from django.db.models import Prefetch, Q, QuerySet
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from letters.middleware.canonical_address import page_numbers
from letters.middleware.page_cache import cached_until_change
from letters.models import Agent, NameVariant
from letters.models.agent_queries import AgentQuerySet
from letters.reader.agent_page import AgentPage
from letters.views.addresses import page_of_list

PEOPLE_PER_PAGE = 100
LINES_PER_PAGE = 50


@cached_until_change(page_numbers("page"))
@require_safe
def agent_list(request: HttpRequest) -> HttpResponse:
    """Everybody; identities of one person stand under one name, if that may be seen."""
    visible = Agent.objects.visible_to(request.user)
    agents = _with_identities(request).exclude(merged_into__in=visible)
    page = page_of_list(request, agents, PEOPLE_PER_PAGE)
    return render(request, "letters/agent_list.html", {"page": page})


@cached_until_change(page_numbers("documents", "parts", "volumes"))
@require_safe
def agent_detail(request: HttpRequest, identifier: str) -> HttpResponse:
    variants = NameVariant.objects.visible_to(request.user)
    agents = _with_identities(request).prefetch_related(
        Prefetch("name_variants", queryset=variants)
    )
    named = Q(identifier=identifier) | Q(address=identifier)
    agent = get_object_or_404(agents.filter(named)[:1])
    identity = agent.identity_for(request.user)
    if identity != agent:
        return _permanent_redirect(identity)
    if agent.address and agent.address != identifier:
        return _permanent_redirect(agent)
    agent_page = AgentPage([agent, *agent.identities.all()], request.user)
    entries = _page(request, "volumes", agent_page.entries)
    context = {
        "agent": agent,
        "entries": entries,
        "offices": agent_page.offices(entries),
        "recorded_offices": agent_page.recorded_offices,
        "institution": agent_page.institution,
        "heads": agent_page.heads,
        "events": _page(request, "parts", agent_page.events),
        "documents": _page(request, "documents", agent_page.naming_documents),
        "conditions": agent_page.conditions,
    }
    return render(request, "letters/agent_detail.html", context)


def _permanent_redirect(agent: Agent) -> HttpResponse:
    """Lead to the page that stands for a record, and let search engines forget the old.

    Nobody keeps the answer unasked: an archivist can undo a merge.
    """
    response = HttpResponsePermanentRedirect(agent.get_absolute_url())
    response["Cache-Control"] = "no-cache"
    return response


def _with_identities(request: HttpRequest) -> AgentQuerySet:
    visible = Agent.objects.visible_to(request.user)
    return visible.prefetch_related(Prefetch("identities", queryset=visible))


def _page(request: HttpRequest, name: str, rows: QuerySet) -> Page:
    """A page of one of several lists; `name` is the parameter for its number."""
    page = page_of_list(request, rows, LINES_PER_PAGE, name)
    page.parameter = name
    return page
