"""The search engine that the settings name, and the documents that it indexes."""

from __future__ import annotations

from typing import Any

from django.db import models
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from letters.models import Document
from letters.search.interface import IndexEntry, SearchBackend


def backend() -> SearchBackend:
    return connections[DEFAULT_ALIAS].get_backend()


def indexable_documents() -> models.QuerySet[Document]:
    return _document_index().index_queryset()


def entry_of(document: Document) -> IndexEntry:
    return _document_index().entry_of(document)


def _document_index() -> Any:
    """The DocumentIndex of `search_indexes`, as Haystack found it."""
    return connections[DEFAULT_ALIAS].get_unified_index().get_index(Document)
