"""People and offices, and the documents they had a part in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from letters.middleware.page_cache import cached_until_change
from letters.models import (
    Agent,
    ConditionalPassage,
    CorrespondenceEvent,
    Document,
    Entry,
    Mention,
)
from letters.models.agent_queries import AgentQuerySet
from letters.models.document_queries import DocumentQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

PEOPLE_PER_PAGE = 100
LINES_PER_PAGE = 50


@cached_until_change("page")
@require_safe
def agent_list(request: HttpRequest) -> HttpResponse:
    """Everybody, those who are the same person under one name, if that may be seen."""
    visible = Agent.objects.visible_to(request.user)
    agents = _with_identities(request).exclude(merged_into__in=visible)
    page = Paginator(agents, PEOPLE_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "letters/agent_list.html", {"page": page})


@cached_until_change()
@require_safe
def agent_detail(request: HttpRequest, identifier: str) -> HttpResponse:
    agents = _with_identities(request).prefetch_related("name_variants")
    agent = get_object_or_404(agents, identifier=identifier)
    identity = agent.identity_for(request.user)
    if identity != agent:
        # For now: a merge can be undone.
        return HttpResponseRedirect(identity.get_absolute_url())
    # As many records as stand for the person, this one among them.
    records = [agent, *agent.identities.all()]
    visible = Document.objects.visible_to(request.user)
    context = {
        "agent": agent,
        "entries": _page(request, "volumes", _entries(records, request.user)),
        "events": _page(request, "parts", _events(records, visible)),
        "documents": _page(request, "documents", _naming(records, visible)),
        "conditions": ConditionalPassage.objects.filter(
            authority__in=records, document__in=visible, is_in_text=True
        ).select_related("document"),
    }
    return render(request, "letters/agent_detail.html", context)


def _with_identities(request: HttpRequest) -> AgentQuerySet:
    visible = Agent.objects.visible_to(request.user)
    return visible.prefetch_related(Prefetch("identities", queryset=visible))


def _page(request: HttpRequest, name: str, rows: QuerySet) -> Page:
    """A page of one of several lists; `name` is the parameter that turns it."""
    page = Paginator(rows, LINES_PER_PAGE).get_page(request.GET.get(name))
    page.parameter = name
    return page


def _entries(records: list[Agent], user: AbstractUser | AnonymousUser) -> QuerySet:
    entries = Entry.objects.visible_to(user).filter(agent__in=records)
    return entries.select_related("edition").order_by("edition__identifier", "position")


def _events(records: list[Agent], visible: DocumentQuerySet) -> QuerySet:
    return (
        CorrespondenceEvent.objects.filter(agent__in=records, document__in=visible)
        .select_related("document")
        .order_by("document__date_earliest", "document__identifier", "position")
    )


def _naming(records: list[Agent], visible: DocumentQuerySet) -> QuerySet:
    """Documents that name the person, with `times`, by the lists of their volumes."""
    # Counted apart: grouped by all the columns of a document it takes far longer.
    times = (
        Mention.objects.filter(entry__agent__in=records, document=OuterRef("pk"))
        .order_by()
        .values("document")
        .values(total=Sum("times"))
    )
    named = Mention.objects.filter(entry__agent__in=records).values("document")
    documents = visible.filter(pk__in=named).annotate(times=Subquery(times))
    return documents.select_related("edition")
