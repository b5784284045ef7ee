"""The index of topics over all volumes."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.middleware.canonical_address import page_numbers
from letters.middleware.page_cache import cached_until_change
from letters.reader.topic_list import TopicList
from letters.reader.topic_page import TopicPage
from letters.views.addresses import page_of_list
from letters.views.listed_names import cached_list_of_names, listed_names


@cached_list_of_names
@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    context = listed_names(request, TopicList)
    return render(request, "letters/topic_list.html", context)


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
