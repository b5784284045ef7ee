"""People and editions, as the API gives them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Q
from django.http import Http404, HttpRequest
from ninja import Path, Query

from letters.models import Agent, DocumentStatus, Edition
from letters.models.authority_files import AUTHORITY_FILES
from letters.views.api.document_answers import address_of
from letters.views.api.interface import ANYBODY, operation
from letters.views.api.parameters import Part, RecordList
from letters.views.api.record_schemas import (
    EditionDetail,
    EditionPage,
    PeoplePage,
    PersonDetail,
)
from letters.views.api.rows_that_follow import following

Absolute = Callable[[str], str]
Named = Path[Part]


@operation("people/", "people", PeoplePage)
def list_people(request: HttpRequest, asked: Query[RecordList]) -> dict[str, Any]:
    """People and offices with a part in public documents, by identifier."""
    people = Agent.objects.visible_to(ANYBODY).standing_for_themselves()
    people = people.order_by("identifier")
    if asked.after:
        people = people.filter(identifier__gt=asked.after)
    rows, url = following(request, people, asked.limit, "identifier")
    absolute = request.build_absolute_uri
    return {"items": [_person(agent, absolute) for agent in rows], "next": url}


@operation("people/{identifier}/", "person", PersonDetail)
def get_person(request: HttpRequest, identifier: Named) -> dict[str, Any]:
    """One person or office. Another record of the same person gives the same answer."""
    visible = Agent.objects.visible_to(ANYBODY)
    named = visible.filter(Q(identifier=identifier) | Q(address=identifier)).first()
    if not named:
        raise Http404
    key = named.identity_for(ANYBODY).pk
    agent = visible.with_records(ANYBODY).get(pk=key)
    documents = address_of("api-documents", request.build_absolute_uri)
    return {
        **_person(agent, request.build_absolute_uri),
        "description": agent.description,
        "other_names": agent.other_names,
        "documents_url": f"{documents}?person={agent.identifier}",
    }


def _person(agent: Agent, absolute: Absolute) -> dict[str, Any]:
    return {
        "identifier": agent.identifier,
        "url": absolute(agent.get_absolute_url()),
        "api_url": address_of("api-person", absolute, agent.identifier),
        "name": str(agent),
        "sort_name": agent.authorized_name,
        "kind": agent.kind,
        "born": agent.birth_edtf,
        "died": agent.death_edtf,
        "authorities": {
            field: file.link(known)
            for field, file in AUTHORITY_FILES.items()
            if (known := getattr(agent, field))
        },
    }


@operation("editions/", "editions", EditionPage)
def list_editions(request: HttpRequest, asked: Query[RecordList]) -> dict[str, Any]:
    """The editions with public documents, by identifier."""
    editions = _editions().order_by("identifier")
    if asked.after:
        editions = editions.filter(identifier__gt=asked.after)
    rows, url = following(request, editions, asked.limit, "identifier")
    absolute = request.build_absolute_uri
    return {"items": [_edition(edition, absolute) for edition in rows], "next": url}


@operation("editions/{identifier}/", "edition", EditionDetail)
def get_edition(request: HttpRequest, identifier: Named) -> dict[str, Any]:
    """One edition, such as a volume of a series."""
    edition = _editions().filter(identifier=identifier).first()
    if not edition:
        raise Http404
    absolute = request.build_absolute_uri
    documents = address_of("api-documents", absolute)
    return {
        **_edition(edition, absolute),
        "editors": edition.editor_names,
        "publisher": edition.publisher,
        "rights": edition.reproduction_conditions,
        "elsewhere": edition.address,
        "documents_url": f"{documents}?edition={edition.identifier}",
        "tei": address_of("edition-tei", absolute, edition.identifier),
        "epub": address_of("edition-epub", absolute, edition.identifier),
    }


def _editions() -> Any:
    public = Q(documents__status=DocumentStatus.PUBLISHED)
    visible = Edition.objects.visible_to(ANYBODY)
    return visible.annotate(document_count=Count("documents", filter=public))


def _edition(edition: Any, absolute: Absolute) -> dict[str, Any]:
    return {
        "identifier": edition.identifier,
        "url": absolute(edition.get_absolute_url()),
        "api_url": address_of("api-edition", absolute, edition.identifier),
        "title": edition.title,
        "series": edition.series_title,
        "sub_series": edition.sub_series,
        "volume": edition.volume,
        "year": edition.year,
        "documents": edition.document_count,
    }
