"""Who wrote to whom, as a picture and in words: of the archive, and around a person."""

from __future__ import annotations

from django.db.models import Q
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from letters.middleware.page_cache import cached_until_change
from letters.models import Agent
from letters.reader.network.shown_network import network_around, network_of_archive


@cached_until_change()
@require_safe
def network(request: HttpRequest) -> HttpResponse:
    context = {"picture": network_of_archive(request.user)}
    return render(request, "letters/network.html", context)


@cached_until_change()
@require_safe
def agent_network(request: HttpRequest, identifier: str) -> HttpResponse:
    """Of a person or an office; 404 if no letter with anybody else is held."""
    called = Q(identifier=identifier) | Q(address=identifier)
    agents = Agent.objects.visible_to(request.user).filter(called)
    agent = get_object_or_404(agents[:1])
    identity = agent.identity_for(request.user)
    if identity != agent or agent.name_in_address != identifier:
        address = reverse("letters:agent-network", args=[identity.name_in_address])
        response = HttpResponsePermanentRedirect(address)
        # Nobody keeps the answer unasked: an archivist can undo a merge.
        response["Cache-Control"] = "no-cache"
        return response
    picture = network_around(agent, request.user)
    if not picture.ties:
        raise Http404("No letters with anybody")
    context = {"agent": agent, "picture": picture}
    return render(request, "letters/network.html", context)
