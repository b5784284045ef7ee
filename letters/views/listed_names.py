"""The pages that list names by letter, all of one shape: people, topics, terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.middleware.page_cache import cached_until_change
from letters.reader.glossary import Glossary
from letters.reader.names_by_letter import NamesByLetter
from letters.reader.people_list import PeopleList
from letters.reader.topic_list import TopicList
from letters.views.addresses import (
    names_by_letter,
    page_of_list,
    query_before_page,
)

NAMES_PER_PAGE = 100


def list_of_names(
    template: str, names_of: type[NamesByLetter[Any]]
) -> Callable[[HttpRequest], HttpResponse]:
    """The view whose template gets the `names` that letter and words leave, and of one
    `page` of them what was `listed`."""

    # A reader may type any words: such pages are made each time.
    @cached_until_change(names_by_letter, uncached=["words"])
    @require_safe
    def listed_names(request: HttpRequest) -> HttpResponse:
        letter, words = request.GET.get("letter", ""), request.GET.get("words", "")
        names = names_of(request.user, letter, words)
        page = page_of_list(request, names.keys, NAMES_PER_PAGE)
        context = {
            "names": names,
            "words": words,
            "page": page,
            "listed": names.load(page),
            "query": query_before_page(request.GET, "letter", "words"),
        }
        return render(request, template, context)

    return listed_names


agent_list = list_of_names("letters/agent_list.html", PeopleList)
glossary = list_of_names("letters/glossary.html", Glossary)
topic_list = list_of_names("letters/topic_list.html", TopicList)
