"""Documents similar to one, and the words that two have in common."""

from __future__ import annotations

from http import HTTPStatus

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from letters.forms.shared_words import USUAL, SharedWordsForm
from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.search.compare.shared_passages import SharedPassages
from letters.search.compare.similar_documents import similar_documents
from letters.search.errors import BeingBuiltError, SearchError
from letters.views.decorators import document_view

PASSAGES_PER_PAGE = 50


@document_view
def similar(request: HttpRequest, document: Document) -> HttpResponse:
    try:
        alike = similar_documents(document, request.user)
    except SearchError as error:
        status = HTTPStatus.SERVICE_UNAVAILABLE
        context = {
            "document": document,
            "is_unavailable": True,
            "is_being_built": isinstance(error, BeingBuiltError),
        }
        return render(request, "letters/document_similar.html", context, status=status)
    relations = {
        related.pk: relation
        for relation, related in Apparatus(document, request.user).relations
    }
    context = {
        "document": document,
        "similar": [(match, relations.get(match.document.pk, "")) for match in alike],
        "least": USUAL,
    }
    return render(request, "letters/document_similar.html", context)


@document_view
def shared(request: HttpRequest, document: Document, other: str) -> HttpResponse:
    """The passages that two documents share, for readers who may see both."""
    second = other_document(request, document, other)
    form = SharedWordsForm(request.GET)
    passages = SharedPassages(document, second, form.least)
    page = Paginator(passages.runs, PASSAGES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "document": document,
        "other": second,
        "form": SharedWordsForm({"words": form.least}),
        "least": form.least,
        "page": page,
        "passages": passages.shown(page.object_list),
        "query": f"words={form.least}&",
    }
    response = render(request, "letters/document_shared.html", context)
    if not second.is_published:
        add_never_cache_headers(response)
    return response


def other_document(
    request: HttpRequest, document: Document, identifier: str
) -> Document:
    """Raises Http404 for `document` itself, too."""
    visible = Document.objects.visible_to(request.user).for_reading()
    named = Q(identifier=identifier) | Q(former_identifiers__identifier=identifier)
    other = visible.filter(named).exclude(pk=document.pk).first()
    if not other:
        raise Http404("No such document")
    return other
