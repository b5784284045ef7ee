"""Makes documents to search, and the index that has them."""

from __future__ import annotations

import shutil
import threading

from django.contrib.auth.models import AnonymousUser

from letters.derivation.description.document_kinds import DocumentKind
from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus
from letters.search import Facet, Search, SearchPage, parse_query, search
from letters.search.engines import configured
from letters.search.indexing import IndexChanges, bring_up_to_date
from letters.tests import factories

ANYBODY = AnonymousUser()


def make_document(
    notation: str = "One area is improvement in our hotline.",
    *,
    identifier: str = "letter",
    title: str = "Letter to Chernenko",
    status: str = DocumentStatus.PUBLISHED,
    kind: str = DocumentKind.LETTER,
) -> Document:
    """A saved document, not yet in the index."""
    return factories.make_document(
        identifier, notation, title=title, status=status, kind=kind
    )


def change_text(document: Document, notation: str) -> None:
    save_document(document, factories.make_tei(notation), Edit())


def update_index() -> IndexChanges:
    return bring_up_to_date(threading.Event())


def forget_index() -> None:
    configured.backend().index.close()
    shutil.rmtree(configured.backend().generations.root, ignore_errors=True)


def search_for(text: str, **chosen: str) -> list[str]:
    """The identifiers of the documents that everybody finds, sorted."""
    return sorted(hit.document.identifier for hit in page_for(text, **chosen).hits)


def page_for(text: str, **chosen: str) -> SearchPage:
    keys = {Facet(facet): (key,) for facet, key in chosen.items()}
    return search(Search(parse_query(text), keys, per_page=2000), ANYBODY)
