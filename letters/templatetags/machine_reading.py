"""What lists and records tell machines: Open Graph, and JSON-LD of schema.org.

Documents and readings have richer data of their own (`citations/json_ld.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse

from letters.models import Agent, Edition, Place, Repository

register = template.Library()
_TEMPLATE = "letters/partials/machine_reading.html"
_CONTEXT = "https://schema.org"


@register.inclusion_tag(_TEMPLATE, takes_context=True)
def list_metadata(
    context: Context, name: str, rows: Iterable[Any], page: Page | None = None
) -> dict[str, Any]:
    """A CollectionPage with the `rows` of this page; `page` knows how many there are in
    all. A row is a record, or begins with one."""
    request, site = context["request"], context["site"]
    first = page.start_index() if page else 1
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": _name_of(record),
            "url": request.build_absolute_uri(record.get_absolute_url()),
        }
        for position, record in enumerate(map(_record_of, rows), first)
    ]
    listed = {
        "@type": "ItemList",
        "numberOfItems": page.paginator.count if page else len(items),
        "itemListElement": items,
    }
    home = request.build_absolute_uri(reverse("letters:home"))
    data = {
        "@type": "CollectionPage",
        "name": name,
        "isPartOf": {"@type": "WebSite", "name": site.name, "url": home},
        "mainEntity": listed,
    }
    return _told(context, name, data)


@register.inclusion_tag(_TEMPLATE, takes_context=True)
def record_metadata(context: Context, record: Any) -> dict[str, Any]:
    """What is known of a person, an institution, a repository, a place or an edition."""
    return _told(context, _name_of(record), _described(record))


@register.inclusion_tag(_TEMPLATE, takes_context=True)
def site_metadata(context: Context) -> dict[str, Any]:
    """The archive itself, and how it is searched."""
    request, site = context["request"], context["site"]
    search = request.build_absolute_uri(reverse("letters:search"))
    data = {
        "@type": "WebSite",
        "name": site.name,
        "description": site.subtitle,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{search}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    return _told(context, site.name, data)


@register.inclusion_tag("letters/partials/open_graph.html", takes_context=True)
def open_graph(context: Context, name: str, kind: str = "website") -> dict[str, Any]:
    """For what tells machines the rest by other means."""
    return {**_told(context, name, {}), "kind": kind}


def _told(context: Context, name: str, data: dict[str, Any]) -> dict[str, Any]:
    address = _address_of(context["request"])
    known = {key: value for key, value in data.items() if value}
    return {
        "site": context["site"],
        "name": name,
        "kind": "website",
        "address": address,
        "data": {"@context": _CONTEXT, "@id": address, "url": address, **known},
    }


def _address_of(request: HttpRequest) -> str:
    """Without what narrows the list or turns its pages."""
    return request.build_absolute_uri(request.path)


def _record_of(row: Any) -> Any:
    # A record with how many documents it has.
    return row[0] if type(row) is tuple else row


def _name_of(record: Any) -> str:
    for name in ("name_and_date", "full_title", "page_title"):
        if words := getattr(record, name, ""):
            return str(words)
    return str(record)


@singledispatch
def _described(record: Any) -> dict[str, Any]:
    return {"@type": "Thing", "name": str(record)}


@_described.register
def _(agent: Agent) -> dict[str, Any]:
    is_person = agent.kind == Agent.Kind.PERSON
    elsewhere = [address for _, address in agent.authority_links]
    return {
        "@type": "Person" if is_person else "Organization",
        "name": agent.page_title,
        "alternateName": [agent.authorized_name, *agent.other_names],
        "description": agent.description,
        "birthDate": agent.birth_edtf if is_person else "",
        "deathDate": agent.death_edtf if is_person else "",
        "sameAs": [*elsewhere, *filter(None, [agent.authority])],
    }


@_described.register
def _(repository: Repository) -> dict[str, Any]:
    return {
        "@type": "ArchiveOrganization",
        "name": str(repository),
        "location": repository.place,
    }


@_described.register
def _(place: Place) -> dict[str, Any]:
    return {"@type": "Place", "name": str(place)}


@_described.register
def _(edition: Edition) -> dict[str, Any]:
    series = {"@type": "BookSeries", "name": edition.series_title}
    publisher = {"@type": "Organization", "name": edition.publisher}
    return {
        "@type": ["Book", "PublicationVolume"],
        "name": edition.full_title,
        "volumeNumber": edition.volume,
        "editor": edition.editors,
        "publisher": publisher if edition.publisher else {},
        "datePublished": str(edition.year or ""),
        "isPartOf": series if edition.series_title else {},
        "sameAs": edition.address,
    }
