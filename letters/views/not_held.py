"""What an address names and the archive does not hold: who cites it, and where it may be."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from letters.derivation.text.cross_references import read_target
from letters.models import CrossReference
from letters.models.targets import (
    address_elsewhere,
    describe_target,
    target_identifier,
)
from letters.reader.target_addresses import target_edition
from letters.tei.references import Target


def document_not_held(request: HttpRequest, identifier: str) -> HttpResponse:
    """`not_held` for the identifier of a document, such as "frus1961-63v06/d12"."""
    volume, _, part = identifier.partition("/")
    target = read_target(part)
    if not target or not target.document or target.fragment != part:
        raise Http404("No such document")
    return not_held(request, replace(target, volume=volume))


def not_held(request: HttpRequest, target: Target) -> HttpResponse:
    """A page with the status 404 that says what is known of `target`.

    What the reader may not see is described as what was never here. Raises Http404 if
    nothing is known: no series, no volume, no reference.
    """
    edition = target_edition(target, request.user)
    elsewhere = address_elsewhere(target)
    citing = CrossReference.objects.wanted_by(request.user).to_target(target)
    citing_count = citing.order_by().values("document").distinct().count()
    if not (edition or elsewhere or citing_count):
        raise Http404(f"Nothing is known of {describe_target(target)}")
    context = {
        "edition": edition,
        "description": describe_target(target),
        "elsewhere": elsewhere,
        "citing_count": citing_count,
        "identifier": target_identifier(target),
    }
    status = HTTPStatus.NOT_FOUND
    return render(request, "letters/not_held.html", context, status=status)
