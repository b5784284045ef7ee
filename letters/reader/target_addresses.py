"""Where the archive has what a reference of the series points to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from letters.models import Document, Edition
from letters.reader.printed_page import page_labels, pages_labelled
from letters.rendering.contract import fragment_to, note_id
from letters.tei.references import Target

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


def target_address(target: Target, user: AbstractUser | AnonymousUser) -> str:
    """The address of `target`, as far as `user` may see it; "" if it is not held."""
    if target.document or target.identifier:
        return _document_address(target, user)
    edition = target_edition(target, user)
    if not edition:
        return ""
    if target.page:
        return _page_address(target.page, edition, user)
    return edition.get_absolute_url()


def target_edition(
    target: Target, user: AbstractUser | AnonymousUser
) -> Edition | None:
    """The volume that `target` is in, if `user` may see it."""
    visible = Edition.objects.visible_to(user).for_reading()
    return visible.filter(identifier=target.volume).first()


def _page_address(
    label: str, edition: Edition, user: AbstractUser | AnonymousUser
) -> str:
    visible = Document.objects.visible_to(user)
    is_held = (
        label in page_labels(edition, visible)
        or pages_labelled(edition, label, visible).exists()
    )
    address = reverse("letters:edition-page", args=[edition.identifier, label])
    return address if is_held else ""


def _document_address(target: Target, user: AbstractUser | AnonymousUser) -> str:
    identifier = target.identifier or f"{target.volume}/{target.document}"
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
    keys = {note.encoded_id == encoded: note.key for note in notes}
    return keys.get(True) or keys.get(False, "")
