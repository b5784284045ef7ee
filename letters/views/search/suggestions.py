"""Suggestions for a query that is being typed, for the search box and for programs."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from letters.forms.search import SearchForm
from letters.search import SearchUnavailableError
from letters.search.results.autocomplete import complete
from letters.views.search.answers import reason_of


@require_safe
def suggest_json(request: HttpRequest) -> JsonResponse:
    try:
        completions = complete(SearchForm(request.GET).query_text)
    except SearchUnavailableError as error:
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return JsonResponse({"error": reason_of(error)}, status=status)
    people = [
        {
            "name": str(person.agent),
            "url": person.agent.get_absolute_url(),
            "query": person.query_text,
            "sent": person.sent,
            "received": person.received,
            "written": person.written,
        }
        for person in completions.suggestions.people
    ]
    volumes = [
        {
            "title": volume.edition.title,
            "url": volume.edition.get_absolute_url(),
            "query": volume.query_text,
            "documents": volume.documents,
        }
        for volume in completions.suggestions.volumes
    ]
    return JsonResponse(
        {"words": completions.words, "people": people, "volumes": volumes}
    )
