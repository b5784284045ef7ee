"""The search engine that the settings name, and the rows that it indexes.

Documents and front matter have an index each, so that no count, rank or suggestion of
the one depends on the other.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from letters.models import Document, IndexRequest, Section, SectionIndexRequest
from letters.models.outbox_queries import RequestQuerySet
from letters.search.interface import ROWS, IndexEntry, SearchBackend
from letters.search.query.tree import Material

# The names of the engines in the settings.
ALIASES = {Material.DOCUMENTS: DEFAULT_ALIAS, Material.FRONT: "front"}
REQUESTS = {Material.DOCUMENTS: IndexRequest, Material.FRONT: SectionIndexRequest}


def backend(material: Material = Material.DOCUMENTS) -> SearchBackend:
    return connections[ALIASES[material]].get_backend()


def requests(material: Material) -> RequestQuerySet:
    """What waits to be indexed."""
    return REQUESTS[material].objects.all()


def indexable(material: Material = Material.DOCUMENTS) -> models.QuerySet[Any]:
    """All rows to be indexed, with what is read of them."""
    return _search_index(ROWS[material]).index_queryset()


def entry_of(row: Document | Section) -> IndexEntry:
    return _search_index(type(row)).entry_of(row)


def _search_index(model: type[models.Model]) -> Any:
    """The class of `search_indexes`, as Haystack found it."""
    return connections[DEFAULT_ALIAS].get_unified_index().get_index(model)
