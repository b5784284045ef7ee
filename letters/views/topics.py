"""What the indexes of all volumes have of one topic."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.middleware.canonical_address import page_numbers
from letters.middleware.page_cache import cached_until_change
from letters.reader.topic_page import TopicPage
from letters.views.addresses import page_of_list


@cached_until_change(page_numbers("page"))
@require_safe
def topic_detail(request: HttpRequest, key: str) -> HttpResponse:
    """What the volumes have under one heading, and the documents and pages it names."""
    topic = TopicPage(request.user, key)
    if not topic.name:
        raise Http404("No such topic")
    page = page_of_list(request, topic.pages, 1)
    volumes = topic.load(page.object_list[0])
    context = {"topic": topic, "page": page, "volumes": volumes}
    return render(request, "letters/topic_detail.html", context)
