"""Give views the document or edition of an address, if the reader may know of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from letters.models import Document, Edition
from letters.models.locks import AdvisoryLock, one_of_few_places
from letters.reader.document_rows import document_for_reading
from letters.tei.references import Target
from letters.views.not_held import document_not_held, not_held
from letters.views.outages import BUSY_SECONDS, unavailable

DocumentView = Callable[..., HttpResponse]
EditionView = Callable[..., HttpResponse]

TOO_MANY = (
    "The archive is making as many files for other readers as it can at once. "
    "Please try again in a few seconds."
)


def few_at_once(view: DocumentView) -> DocumentView:
    """Let only LETTERS_FILES_AT_ONCE requests into such views, in all web processes.

    Others are told to come again: a queue of them would keep all readers waiting.
    """

    @wraps(view)
    def in_one_of_few_places(*arguments: Any, **rest: Any) -> HttpResponse:
        places = settings.LETTERS_FILES_AT_ONCE
        with one_of_few_places(AdvisoryLock.FILE_BEING_MADE, places) as is_free:
            if is_free:
                return view(*arguments, **rest)
        return unavailable(TOO_MANY, retry_after=BUSY_SECONDS)

    return in_one_of_few_places


def document_view(view: DocumentView) -> DocumentView:
    """Give the view the document that the address names, if the reader may see it.

    A former identifier redirects to its document. A draft answers 404, as an address
    that never existed: its existence is not public either.
    """

    @require_safe
    @wraps(view)
    def with_document(
        request: HttpRequest, identifier: str, **rest: Any
    ) -> HttpResponse:
        document = document_for_reading(identifier, request.user)
        if not document:
            return _at_former_address(request, identifier)
        response = view(request, document, **rest)
        if not document.is_published:
            add_never_cache_headers(response)
        return response

    return with_document


def _at_former_address(request: HttpRequest, identifier: str) -> HttpResponse:
    visible = Document.objects.visible_to(request.user)
    former = visible.filter(former_identifiers__identifier=identifier).first()
    if not former:
        return document_not_held(request, identifier)
    start = f"/documents/{identifier}/"
    tail = request.get_full_path().partition(start)[2]
    return HttpResponsePermanentRedirect(former.get_absolute_url() + tail)


def edition_view(view: EditionView) -> EditionView:
    """Give the view the edition that the address names, if the reader may see it."""

    @require_safe
    @wraps(view)
    def with_edition(
        request: HttpRequest, identifier: str, **rest: Any
    ) -> HttpResponse:
        visible = Edition.objects.visible_to(request.user).for_reading()
        edition = visible.filter(identifier=identifier).first()
        if not edition:
            return not_held(request, Target(volume=identifier))
        return view(request, edition, **rest)

    return with_edition
