"""Where the series' own way of pointing leads: d12, d12fn3, pg_45, or a whole volume."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from letters.derivation.text.cross_references import read_target
from letters.models import Document, Edition
from letters.models.targets import address_elsewhere, describe_target
from letters.rendering.contract import fragment_to, note_id
from letters.tei.references import Target
from letters.views.editions.pages import page_labels, pages_labelled

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


@require_safe
def edition_find(
    request: HttpRequest, identifier: str, pointer: str = ""
) -> HttpResponse:
    """Lead to what is meant. What is not held has an answer, and still is not found."""
    target = _read(identifier, pointer)
    if address := find_address(target, request.user):
        return HttpResponseRedirect(address)
    elsewhere = address_elsewhere(target)
    edition = _edition(target, request.user)
    if not (edition or elsewhere):
        raise Http404("No such volume")
    context = {
        "edition": edition,
        "description": describe_target(target),
        "elsewhere": elsewhere,
    }
    status = HTTPStatus.NOT_FOUND
    return render(request, "letters/edition_find.html", context, status=status)


def _read(volume: str, pointer: str) -> Target:
    if not pointer:
        return Target(volume)
    target = read_target(pointer)
    if not target or target.fragment != pointer or not pointer.isascii():
        raise Http404("No such pointer")
    return replace(target, volume=volume)


def find_address(target: Target, user: AbstractUser | AnonymousUser) -> str:
    """Where the archive has `target`, as far as `user` may see it; or nothing."""
    if target.document:
        return _document_address(target, user)
    edition = _edition(target, user)
    if not edition:
        return ""
    if target.page:
        return _page_address(target.page, edition, user)
    return edition.get_absolute_url()


def _edition(target: Target, user: AbstractUser | AnonymousUser) -> Edition | None:
    visible = Edition.objects.visible_to(user).for_reading()
    return visible.filter(identifier=target.volume).first()


def _page_address(
    label: str, edition: Edition, user: AbstractUser | AnonymousUser
) -> str:
    visible = Document.objects.visible_to(user)
    is_there = (
        label in page_labels(edition, visible)
        or pages_labelled(edition, label, visible).exists()
    )
    address = reverse("letters:edition-page", args=[edition.identifier, label])
    return address if is_there else ""


def _document_address(target: Target, user: AbstractUser | AnonymousUser) -> str:
    identifier = f"{target.volume}/{target.document}"
    visible = Document.objects.visible_to(user).only("identifier")
    document = (
        visible.filter(identifier=identifier).first()
        or visible.filter(former_identifiers__identifier=identifier).first()
    )
    if not document:
        return ""
    note = _note_key(document, target)
    return document.get_absolute_url() + (fragment_to(note_id(note)) if note else "")


def _note_key(document: Document, target: Target) -> str:
    """The footnote with the xml:id meant; else the one with its printed number."""
    if not target.footnote:
        return ""
    encoded = f"{target.document}fn{target.footnote}"
    notes = document.footnotes.filter(Q(encoded_id=encoded) | Q(key=target.footnote))
    found = {note.encoded_id == encoded: note.key for note in notes}
    return found.get(True) or found.get(False, "")
