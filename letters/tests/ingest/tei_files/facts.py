"""What of a document is the same in every archive that holds it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection

from letters.models import Agent, Document, Edition, Repository


def facts(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "kind": document.kind,
        "date": document.date_edtf,
        "number": document.number,
        "parties": [document.senders, document.recipients],
        "text": document.text,
        "notes": [*document.footnotes.values_list("key", "number", "text")],
        "marks": [*document.marks.values_list("key", "kind", "text")],
        "pages": [*document.pages.values_list("key", "label")],
    }


def all_facts(among: Iterable[str] = ()) -> dict[str, dict[str, Any]]:
    """Of all documents, or of these alone; not of texts that others carry."""
    documents = Document.objects.filter(carrier=None)
    if among:
        documents = documents.filter(identifier__in=among)
    return {document.identifier: facts(document) for document in documents}


def empty_archive() -> None:
    models = (Document, Edition, Agent, Repository)
    tables = ", ".join(model._meta.db_table for model in models)
    with connection.cursor() as cursor:
        # Checks that wait for the end of the transaction would hold the tables.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
