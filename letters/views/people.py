"""People and offices, and the documents they had a part in."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from letters.models import Agent, CorrespondenceEvent, Document

PEOPLE_PER_PAGE = 100


@require_safe
def agent_list(request: HttpRequest) -> HttpResponse:
    agents = Agent.objects.visible_to(request.user)
    page = Paginator(agents, PEOPLE_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "letters/agent_list.html", {"page": page})


@require_safe
def agent_detail(request: HttpRequest, identifier: str) -> HttpResponse:
    agents = Agent.objects.visible_to(request.user).prefetch_related("name_variants")
    agent = get_object_or_404(agents, identifier=identifier)
    visible = Document.objects.visible_to(request.user)
    context = {
        "agent": agent,
        "events": CorrespondenceEvent.objects.filter(agent=agent, document__in=visible)
        .select_related("document")
        .order_by("document__date_earliest", "document__identifier", "position"),
        "conditions": agent.conditions_set.filter(
            document__in=visible, is_in_text=True
        ).select_related("document"),
    }
    return render(request, "letters/agent_detail.html", context)
